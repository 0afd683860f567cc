import type { Command } from '../command';
import { CONFIG, ENV, format, out } from '../common-options';

export const diff: Command = {
  name: 'diff',
  summary: { en: 'what a change does to what is deployed', zh: '一次改动对已部署资源的影响' },
  details: {
    en: [
      'Says what changes in place, what is replaced and what loses data, by construct, with what it does to cost and findings.',
      'Ends with 1 when data would be lost, or when there is a new finding that is an error.',
      'Of a git revision the settings file is read; the constructs are those of this package.',
    ].join('\n'),
    zh: [
      '按构件列出：就地修改的、会被替换的、会丢失数据的，以及费用和检查项的变化。',
      '会丢失数据，或新增错误级检查项时，以 1 退出。',
      '对 git 版本只读取其中的配置文件；构件用的是本软件包的。',
    ].join('\n'),
  },
  arguments: [
    {
      name: '<before>',
      description: { en: 'a folder that was synthesized, or a git revision', zh: '已合成的目录，或 git 版本' },
    },
    {
      name: '[after]',
      description: {
        en: 'the same of afterwards (default: the settings file as it is now)',
        zh: '改动之后的（默认：当前的配置文件）',
      },
    },
  ],
  options: [
    CONFIG,
    ENV,
    {
      flags: '--prices <file>',
      description: { en: 'a price file (YAML); may be repeated', zh: '价格文件（YAML）；可重复' },
      repeatable: true,
    },
    format('table', 'json', 'markdown'),
    out({ en: 'write the result to a file', zh: '把结果写入文件' }),
  ],
  examples: [
    ['pigeon diff main', { en: 'main against the working tree', zh: 'main 与工作区比较' }],
    ['pigeon diff old/cdktf.out cdktf.out', { en: 'two folders that were synthesized', zh: '比较两次合成的结果' }],
    [
      'pigeon diff origin/main --format markdown --out comment.md',
      { en: 'the comment of a pull request', zh: '生成合并请求的评论' },
    ],
  ],
  load: () => (require('../run/diff') as typeof import('../run/diff')).run,
};
