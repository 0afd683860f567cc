import type { Severity, StackFinding } from '../report/findings';
import type { WrittenStack } from '../report/stack-reader';
import { RULES_IN_CHINESE } from '../rules/rules-in-chinese';
import { messages, type Language } from './language';
import { markdownCode, markdownText } from './plain-text';
import type { Style } from './terminal';
import type { Line } from './write-result';

const WORDS = messages({
  en: {
    severity: { error: 'error', warning: 'warning', info: 'info' } as Readonly<Record<Severity, string>>,
    rule: 'rule: ',
    fix: 'fix: ',
    accepted: 'accepted: ',
    count: (found: number, accepted: number, stacks: number, resources: number): string =>
      `${found === 0 ? 'nothing found' : found === 1 ? '1 finding' : `${found} findings`}${accepted > 0 ? `, ${accepted} of them accepted,` : ''} in ${stacks} ${stacks === 1 ? 'stack' : 'stacks'} (${resources} ${resources === 1 ? 'resource' : 'resources'})`,
    whole: 'the stack as a whole',
    title: 'Findings',
    columns: ['Severity', 'Rule', 'Construct', 'What is there, and what to do'],
  },
  zh: {
    severity: { error: '错误', warning: '警告', info: '提示' },
    rule: '应为：',
    fix: '处理：',
    accepted: '已确认：',
    count: (found, accepted, stacks, resources) =>
      `${found === 0 ? '没有发现问题' : `${found} 项检查结果`}${accepted > 0 ? `（其中 ${accepted} 项已确认）` : ''}，${stacks} 个栈（${resources} 个资源）`,
    whole: '整个栈',
    title: '检查结果',
    columns: ['级别', '规则', '构件', '现状与处理办法'],
  },
});

const COLOUR: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'cyan' };

/** Findings by stack and construct, with what to do about each. */
export function findingLines(
  findings: readonly StackFinding[],
  stacks: readonly WrittenStack[],
  language: Language,
): Line[] {
  const words = WORDS[language];
  const lines = stacks.flatMap(({ name }): Line[] => {
    const own = findings.filter(({ stack }) => stack === name);
    return own.length === 0
      ? []
      : [[{ text: name, style: 'bold' }], ...own.flatMap(one => oneFinding(one, language)), []];
  });
  return [...lines, [words.count(findings.length, acceptedIn(findings), stacks.length, sizeOf(stacks))]];
}

function oneFinding(finding: StackFinding, language: Language): Line[] {
  const { severity, ruleId, path, address, message, acknowledged } = finding;
  const words = WORDS[language];
  const { rule, fix } = told(finding, language);
  const place = [path, address].filter(part => part !== undefined && part !== '');
  return [
    [
      '  ',
      {
        text: words.severity[severity].padEnd(language === 'zh' ? 6 : 8),
        style: acknowledged === undefined ? COLOUR[severity] : 'dim',
      },
      place[0] ?? words.whole,
      { text: place[1] !== undefined && place[1] !== place[0] ? `  ${place[1]}` : '', style: 'dim' },
    ],
    ['          ', message, { text: `  ${ruleId}`, style: 'dim' }],
    ...(rule === undefined ? [] : [['          ', words.rule, rule]]),
    ...(fix === undefined ? [] : [['          ', words.fix, fix]]),
    ...(acknowledged === undefined ? [] : [['          ', words.accepted, acknowledged]]),
  ];
}

/** What to do, and in Chinese the rule as well: what was found is told in English. */
function told({ ruleId, fix }: StackFinding, language: Language): { rule?: string; fix?: string } {
  const chinese = language === 'zh' ? RULES_IN_CHINESE[ruleId] : undefined;
  return chinese ? { rule: chinese.what, fix: chinese.fix } : { ...(fix !== undefined && { fix }) };
}

/** Findings as a table in Markdown. */
export function findingsMarkdown(
  findings: readonly StackFinding[],
  stacks: readonly WrittenStack[],
  language: Language,
): string {
  const words = WORDS[language];
  const rows = findings.map(finding => {
    const { severity, ruleId, stack, path, address = '', message, acknowledged } = finding;
    const { rule, fix } = told(finding, language);
    const place = markdownCode(`${stack}/${path ?? address}`);
    const accepted = acknowledged === undefined ? undefined : `${words.accepted}${acknowledged}`;
    const said = [message, rule === undefined ? undefined : `${words.rule}${rule}`, fix, accepted]
      .filter(part => part !== undefined)
      .map(markdownText);
    return `| ${words.severity[severity]} | ${markdownCode(ruleId)} | ${place} | ${said.join('<br>')} |`;
  });
  const table = [`| ${words.columns.join(' | ')} |`, '| --- | --- | --- | --- |', ...rows];
  return [
    `## ${words.title}`,
    '',
    words.count(findings.length, acceptedIn(findings), stacks.length, sizeOf(stacks)),
    '',
    ...(rows.length > 0 ? table : []),
  ].join('\n');
}

function sizeOf(stacks: readonly WrittenStack[]): number {
  return stacks.reduce((sum, { resources }) => sum + resources.length, 0);
}

function acceptedIn(findings: readonly StackFinding[]): number {
  return findings.filter(({ acknowledged }) => acknowledged !== undefined).length;
}
