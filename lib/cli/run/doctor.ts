import type { Run } from '../command';
import { examine, type Examination, type Health } from '../doctor/examine';
import { EXIT, type ExitCode } from '../exit-code';
import { messages } from '../language';
import { jsonText } from '../plain-text';
import type { Style } from '../terminal';

const WORDS = messages({
  en: {
    health: { good: 'ok', note: 'note', problem: 'WRONG', missing: 'MISSING' } as Readonly<Record<Health, string>>,
    fix: 'fix: ',
  },
  zh: {
    health: { good: '正常', note: '注意', problem: '有误', missing: '缺失' },
    fix: '处理：',
  },
});

const COLOUR: Readonly<Record<Health, Style>> = { good: 'green', note: 'yellow', problem: 'red', missing: 'red' };

export const run: Run<{ readonly format: 'table' | 'json' }> = ({ options, terminal, language }) => {
  const examinations = examine(terminal.env, language);
  if (options.format === 'json') terminal.document(jsonText({ examinations }));
  else {
    for (const { health, what, found, fix } of examinations) {
      const words = WORDS[language];
      terminal.print({ text: words.health[health].padEnd(9), style: COLOUR[health] }, `${what}: ${found}`);
      if (fix !== undefined) terminal.print('         ', words.fix, fix);
    }
  }
  return exitCode(examinations);
};

function exitCode(examinations: readonly Examination[]): ExitCode {
  if (examinations.some(({ health }) => health === 'missing')) return EXIT.missingTool;
  return examinations.some(({ health }) => health === 'problem') ? EXIT.findings : EXIT.ok;
}
