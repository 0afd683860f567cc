import type { Command } from '../command';
import { format, out, SOURCES, SOURCES_EXPLAINED } from '../common-options';

export const traffic: Command = {
  name: 'traffic',
  summary: { en: 'who may talk to whom, on which port, by which rule', zh: '谁能访问谁、端口和依据的规则' },
  details: {
    en: `Read from security groups, listeners, origins, routes and whitelists as they were synthesized. ${SOURCES_EXPLAINED.en}`,
    zh: `读取已合成的安全组、监听、源站、路由和白名单。${SOURCES_EXPLAINED.zh}`,
  },
  options: [
    ...SOURCES,
    format('table', 'json', 'markdown'),
    out({ en: 'write the result to a file', zh: '把结果写入文件' }),
  ],
  examples: [
    ['pigeon traffic --env production', { en: 'one environment', zh: '一个环境' }],
    ['pigeon traffic --format json', { en: 'with the address of every rule', zh: '包含每条规则的地址' }],
  ],
  load: () => (require('../run/traffic') as typeof import('../run/traffic')).run,
};
