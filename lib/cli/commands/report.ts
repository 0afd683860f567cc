import type { Command } from '../command';
import { SOURCES, SOURCES_EXPLAINED } from '../common-options';

export const report: Command = {
  name: 'report',
  summary: { en: 'write one page about stacks, for a browser', zh: '把栈的全貌写成一个网页' },
  details: {
    en: [
      'The page needs no network: picture, traffic, cost, findings, coverage of the plan, resources, outputs, in English and Chinese.',
      'Secrets are left out.',
      SOURCES_EXPLAINED.en,
    ].join(' '),
    zh: `网页不需要网络：架构图、访问关系、费用、检查结果、方案覆盖、资源和输出，中英文可切换。不含敏感内容。${SOURCES_EXPLAINED.zh}`,
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
      flags: '--out <file>',
      description: { en: 'the page', zh: '网页文件' },
      default: 'pigeon-report.html',
    },
  ],
  examples: [
    ['pigeon report', { en: 'every environment of pigeon.yaml', zh: 'pigeon.yaml 的所有环境' }],
    [
      'pigeon report --env production --out production.html',
      { en: 'one environment, into a file of this name', zh: '一个环境，写入指定文件' },
    ],
  ],
  load: () => (require('../run/report') as typeof import('../run/report')).run,
};
