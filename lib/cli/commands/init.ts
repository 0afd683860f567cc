import type { Command } from '../command';

export const init: Command = {
  name: 'init',
  summary: { en: 'begin a project that synthesizes at once', zh: '新建一个可立即合成的项目' },
  details: {
    en: [
      'web: a pigeon.yaml with the whole system of the plan in three environments.',
      'minimal: a program in TypeScript that composes the constructs by hand.',
      '',
      'On a terminal it asks for what is not given. No file that exists is touched.',
    ].join('\n'),
    zh: [
      'web：一个 pigeon.yaml，包含方案中的整套系统，三个环境。',
      'minimal：一个 TypeScript 程序，自行组合各构造。',
      '',
      '在终端中会询问未给出的内容。不会改动已有的文件。',
    ].join('\n'),
  },
  arguments: [
    {
      name: '[starter]',
      description: { en: 'what to begin with', zh: '起始模板' },
      choices: ['web', 'minimal'],
    },
  ],
  options: [
    {
      flags: '--out <dir>',
      description: { en: 'the folder of the project (default: this one)', zh: '项目目录（默认：当前目录）' },
    },
    {
      flags: '--name <system>',
      description: { en: 'the name of the system (default: that of the folder)', zh: '系统名称（默认：目录名）' },
    },
    { flags: '--region <id>', description: { en: 'such as cn-hangzhou', zh: '例如 cn-hangzhou' } },
    {
      flags: '--zones <ids>',
      description: {
        en: 'two zones of the region, such as cn-beijing-h,cn-beijing-l',
        zh: '该地域的两个可用区，例如 cn-beijing-h,cn-beijing-l',
      },
    },
    {
      flags: '--domain <name>',
      description: { en: 'the DNS zone of the site, such as example.com', zh: '站点的域名，例如 example.com' },
    },
    { flags: '--yes', description: { en: 'ask nothing', zh: '不询问' } },
  ],
  examples: [
    ['pigeon init', { en: 'asks a few questions', zh: '询问几个问题' }],
    [
      'pigeon init web --out shop --name shop --domain shop.cn --yes',
      { en: 'asks nothing, for CI', zh: '不询问，用于 CI' },
    ],
  ],
  load: () => (require('../run/init') as typeof import('../run/init')).run,
};
