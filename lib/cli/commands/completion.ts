import type { Command } from '../command';

export const completion: Command = {
  name: 'completion',
  summary: { en: 'print the script that completes commands in a shell', zh: '打印 shell 补全脚本' },
  arguments: [
    {
      name: '<shell>',
      description: { en: 'the shell', zh: 'shell 的名称' },
      choices: ['bash', 'zsh', 'fish', 'powershell'],
    },
  ],
  options: [],
  examples: [
    ['source <(pigeon completion bash)', { en: 'in ~/.bashrc', zh: '写入 ~/.bashrc' }],
    ['pigeon completion fish > ~/.config/fish/completions/pigeon.fish', { en: 'for fish', zh: '用于 fish' }],
  ],
  load: () => (require('../run/completion') as typeof import('../run/completion')).run,
};
