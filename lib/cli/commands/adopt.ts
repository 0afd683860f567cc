import type { Command } from '../command';
import { CONFIG, ENV } from '../common-options';

export const adopt: Command = {
  name: 'adopt',
  summary: { en: 'take resources that exist already under a stack', zh: '把已有资源纳入栈' },
  details: {
    en: [
      'The import is rehearsed with terraform or tofu. When nothing would be destroyed, the stack is written with the',
      'import blocks beside it, in adopt.tf.json. Without names it lists what the stack makes. Ends with 1 when something',
      'would be destroyed or made anew.',
    ].join(' '),
    zh: [
      '导入会用 terraform 或 tofu 演练。没有资源会被销毁时，写出栈，并在旁边的 adopt.tf.json 中写出 import 块。',
      '不带名称时，列出栈会创建什么。有资源会被销毁或重建时，以 1 退出。',
    ].join('\n'),
  },
  arguments: [
    {
      name: '[name=id...]',
      description: { en: 'what exists, by the name in the list', zh: '已有的资源，用列表中的名称' },
    },
  ],
  options: [
    CONFIG,
    ENV,
    {
      flags: '--found <file>',
      description: {
        en: 'JSON: what is known of the resources, by id (default: they are as the stack says)',
        zh: 'JSON：已知的实际参数，以 id 为键（默认：与栈的描述相同）',
      },
    },
    {
      flags: '--out <dir>',
      description: { en: 'where the stack is written (default: cdktf.out)', zh: '栈的输出目录（默认：cdktf.out）' },
    },
  ],
  examples: [
    ['pigeon adopt --env production', { en: 'what could be adopted', zh: '可以纳管什么' }],
    [
      'pigeon adopt --env production Assets=my-bucket Network/Server/Zone1=vsw-bp1abc',
      { en: 'a bucket and a vswitch that are there', zh: '纳管已有的存储桶和交换机' },
    ],
  ],
  load: () => (require('../run/adopt') as typeof import('../run/adopt')).run,
};
