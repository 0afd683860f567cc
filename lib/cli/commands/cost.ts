import type { Command } from '../command';
import { format, out, SOURCES, SOURCES_EXPLAINED } from '../common-options';

export const cost: Command = {
  name: 'cost',
  summary: { en: 'what stacks cost a month and a year', zh: '栈每月、每年的费用' },
  details: {
    en: [
      'The prices are those of the plan, and of your own files over them. What has no price is listed as such.',
      SOURCES_EXPLAINED.en,
    ].join(' '),
    zh: `价格取自方案，自己的价格文件优先。没有价格的会单独列出。${SOURCES_EXPLAINED.zh}`,
  },
  options: [
    ...SOURCES,
    {
      flags: '--prices <file>',
      description: {
        en: 'a price file (YAML) over the prices of the plan; may be repeated',
        zh: '价格文件（YAML），优先于方案价格；可重复',
      },
      repeatable: true,
    },
    {
      flags: '--budget <amount>',
      description: {
        en: 'end with 1 when an environment may cost more than this a month',
        zh: '某个环境的月费用可能超过该金额时以 1 退出',
      },
    },
    {
      flags: '--live [host]',
      description: {
        en: "ask Alibaba Cloud's price API, with the credentials of this machine; the host is another site's, such as business.ap-southeast-1.aliyuncs.com",
        zh: '用本机的凭证查询阿里云的价格 API；host 用于其他站点，例如 business.ap-southeast-1.aliyuncs.com',
      },
    },
    format('table', 'json', 'markdown'),
    out({ en: 'write the result to a file', zh: '把结果写入文件' }),
  ],
  examples: [
    ['pigeon cost --env production', { en: 'one environment', zh: '一个环境' }],
    ['pigeon cost --budget 2000', { en: 'fail above 2000 a month', zh: '月费用超过 2000 时失败' }],
    ['pigeon cost --prices contract.yaml --format json', { en: 'with prices of your own', zh: '使用自己的价格' }],
    [
      'pigeon cost --live',
      { en: 'servers, disks and bandwidth at the prices of today', zh: '服务器、云盘和带宽按今天的价格' },
    ],
  ],
  load: () => (require('../run/cost') as typeof import('../run/cost')).run,
};
