import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSettings } from '../lib/settings/parse-settings';
import { synthesize } from '../lib/synthesize';

const ROOT = join(__dirname, '..');
const { version: VERSION } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
const EXAMPLES = readdirSync(join(ROOT, 'examples'), { withFileTypes: true }).filter(entry =>
  existsSync(join(ROOT, 'examples', entry.name, 'package.json')),
);

/** What an example writes, by stack: a program is run by being loaded, a settings file is synthesized. */
function run(name: string): Record<string, unknown> {
  const out = mkdtempSync(join(tmpdir(), `${name}-`));
  const settings = join(ROOT, 'examples', name, 'pigeon.yaml');
  if (existsSync(settings)) {
    synthesize(parseSettings(readFileSync(settings, 'utf8')), { outdir: out });
  } else {
    process.env.CDKTF_OUTDIR = out;
    jest.isolateModules(() => {
      require(`../examples/${name}/main`);
    });
  }
  const stacks = join(out, 'stacks');
  // The notes of cdktf to itself hold its version, and cdktn has another.
  const read = (stack: string) =>
    JSON.parse(readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8'), (key, value: unknown) =>
      key === '//' ? undefined : value,
    ) as unknown;
  return Object.fromEntries(readdirSync(stacks).map(stack => [stack, read(stack)]));
}

describe('examples', () => {
  test('the whole system is the embedded default', () => {
    const [, ...settings] = readFileSync(join(ROOT, 'examples/pigeon-web/pigeon.yaml'), 'utf8').split('\n');
    const [, ...defaults] = readFileSync(join(ROOT, 'pigeon.yaml'), 'utf8').split('\n');

    expect(settings).toEqual(defaults);
  });

  test.each(EXAMPLES.map(entry => entry.name))('%s is a project that asks for this version', name => {
    const project = JSON.parse(readFileSync(join(ROOT, 'examples', name, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };

    expect(project.dependencies['pigeon-constructs']).toBe(`^${VERSION}`);
  });

  // The default stacks have snapshots of their own.
  test.each(EXAMPLES.map(entry => entry.name).filter(name => name !== 'pigeon-web'))('%s synthesizes', name => {
    expect(run(name)).toMatchSnapshot();
  });
});

describe.each(['README.md', 'README.zh-CN.md'])('%s', readme => {
  const text = readFileSync(join(ROOT, readme), 'utf8');

  test('shows the minimal example as it is', () => {
    const shown = /```ts\n([\s\S]*?)```/.exec(text)?.[1];

    expect(shown).toBe(readFileSync(join(ROOT, 'examples/minimal/main.ts'), 'utf8'));
  });
});
