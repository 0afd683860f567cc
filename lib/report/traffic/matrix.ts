import { groupBy } from '../group-by';
import { INTERNET, type Actor } from './actor';
import { sortPorts } from './describe';
import type { Flow } from './flow';
import type { Traffic } from './traffic';

/** Who may open connections to whom: a row for each who calls, a column for each who is called. */
export interface Matrix {
  readonly rows: readonly Actor[];
  readonly columns: readonly Actor[];
  /** The ports of a row and a column; a cross stands before those that are stopped on the way. */
  cell(row: Actor, column: Actor): string;
}

export function matrixOf({ actors, flows }: Traffic): Matrix {
  const cells = groupBy(flows, ({ from, to }) => JSON.stringify([from, to]));
  const calling = new Set(flows.map(({ from }) => from));
  const called = new Set(flows.map(({ to }) => to));
  // The internet comes first as a caller, and last as who is called.
  const columns = actors.filter(({ id }) => called.has(id) && id !== INTERNET.id);
  return {
    rows: actors.filter(({ id }) => calling.has(id)),
    columns: called.has(INTERNET.id) ? [...columns, INTERNET] : columns,
    cell: (row, column) => ports(cells.get(JSON.stringify([row.id, column.id])) ?? []),
  };
}

function ports(flows: readonly Flow[]): string {
  const open = sortPorts(flows.filter(({ verdict }) => verdict === 'allowed').flatMap(one => one.ports));
  const stopped = sortPorts(flows.filter(({ verdict }) => verdict === 'blocked').flatMap(one => one.ports));
  return [...(open.includes('all') ? ['*'] : open), ...stopped.map(port => `✕${port === 'all' ? '*' : port}`)].join(
    ' ',
  );
}
