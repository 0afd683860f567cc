import Table from 'cli-table3';
import type { WrittenStack } from '../report/stack-reader';
import { actorName, pathsText, portsText } from '../report/traffic/describe';
import type { Flow } from '../report/traffic/flow';
import { matrixOf } from '../report/traffic/matrix';
import { mergeFlows } from '../report/traffic/merge-flows';
import { internetReach, type Traffic } from '../report/traffic/traffic';
import { WORDS as REPORT_WORDS } from '../report/words';
import { messages, type Language } from './language';
import { markdownText, plainLine } from './plain-text';
import type { Line } from './write-result';

/** A stack, and who may talk to whom in it. */
export interface StackTraffic {
  readonly stack: WrittenStack;
  readonly traffic: Traffic;
}

const WORDS = messages({
  en: {
    title: 'Who may talk to whom',
    legend: 'A row calls, a column is called; * is any port, ✕ is stopped on the way.',
    columns: ['From', 'To', 'Ports', 'What', 'By'],
    inward: 'The internet may call: ',
    outward: 'May call the internet: ',
    nobody: 'nobody',
  },
  zh: {
    title: '谁能访问谁',
    legend: '行访问列；* 表示任意端口，✕ 表示途中被拦截。',
    columns: ['来源', '目标', '端口', '内容', '依据'],
    inward: '互联网可以访问：',
    outward: '可以访问互联网：',
    nobody: '无',
  },
});

/** The matrix, and each of its cells with the rules that say so. */
export function trafficLines(all: readonly StackTraffic[], language: Language): Line[] {
  const words = WORDS[language];
  return all.flatMap(({ stack, traffic }): Line[] => [
    [{ text: stack.name, style: 'bold' }],
    ...reachLines(traffic, language).map(line => [line]),
    [],
    ...table(matrixRows(traffic, language)).map(line => [line]),
    [{ text: words.legend, style: 'dim' }],
    [],
    ...flowLines(stack, traffic, language),
    [],
  ]);
}

/** The matrix with a number for each who is called: names would be too wide. */
function matrixRows(traffic: Traffic, language: Language): string[][] {
  const { rows, columns, cell } = matrixOf(traffic);
  const everybody = [...rows, ...columns.filter(one => !rows.includes(one))];
  const number = (one: (typeof rows)[number]) => String(everybody.indexOf(one) + 1);
  const name = (one: (typeof rows)[number]) => `${number(one)} ${actorName(one, REPORT_WORDS[language])}`;
  return [
    ['', ...columns.map(number)],
    ...everybody.map(row => [name(row), ...columns.map(column => (rows.includes(row) ? cell(row, column) : ''))]),
  ];
}

function flowLines(stack: WrittenStack, traffic: Traffic, language: Language): Line[] {
  return mergeFlows(traffic.flows).flatMap((one): Line[] => {
    const [from, to, ports, what, by] = flowCells(one, stack, traffic, language);
    const isBlocked = one.verdict === 'blocked';
    return [
      [`${from} → ${to}  `, { text: ports, style: isBlocked ? 'red' : 'cyan' }, what === '' ? '' : `  ${what}`],
      ...by.map((rule): Line => [{ text: `    ${rule}`, style: 'dim' }]),
    ];
  });
}

type FlowCells = readonly [from: string, to: string, ports: string, what: string, by: readonly string[]];

function flowCells(one: Flow, stack: WrittenStack, { actors }: Traffic, language: Language): FlowCells {
  const words = REPORT_WORDS[language];
  const name = (id: string) => {
    const found = actors.find(actor => actor.id === id);
    return found === undefined ? id : actorName(found, words);
  };
  const note = one.note === undefined ? '' : words.notes[one.note];
  const what = [pathsText(one.paths, words), note].filter(text => text !== '').join('; ');
  const ports = `${one.verdict === 'blocked' ? '✕ ' : ''}${portsText(one.protocol, one.ports, words)}`;
  return [name(one.from), name(one.to), ports, what, one.rules.map(rule => stack.find(rule)?.construct ?? rule)];
}

function reachLines(traffic: Traffic, language: Language): string[] {
  const { inward, outward } = internetReach(traffic);
  const words = WORDS[language];
  const list = (ids: readonly string[]) => {
    const found = traffic.actors
      .filter(({ id }) => ids.includes(id))
      .map(one => actorName(one, REPORT_WORDS[language]));
    return found.length > 0 ? found.join(', ') : words.nobody;
  };
  return [`${words.inward}${list(inward)}`, `${words.outward}${list(outward)}`];
}

/** Who may talk to whom as tables in Markdown. */
export function trafficMarkdown(all: readonly StackTraffic[], language: Language): string {
  const words = WORDS[language];
  return all
    .flatMap(({ stack, traffic }) => {
      const [head = [], ...rows] = matrixRows(traffic, language);
      const flows = mergeFlows(traffic.flows).map(one => {
        const [from, to, ports, what, by] = flowCells(one, stack, traffic, language);
        return [from, to, ports, what, by.join(', ')];
      });
      return [
        `## ${words.title}: ${markdownText(stack.name)}`,
        '',
        ...reachLines(traffic, language).map(line => `- ${markdownText(line)}`),
        '',
        ...markdownTable(head, rows),
        '',
        words.legend.replace('*', '\\*'),
        '',
        ...markdownTable(words.columns, flows),
        '',
      ];
    })
    .join('\n');
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [markdownRow(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(markdownRow)];
}

function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map(markdownText).join(' | ')} |`;
}

/** Rules as data, with their addresses. */
export function trafficJson(all: readonly StackTraffic[]): object {
  return {
    stacks: all.map(({ stack, traffic }) => ({
      stack: stack.name,
      internet: internetReach(traffic),
      actors: traffic.actors,
      flows: mergeFlows(traffic.flows),
    })),
  };
}

function table(rows: readonly (readonly string[])[]): string[] {
  const sides = ['top', 'bottom', 'mid', 'left', 'right', 'middle'];
  const none = sides.flatMap(side => [side, `${side}-left`, `${side}-right`, `${side}-mid`]).map(name => [name, '']);
  const drawn = new Table({
    chars: Object.fromEntries(none) as Record<string, string>,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
  });
  drawn.push(...rows.map(cells => cells.map(plainLine)));
  return drawn
    .toString()
    .split('\n')
    .map(line => line.trimEnd());
}
