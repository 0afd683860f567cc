import type { Range } from '../report/cost/range';
import type { ChangeAction, ResourceChange } from '../report/diff/resource-change';
import type { StackDiff } from '../report/diff/stack-diff';
import { money, moneyIn } from './cost-view';
import { DIFF_WORDS as WORDS } from './diff-words';
import type { Language } from './language';
import { markdownCode, markdownText } from './plain-text';
import type { Style } from './terminal';
import type { Line } from './write-result';

const SIGN: Readonly<Record<ChangeAction, string>> = { create: '+', update: '~', replace: '±', delete: '-' };
const COLOUR: Readonly<Record<ChangeAction, Style>> = {
  create: 'green',
  update: 'yellow',
  replace: 'red',
  delete: 'red',
};

/** Differences by stack and construct, for a terminal. */
export function diffLines(diffs: readonly StackDiff[], language: Language): Line[] {
  return diffs.flatMap(diff => [
    [{ text: diff.stack, style: 'bold' }],
    ...(diff.changes.length === 0 ? [[`  ${WORDS[language].nothing}`]] : []),
    ...[...byConstruct(diff.changes)].flatMap(([construct, changes]): Line[] => [
      ['  ', construct],
      ...changes.flatMap(change => changeLines(change, language)),
    ]),
    ...summary(diff, language).map(text => ['  ', text]),
    ...diff.newFindings.map(({ severity, address = '', message }) => [`    ${severity}  ${address}  ${message}`]),
    [],
  ]);
}

function changeLines(change: ResourceChange, language: Language): Line[] {
  const { action, type, path } = change;
  const head: Line = [
    '    ',
    { text: `${SIGN[action]} ${WORDS[language].action[action].padEnd(8)}`, style: COLOUR[action] },
    `${path}  `,
    { text: type, style: 'dim' },
    ...warnings(change, language).map(text => ({ text: `  ${text}`, style: 'red' }) as const),
  ];
  return [
    head,
    ...argumentTexts(change).map((text): Line => ['        ', text]),
    ...reasons(change, language).map((text): Line => ['        ', text]),
  ];
}

/** The constructs two below the stack, with what changes in each. */
function byConstruct(changes: readonly ResourceChange[]): ReadonlyMap<string, ResourceChange[]> {
  const groups = new Map<string, ResourceChange[]>();
  for (const change of changes) {
    const steps = change.path.split('/');
    const construct = steps.slice(0, Math.min(2, Math.max(1, steps.length - 1))).join('/');
    groups.set(construct, [...(groups.get(construct) ?? []), change]);
  }
  return groups;
}

function argumentTexts({ arguments: changes }: ResourceChange): string[] {
  return changes.map(({ name, replaces, before, after }) => {
    const values = before === undefined || after === undefined ? '' : `: ${before} → ${after}`;
    return `${replaces ? '± ' : ''}${name}${values}`;
  });
}

function reasons({ because }: ResourceChange, language: Language): string[] {
  return because === undefined ? [] : [WORDS[language].because(because)];
}

function warnings({ losesData, refusedBy }: ResourceChange, language: Language): string[] {
  const { loses, refused } = WORDS[language];
  return [...(losesData ? [loses] : []), ...(refusedBy ? [refused[refusedBy]] : [])];
}

function summary(
  { changes, costBefore, costAfter, currency, newFindings, gone }: StackDiff,
  language: Language,
): string[] {
  const words = WORDS[language];
  const counts = (['create', 'update', 'replace', 'delete'] as const)
    .map(action => [action, changes.filter(change => change.action === action).length] as const)
    .filter(([, count]) => count > 0)
    .map(([action, count]) => `${count} ${words.action[action]}`);
  return [
    ...(counts.length > 0 ? [counts.join(', ')] : []),
    isSame(costBefore, costAfter)
      ? words.sameCost(moneyIn(currency, costAfter))
      : words.cost(money(costBefore), moneyIn(currency, costAfter), costChange(costBefore, costAfter)),
    ...(newFindings.length > 0 ? [words.newFindings(newFindings.length)] : []),
    ...(gone.length > 0 ? [words.goneFindings(gone.length)] : []),
  ];
}

function isSame(one: Range, other: Range): boolean {
  return one.min === other.min && one.max === other.max;
}

function costChange(before: Range, after: Range): string {
  const [least, most] = [signed(after.min - before.min), signed(after.max - before.max)];
  return least === most ? most : `${least} … ${most}`;
}

function signed(amount: number): string {
  const size = Math.abs(amount);
  return `${amount < 0 ? '−' : '+'}${money({ min: size, max: size })}`;
}

/** Differences as the comment of a pull request. */
export function diffMarkdown(diffs: readonly StackDiff[], language: Language): string {
  const words = WORDS[language];
  const lost = diffs.flatMap(({ changes }) => changes).filter(({ losesData }) => losesData).length;
  return [
    `## ${words.title}`,
    '',
    ...(lost > 0 ? ['> [!CAUTION]', `> ${words.lossTitle(lost)}`, ''] : []),
    ...diffs.flatMap(diff => stackMarkdown(diff, language)),
  ].join('\n');
}

function stackMarkdown(diff: StackDiff, language: Language): string[] {
  const words = WORDS[language];
  const groups = [...byConstruct(diff.changes)].flatMap(([construct, changes]) => [
    `| | **${markdownText(construct)}** | |`,
    ...changes.map(one => row(one, language)),
  ]);
  const findings = diff.newFindings.map(
    ({ severity, address = '', message }) => `- ${severity} ${markdownCode(address)} ${markdownText(message)}`,
  );
  return [
    `### ${markdownText(diff.stack)}`,
    '',
    ...(diff.changes.length === 0 ? [words.nothing, ''] : []),
    ...summary(diff, language).map(text => `- ${markdownText(text)}`),
    '',
    ...(groups.length > 0 ? [`| ${words.columns.join(' | ')} |`, '| --- | --- | --- |', ...groups, ''] : []),
    ...(findings.length > 0 ? [...findings, ''] : []),
  ];
}

function row(change: ResourceChange, language: Language): string {
  const { action, path, type } = change;
  const marks = warnings(change, language).map(text => `**${text}**`);
  const what = [...argumentTexts(change), ...reasons(change, language)].map(markdownText);
  return `| ${WORDS[language].action[action]} | ${markdownCode(path)} ${markdownCode(type)} | ${[...marks, ...what].join('<br>')} |`;
}
