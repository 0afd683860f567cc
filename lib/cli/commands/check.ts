import type { Command } from '../command';
import { format, out, SOURCES, SOURCES_EXPLAINED } from '../common-options';

export const check: Command = {
  name: 'check',
  summary: { en: 'find what is wrong or unsafe in stacks', zh: '查找栈中的错误和不安全之处' },
  details: {
    en: `Ends with 1 when there is a finding of the severity of --fail-on, or a graver one. ${SOURCES_EXPLAINED.en}`,
    zh: `有达到 --fail-on 所定级别的检查项时，以 1 退出。${SOURCES_EXPLAINED.zh}`,
  },
  options: [
    ...SOURCES,
    format('table', 'json', 'markdown', 'sarif'),
    out({ en: 'write the result to a file', zh: '把结果写入文件' }),
    {
      flags: '--fail-on <severity>',
      description: { en: 'the least grave finding that fails', zh: '导致失败的最低级别' },
      choices: ['error', 'warning', 'info', 'never'],
      default: 'error',
    },
  ],
  examples: [
    ['pigeon check', { en: 'every environment of pigeon.yaml', zh: 'pigeon.yaml 的所有环境' }],
    [
      'pigeon check --from cdktf.out --format sarif --out pigeon.sarif',
      { en: 'for a code-scanning page, from what is synthesized', zh: '由已合成的结果生成代码扫描页面用的文件' },
    ],
    ['pigeon check --fail-on warning', { en: 'fail on warnings as well', zh: '有警告时也失败' }],
  ],
  load: () => (require('../run/check') as typeof import('../run/check')).run,
};
