import type { Command } from '../command';
import { CONFIG, ENV, FROM } from '../common-options';

export const rehearse: Command = {
  name: 'rehearse',
  summary: {
    en: 'run every stack through the real Terraform against a simulated cloud',
    zh: '用真正的 Terraform 在模拟云上演练所有栈',
  },
  details: {
    en: 'It needs terraform or tofu on the PATH, and no account and no network: the provider is simulated.',
    zh: '需要 PATH 中有 terraform 或 tofu；不需要账号和网络，provider 是模拟的。',
  },
  options: [
    CONFIG,
    ENV,
    FROM,
    {
      flags: '--engine <name>',
      description: { en: 'which engine; by default what there is', zh: '使用哪个引擎；默认用现有的' },
      choices: ['terraform', 'tofu'],
    },
    {
      flags: '--keep',
      description: { en: 'leave the simulated world in place of destroying it', zh: '保留模拟环境，不销毁' },
    },
    {
      flags: '--upgrade-from <dir>',
      description: {
        en: 'apply the older synthesis there (such as cdktf.out) first, and say what the new one changes',
        zh: '先应用该目录中旧的合成结果（如 cdktf.out），再说明新的会改变什么',
      },
    },
  ],
  examples: [
    ['pigeon rehearse', { en: 'every environment of pigeon.yaml', zh: 'pigeon.yaml 的所有环境' }],
    [
      'pigeon rehearse --upgrade-from ../old/cdktf.out',
      { en: 'what does the new synthesis do to what is there?', zh: '新的合成结果对现有资源做什么？' },
    ],
    [
      'pigeon rehearse --from cdktf.out',
      { en: 'what a program of yours has synthesized', zh: '演练自己的程序合成的结果' },
    ],
  ],
  load: () => (require('../run/rehearse') as typeof import('../run/rehearse')).run,
};
