import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { hasEngine } from '../../lib/rehearse/engine/engine';
import { parseSettings } from '../../lib/settings/parse-settings';
import { synthesize } from '../../lib/synthesize';

/** Everything, and not a sample: for the long run before a release. */
export const EVERYTHING = process.env['REHEARSE_ALL'] === '1';

/** A suite that needs an engine. Where there is none it is skipped, and says so in its name. */
export function describeWithEngine(name: string, define: () => void): void {
  if (hasEngine()) describe(name, define);
  else describe.skip(`${name} (skipped: neither terraform nor tofu is on the PATH)`, define);
}

const folders: string[] = [];

/** A folder that is removed when the tests of this file are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-test-'));
  folders.push(folder);
  return folder;
}

afterAll(() => folders.splice(0).forEach(folder => rmSync(folder, { recursive: true, force: true })));

/** The results of `work` on each item, with two at work at a time: an engine uses about one core. */
export async function inPairs<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index] as T);
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}

export type Section = { [key: string]: unknown };

/** The settings file of the package, to be changed. */
export function defaultFile(): { system: string; common: Section; environments: Record<string, Section> } {
  return parse(readFileSync(join(__dirname, '../../pigeon.yaml'), 'utf8')) as ReturnType<typeof defaultFile>;
}

/** Synthesizes the environments of a settings file. Returns the folder of each stack, by the name of its environment. */
export function synthesizeFile(file: ReturnType<typeof defaultFile>, hcl = false): Record<string, string> {
  const settings = parseSettings(stringify(file));
  const stacks = synthesize(settings, { outdir: temporaryFolder(), hcl });
  return Object.fromEntries(Object.keys(settings.environments).map((name, i) => [name, dirname(stacks[i] as string)]));
}

/** Synthesizes one environment of the default file, with `change` made to what it says. Returns its folder. */
export function synthesizeEnvironment(name: string, change: (environment: Section) => unknown = () => {}): string {
  const file = defaultFile();
  const environment = merge(file.common, file.environments[name] as Section);
  change(environment);
  return synthesizeFile({ system: file.system, common: {}, environments: { [name]: environment } })[name] as string;
}

/** A stack written by hand: resources by type and name. Returns its folder. */
export function stackOf(resource: Record<string, Record<string, object>>, more: object = {}): string {
  const folder = join(temporaryFolder(), 'stack');
  mkdirSync(folder);
  const stack = {
    terraform: { required_providers: { alicloud: { source: 'aliyun/alicloud' } } },
    provider: { alicloud: [{ region: 'cn-hangzhou', account_type: 'Domestic' }] },
    resource,
    ...more,
  };
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(stack));
  return folder;
}

export function merge(under: Section, over: Section): Section {
  const result: Section = { ...under };
  for (const [key, value] of Object.entries(over)) {
    result[key] = isSection(value) && isSection(result[key]) ? merge(result[key], value) : value;
  }
  return result;
}

function isSection(value: unknown): value is Section {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
