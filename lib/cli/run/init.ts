import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zonePrefix, zoneTrouble } from '../../network/zone-id';
import type { Run } from '../command';
import { EXIT, UsageError } from '../exit-code';
import { messages, type Language } from '../language';
import { askQuestions } from '../starters/questions';
import { projectFiles } from '../starters/project-files';
import { STARTERS, systemNameOf, type ProjectAnswers, type StarterName } from '../starters/starter';

const WORDS = messages({
  en: {
    exists: (folder: string, files: string): string =>
      `nothing was written: '${folder}' has ${files} already; choose another folder with --out`,
    noStarter: `name a starter, such as pigeon init pigeon-web; there are ${STARTERS.join(', ')}`,
    badName: (name: string): string =>
      `'--name' is 2 to 20 small letters, digits and hyphens, and begins with a letter; got '${name}'`,
    badRegion: (region: string): string => `'--region' looks like 'cn-hangzhou', got '${region}'`,
    badZones: (region: string, zones: string): string =>
      `'--zones' names two zones of ${region}, such as '${zonePrefix(region)}h,${zonePrefix(region)}i'; got '${zones}'`,
    badDomain: (domain: string): string => `'--domain' looks like 'example.com', got '${domain}'`,
    wrote: (file: string): string => `wrote ${file}`,
    next: (folder: string): string => `then: cd ${folder} && npm install && npm run synth`,
    placeholders: 'The ids, ciphertexts and certificates in it are examples: README.md says which to replace.',
    cancelled: 'nothing was written',
  },
  zh: {
    exists: (folder, files) => `什么都没有写：'${folder}' 中已有 ${files}；请用 --out 选择其他目录`,
    noStarter: `请指定起始模板，例如 pigeon init pigeon-web；可选：${STARTERS.join('、')}`,
    badName: name => `'--name' 为 2 到 20 个小写字母、数字和连字符，以字母开头；而不是 '${name}'`,
    badRegion: region => `'--region' 形如 'cn-hangzhou'，而不是 '${region}'`,
    badZones: (region, zones) =>
      `'--zones' 为 ${region} 的两个可用区，例如 '${zonePrefix(region)}h,${zonePrefix(region)}i'；而不是 '${zones}'`,
    badDomain: domain => `'--domain' 形如 'example.com'，而不是 '${domain}'`,
    wrote: file => `已写出 ${file}`,
    next: folder => `接下来：cd ${folder} && npm install && npm run synth`,
    placeholders: '其中的 ID、密文和证书都是示例，README.zh-CN.md 说明了要替换哪些。',
    cancelled: '什么都没有写',
  },
});

/** What was given on the command line, and what was answered. */
export interface InitOptions {
  readonly out?: string;
  readonly name?: string;
  readonly region?: string;
  readonly zones?: string;
  readonly domain?: string;
  readonly yes?: true;
}

export const run: Run<InitOptions> = async ({ options, arguments: [starter], terminal, language }) => {
  const words = WORDS[language];
  const given = { ...options, starter: starter as StarterName | undefined };
  const asks = terminal.isInteractive && !options.yes;
  const said = asks ? await askQuestions(given, language) : given;
  if (said === undefined) {
    terminal.note(words.cancelled);
    return EXIT.cancelled;
  }
  if (said.starter === undefined) throw new UsageError(words.noStarter);
  const folder = said.out ?? '.';
  const files = projectFiles(said.starter, checkedAnswers(said, folder, language));
  refuseToOverwrite(folder, Object.keys(files), language);
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    // A repository often has one of its own.
    if (file === '.gitignore' && existsSync(join(folder, file))) continue;
    writeFileSync(join(folder, file), content, { flag: 'wx' });
    terminal.print(words.wrote(join(folder, file)));
  }
  terminal.print(words.placeholders);
  terminal.print(words.next(folder));
  return EXIT.ok;
};

function refuseToOverwrite(folder: string, files: readonly string[], language: Language): void {
  const there = files.filter(file => file !== '.gitignore' && existsSync(join(folder, file)));
  if (there.length > 0) throw new UsageError(WORDS[language].exists(folder, there.join(', ')));
}

function checkedAnswers(said: InitOptions, folder: string, language: Language): ProjectAnswers {
  const words = WORDS[language];
  const { name = systemNameOf(folder), region = 'cn-hangzhou', domain = 'example.com' } = said;
  const zones = said.zones ?? (region === 'cn-hangzhou' ? 'cn-hangzhou-h,cn-hangzhou-i' : '');
  const [first = '', second = '', ...more] = zones.split(',').map(zone => zone.trim());
  const isZone = (zone: string): boolean => zoneTrouble(zone, region) === undefined;
  if (!/^[a-z][a-z0-9-]{0,18}[a-z0-9]$/.test(name)) throw new UsageError(words.badName(name));
  if (!/^[a-z]{2}-[a-z0-9-]+$/.test(region)) throw new UsageError(words.badRegion(region));
  if (!isZone(first) || !isZone(second) || first === second || more.length > 0) {
    throw new UsageError(words.badZones(region, zones));
  }
  if (!/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(domain)) throw new UsageError(words.badDomain(domain));
  return { name, region, zones: [first, second], domain };
}
