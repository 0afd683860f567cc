import type { Command } from '../command';
import { CONFIG, ENV } from '../common-options';

export const synth: Command = {
  name: 'synth',
  summary: { en: 'write the Terraform stacks of a settings file', zh: '由配置文件写出 Terraform 栈' },
  details: {
    en: 'Every stack is checked before the first is written. When a check fails, nothing is written.',
    zh: '写出第一个栈之前会检查所有栈；只要有一项检查失败，就什么都不写。',
  },
  options: [
    CONFIG,
    ENV,
    {
      flags: '--out <dir>',
      description: { en: 'where the stacks are written (default: cdktf.out)', zh: '输出目录（默认：cdktf.out）' },
    },
    { flags: '--hcl', description: { en: 'write HCL (cdk.tf) in place of JSON', zh: '写 HCL（cdk.tf）而不是 JSON' } },
    {
      flags: '--format <form>',
      description: { en: 'how the files that were written are listed', zh: '如何列出写好的文件' },
      choices: ['table', 'json'],
      default: 'table',
    },
  ],
  examples: [
    ['pigeon synth', { en: 'every environment of pigeon.yaml', zh: 'pigeon.yaml 的所有环境' }],
    ['pigeon synth --env production --hcl', { en: 'one environment, as HCL', zh: '只写一个环境，用 HCL' }],
  ],
  load: () => (require('../run/synth') as typeof import('../run/synth')).run,
};
