import type { Command } from '../command';
import { CONFIG, ENV } from '../common-options';

export const exportTo: Command = {
  name: 'export',
  summary: { en: 'write stacks in the form of another engine', zh: '以其他引擎的形式写出栈' },
  details: {
    en: "ros: a template of Terraform type, for Alibaba Cloud's Resource Orchestration Service, as <stack>.ros.yml.",
    zh: 'ros：阿里云资源编排服务的 Terraform 类型模板，写到 <栈>.ros.yml。',
  },
  arguments: [{ name: '<form>', description: { en: 'the form', zh: '形式' }, choices: ['ros'] }],
  options: [
    CONFIG,
    ENV,
    {
      flags: '--out <dir>',
      description: { en: 'where they are written (default: ros)', zh: '输出目录（默认：ros）' },
    },
  ],
  examples: [['pigeon export ros --env production', { en: 'one environment', zh: '一个环境' }]],
  load: () => (require('../run/export') as typeof import('../run/export')).run,
};
