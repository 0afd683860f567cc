import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const EXAMPLES = readdirSync(join(ROOT, 'examples'), { withFileTypes: true }).filter(entry => entry.isDirectory());

/** What an example writes, by stack. An example is a program, so it is run as one: by being loaded. */
function run(name: string): Record<string, unknown> {
  process.env.CDKTF_OUTDIR = mkdtempSync(join(tmpdir(), `${name}-`));
  jest.isolateModules(() => {
    require(`../examples/${name}/main`);
  });
  const stacks = join(process.env.CDKTF_OUTDIR, 'stacks');
  // The notes of cdktf to itself hold its version, and cdktn has another.
  const read = (stack: string) =>
    JSON.parse(readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8'), (key, value: unknown) =>
      key === '//' ? undefined : value,
    ) as unknown;
  return Object.fromEntries(readdirSync(stacks).map(stack => [stack, read(stack)]));
}

describe('examples', () => {
  test.each(EXAMPLES.map(entry => entry.name))('%s synthesizes', name => {
    expect(run(name)).toMatchSnapshot();
  });
});

describe.each(['README.md', 'README.zh-CN.md'])('%s', readme => {
  const text = readFileSync(join(ROOT, readme), 'utf8');

  test('shows the minimal example as it is', () => {
    const shown = /```ts\n([\s\S]*?)```/.exec(text)?.[1];

    expect(shown).toBe(readFileSync(join(ROOT, 'examples/minimal/main.ts'), 'utf8'));
  });

  test('links to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!http)([^)#]+)\)/g)].map(match => match[1] as string);

    links.forEach(link => readFileSync(join(ROOT, link)));
    expect(links.length).toBeGreaterThan(2);
  });
});
