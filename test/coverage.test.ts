import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseSettings } from '../lib/settings/parse-settings';
import { selectEnvironments } from '../lib/settings/settings';
import { synthesize } from '../lib/synthesize';
import { newFolder } from './folder';
import { Arguments, Synthesized } from './util';

const ROOT = join(__dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** What a line of the plan is fulfilled by: a kind, such as `alicloud_vpc` or `backend boots`, and which one. */
interface Claim {
  readonly row: string;
  readonly kind: string;
  readonly what: string;
}

/** The lines of the table. */
function rowsOf(document: string): string[][] {
  const lines = read(document).split('\n');
  const cells = lines.filter(line => /^\| *\d/.test(line)).map(line => line.split('|').slice(1, -1));
  return cells.map(row => row.map(cell => cell.trim()));
}

function claimsOf([chapter, line, by]: string[]): Claim[] {
  const spans = [...(by ?? '').matchAll(/`([^`]+)`/g)].map(([, span]) => span as string);
  return spans.map(span => {
    const [kind, ...what] = span.split(': ');
    return { row: `${chapter} ${line}`, kind: kind as string, what: what.join(': ') };
  });
}

const SECTIONS =
  '1.1 1.2 2.1 2.2 2.3 2.4 2.5 3.1 3.2 4.1 4.2 5.1 5.2 5.3 6.1 6.2 7.1 7.2 7.3 8 9.1 9.2 9.3 10.1 10.2 11.1 11.2 11.3'.split(
    ' ',
  );

const production = productionStack();

function productionStack(): Synthesized {
  const settings = selectEnvironments(parseSettings(read('pigeon.yaml')), ['production']);
  const [file] = synthesize(settings, { outdir: newFolder() });
  return new Synthesized(JSON.parse(readFileSync(file as string, 'utf8')) as Synthesized['json']);
}

/** What the servers of a tier do when they first boot. */
function bootOf(tier: string): string {
  const template = resources('alicloud_ecs_launch_template').find(({ path }) => path.startsWith(`Web/${tier}/Fleet/`));
  const bytes = Buffer.from(template?.body['user_data'] as string, 'base64');
  return (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** The resources of a type, each with its path in the stack. */
function resources(type: string): { path: string; body: Arguments }[] {
  return production.all(type.replace('alicloud_', '')).map(body => {
    const { path } = (body['//'] as { metadata: { path: string } }).metadata;
    return { path: path.replace(/^[^/]+\//, ''), body };
  });
}

function isFulfilled({ kind, what }: Claim): boolean {
  switch (kind) {
    case 'file':
      return existsSync(join(ROOT, what));
    case 'frontend boots':
      return bootOf('Frontend').includes(what);
    case 'backend boots':
      return bootOf('Backend').includes(what);
    default:
      return resources(kind).some(({ path, body }) => within(path, what) || metricsOf(body).includes(what));
  }
}

/** The metrics that an alarm, or a template of alarms, watches. */
function metricsOf({ metric, alert_templates: templates = [] }: Arguments): unknown[] {
  return [metric, ...(templates as Arguments[]).map(({ metric_name: name }) => name)];
}

function within(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}

describe.each(['docs/coverage.md', 'docs/coverage.zh-CN.md'])('%s', document => {
  const rows = rowsOf(document);

  test('answers for every section of the plan', () => {
    expect([...new Set(rows.map(([chapter]) => chapter))]).toEqual(SECTIONS);
  });

  test.each(rows.map(row => [`${row[0]} ${row[1]}`, row] as const))('%s: is there in production', (_, row) => {
    const claims = claimsOf([...row]);

    expect(claims.length).toBeGreaterThan(0);
    expect(claims.filter(claim => !isFulfilled(claim))).toEqual([]);
  });
});

/** What a document claims, line by line. */
function allClaims(document: string): unknown[] {
  return rowsOf(document).map(row => [row[0], claimsOf(row).map(({ kind, what }) => `${kind}: ${what}`)]);
}

test('both languages make the same claims', () => {
  expect(allClaims('docs/coverage.zh-CN.md')).toEqual(allClaims('docs/coverage.md'));
});
