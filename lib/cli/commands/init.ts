import type { Command } from '../command';
import { STARTERS } from '../starters/starter';

export const init: Command = {
  name: 'init',
  summary: { en: 'begin a project that synthesizes at once', zh: '新建一个可立即合成的项目' },
  details: {
    en: 'The starters are the examples of this package. On a terminal it asks for what is not given. No file that exists is touched.',
    zh: '起始模板即本软件包的示例。在终端中会询问未给出的内容。不会改动已有的文件。',
  },
  arguments: [
    {
      name: '[starter]',
      description: { en: 'what to begin with', zh: '起始模板' },
      choices: STARTERS,
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
      'pigeon init pigeon-web --out shop --name shop --domain shop.cn --yes',
      { en: 'asks nothing, for CI', zh: '不询问，用于 CI' },
    ],
  ],
  load: () => (require('../run/init') as typeof import('../run/init')).run,
};
