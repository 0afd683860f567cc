import type { Command } from '../command';
import { format, SOURCES, SOURCES_EXPLAINED } from '../common-options';

export const permissions: Command = {
  name: 'permissions',
  summary: { en: 'what it takes to plan and to deploy, as RAM policies', zh: '做 plan 和部署所需的权限（RAM 策略）' },
  details: {
    en: `Read off the types of resources: a type that nobody wrote down ends it, and nothing is guessed. ${SOURCES_EXPLAINED.en}`,
    zh: `从资源类型得出：遇到没有登记的类型就结束，绝不猜测。${SOURCES_EXPLAINED.zh}`,
  },
  options: [
    ...SOURCES,
    format('table', 'json'),
    {
      flags: '--out <dir>',
      description: {
        en: 'write each policy to a file, in the form that RAM takes',
        zh: '把每个策略写入一个文件，形式为 RAM 所接受',
      },
    },
  ],
  examples: [
    ['pigeon permissions --env production', { en: 'to read', zh: '供阅读' }],
    ['pigeon permissions --out policies', { en: 'for a role that is made by hand', zh: '用于手工创建的角色' }],
  ],
  load: () => (require('../run/permissions') as typeof import('../run/permissions')).run,
};
