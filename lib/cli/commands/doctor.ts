import type { Command } from '../command';
import { format } from '../common-options';

export const doctor: Command = {
  name: 'doctor',
  summary: {
    en: 'whether this machine is ready, and what to do where it is not',
    zh: '检查本机是否就绪，并给出处理办法',
  },
  details: {
    en: [
      'Looks at Node.js, the engine, credentials (whether they are there; they are never printed), the cache and mirror of',
      'providers, the clock and the versions. Asks no service of the cloud. Ends with 1 when something does not work, and',
      'with 3 when a program is missing.',
    ].join(' '),
    zh: [
      '检查 Node.js、引擎、凭证（只看有无，绝不打印）、provider 的缓存和镜像、时钟和版本。不访问任何云服务。',
      '有问题时以 1 退出，缺少程序时以 3 退出。',
    ].join('\n'),
  },
  options: [format('table', 'json')],
  examples: [['pigeon doctor', { en: 'everything', zh: '检查所有项目' }]],
  load: () => (require('../run/doctor') as typeof import('../run/doctor')).run,
};
