import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { created } from './created';
import { defaultOf } from './default';
import { Member, meaningOf } from './documented';
import { Language } from './language';
import type { Library } from './library';
import { code, laidOut, table } from './markdown';
import { inScratchFolder, runProgram } from './run-program';
import { linkedType } from './types';

const ROOT = join(__dirname, '../..');
const FOLDER = 'docs/constructs';
const API = '../api/';

/** What a page has filled in: what stands between `<!-- kind: of what -->` and `<!-- end -->`. */
const REGION = /(<!-- (props|members|stops|creates): (\S+) -->\n)[\s\S]*?(<!-- end -->)/g;

/** The pages of the constructs, from the root of the repository. */
export function constructPages(): string[] {
  return readdirSync(join(ROOT, FOLDER))
    .filter(file => file.endsWith('.md'))
    .map(file => `${FOLDER}/${file}`);
}

/** A page with what the code says now. What has no Chinese is noted in `language`. */
export async function filled(text: string, library: Library, language: Language): Promise<string> {
  const example = /```ts\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  const fill = (kind: string, name: string): string => {
    switch (kind) {
      case 'props':
        return props(name, library, language);
      case 'members':
        return members(name, library, language);
      case 'stops':
        return stops(name, library, language);
      default:
        return createdBy(example, name, language);
    }
  };
  const regions = [...text.matchAll(REGION)];
  const contents = await Promise.all(regions.map(([, , kind, name]) => laidOut(fill(kind as string, name as string))));
  let next = 0;
  return text.replace(REGION, (_, begin: string, __, ___, end: string) => `${begin}\n${contents[next++]}\n${end}`);
}

function props(name: string, library: Library, language: Language): string {
  if (library.membersOf(name).length === 0) throw new Error(`'${name}' has no props`);
  const sorted = library.membersOf(name).toSorted((a, b) => Number(a.isOptional) - Number(b.isOptional));
  const rows = sorted.map(member => [
    member.isOptional ? code(member.name) : `**${code(member.name)}**`,
    linkedType(member.type, library, API),
    language.join(meaningOf(member).map(text => language.say(text))),
    member.isOptional ? defaultOf(member.doc.default ?? '', language) : language.word('required', '必填'),
  ]);
  const head = [
    ['prop', '属性'],
    ['type', '类型'],
    ['meaning', '含义'],
    ['default', '默认'],
  ];
  return table(
    head.map(([en, zh]) => language.word(en as string, zh as string)),
    rows,
  );
}

function members(name: string, library: Library, language: Language): string {
  const rows = visible(name, library)
    .filter(({ kind }) => kind !== 'constructor')
    .toSorted((a, b) => Number(b.kind === 'method') - Number(a.kind === 'method'))
    .map(member => [
      member.kind === 'method' ? callOf(name, member, library) : valueOf(member, library),
      language.join(meaningOf(member).map(text => language.say(text))),
    ]);
  return table([language.word('verb or value', '方法或取值'), language.word('meaning', '含义')], rows);
}

/** A call of a method, with the names of what it takes, and what it returns. */
function callOf(owner: string, { name, isStatic, type }: Member, library: Library): string {
  const [, parameters = '', returns = 'void'] = /^(?:<[^>]*>)?\(([\s\S]*)\): ([^()]*)$/.exec(type) ?? [];
  const names = [...parameters.matchAll(/(?:^|, )(\.{3})?(\w+)\??: /g)].map(
    ([, dots = '', parameter]) => `${dots}${parameter}`,
  );
  const call = code(`${isStatic ? `${owner}.` : ''}${name}(${names.join(', ')})`);
  return returns === 'void' ? call : `${call}: ${linkedType(returns, library, API)}`;
}

function valueOf({ name, type }: Member, library: Library): string {
  return `${code(name)}: ${linkedType(type, library, API)}`;
}

/** What some classes throw, by their names with commas between them: a construct, and what it is made of. */
function stops(names: string, library: Library, language: Language): string {
  const lines = names.split(',').flatMap(name =>
    visible(name, library).flatMap(({ kind, name: member, doc }) => {
      const where = code(kind === 'constructor' ? `new ${name}` : member);
      return doc.throws.map(text => `- ${where}${language.word(': ', '：')}${language.say(text)}`);
    }),
  );
  return lines.length > 0 ? lines.join('\n') : language.word('Nothing of its own.', '没有专门的检查。');
}

function visible(name: string, library: Library): Member[] {
  return library.membersOf(name).filter(member => !member.name.startsWith('_'));
}

function createdBy(example: string, path: string, language: Language): string {
  const settings = readFileSync(join(ROOT, 'pigeon.yaml'), 'utf8');
  return inScratchFolder({ 'pigeon.yaml': settings }, folder => {
    runProgram(example);
    return created(join(folder, 'cdktf.out'), path, language);
  });
}
