import { zonePrefix } from '../../network/zone-id';
import { messages, type Language } from '../language';
import type { InitOptions } from '../run/init';
import { STARTERS, systemNameOf, type StarterName } from './starter';

const WORDS = messages({
  en: {
    intro: 'A new project',
    starter: 'What do you begin with?',
    starters: {
      'pigeon-web': 'the whole web system in three environments, from a settings file',
      minimal: 'servers behind a load balancer, in TypeScript',
      'typescript-composition': 'two tiers and resources of your own, in TypeScript',
      'existing-network': 'new vswitches in a VPC that is there',
      'static-site': 'a private bucket behind CDN',
      'shared-data-only': 'a share of a PostgreSQL and a Redis that are there',
      'second-system': 'another system beside the first one',
    } as Readonly<Record<StarterName, string>>,
    folder: 'In which folder?',
    name: 'What is the system called?',
    region: 'In which region?',
    zones: 'In which two zones of it?',
    domain: 'Under which DNS zone?',
  },
  zh: {
    intro: '新建项目',
    starter: '从哪个模板开始？',
    starters: {
      'pigeon-web': '整套 Web 系统，三个环境，由配置文件生成',
      minimal: '负载均衡后的服务器，TypeScript',
      'typescript-composition': '两层服务和自己的资源，TypeScript',
      'existing-network': '在已有 VPC 中新建交换机',
      'static-site': 'CDN 后的私有存储桶',
      'shared-data-only': '共享已有的 PostgreSQL 和 Redis',
      'second-system': '与第一套系统并存的另一套系统',
    },
    folder: '放在哪个目录？',
    name: '系统叫什么名字？',
    region: '在哪个地域？',
    zones: '使用哪两个可用区？',
    domain: '使用哪个域名？',
  },
});

export type InitAnswers = InitOptions & { readonly starter: StarterName | undefined };

/** Asks for what is not given. @returns nothing when somebody gives up */
export async function askQuestions(given: InitAnswers, language: Language): Promise<InitAnswers | undefined> {
  const { intro, isCancel, select, text } = await import('@clack/prompts');
  const words = WORDS[language];
  intro(words.intro);
  const starter =
    given.starter ??
    (await select<StarterName>({
      message: words.starter,
      options: STARTERS.map(value => ({ value, label: value, hint: words.starters[value] })),
    }));
  if (isCancel(starter)) return undefined;
  const answers: { -readonly [K in keyof InitAnswers]: InitAnswers[K] } = { ...given, starter };
  const ask = async (name: 'out' | 'name' | 'region' | 'zones' | 'domain', message: string, byDefault: string) => {
    if (answers[name] !== undefined) return true;
    const answer = await text({ message, placeholder: byDefault, defaultValue: byDefault });
    if (isCancel(answer)) return false;
    answers[name] = answer;
    return true;
  };
  const isComplete =
    (await ask('out', words.folder, '.')) &&
    (await ask('name', words.name, systemNameOf(answers.out ?? '.'))) &&
    (await ask('region', words.region, 'cn-hangzhou')) &&
    (await ask('zones', words.zones, zonesOf(answers.region ?? ''))) &&
    (await ask('domain', words.domain, 'example.com'));
  return isComplete ? answers : undefined;
}

function zonesOf(region: string): string {
  const prefix = zonePrefix(region);
  return `${prefix}h,${prefix}i`;
}
