import type { Command } from '../command';
import { format, out, SOURCES, SOURCES_EXPLAINED } from '../common-options';

export const diagram: Command = {
  name: 'diagram',
  summary: { en: 'draw the architecture of stacks', zh: '绘制栈的架构图' },
  details: {
    en: `Drawn from the resources and the rules, so what may not be called has no arrow. ${SOURCES_EXPLAINED.en}`,
    zh: `根据资源和规则绘制：不允许的访问没有箭头。${SOURCES_EXPLAINED.zh}`,
  },
  options: [
    ...SOURCES,
    format('svg', 'mermaid', 'html'),
    out({
      en: 'write to a file; with several stacks, to a folder',
      zh: '写入文件；有多个栈时写入目录',
    }),
  ],
  examples: [
    ['pigeon diagram --env production --out production.svg', { en: 'one environment', zh: '一个环境' }],
    ['pigeon diagram --env production --format mermaid', { en: 'for a page in Markdown', zh: '用于 Markdown 页面' }],
    ['pigeon diagram --out pictures', { en: 'one picture for each stack', zh: '每个栈一张图' }],
  ],
  load: () => (require('../run/diagram') as typeof import('../run/diagram')).run,
};
