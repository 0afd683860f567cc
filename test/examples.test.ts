import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES, runExample } from './example-stacks';

const ROOT = join(__dirname, '..');
const { version: VERSION } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };

describe('examples', () => {
  test('the whole system is the embedded default', () => {
    const [, ...settings] = readFileSync(join(ROOT, 'examples/pigeon-web/pigeon.yaml'), 'utf8').split('\n');
    const [, ...defaults] = readFileSync(join(ROOT, 'pigeon.yaml'), 'utf8').split('\n');

    expect(settings).toEqual(defaults);
  });

  test.each(EXAMPLES)('%s is a project that asks for this version', name => {
    const project = JSON.parse(readFileSync(join(ROOT, 'examples', name, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };

    expect(project.dependencies['pigeon-constructs']).toBe(`^${VERSION}`);
  });

  test.each(EXAMPLES.filter(name => existsSync(join(ROOT, 'examples', name, 'main.ts'))))(
    '%s has its types checked before its rules and before a rehearsal, for tsx does not look at them',
    name => {
      const file = (path: string) => readFileSync(join(ROOT, 'examples', name, path), 'utf8');
      const { scripts } = JSON.parse(file('package.json')) as { scripts: Record<string, string> };

      expect(scripts).toEqual({
        synth: expect.stringMatching(/ main\.ts && echo wrote cdktf\.out\/stacks$/),
        check: expect.stringMatching(/^tsc && .* main\.ts && pigeon check --from cdktf\.out$/),
        rehearse: expect.stringMatching(/^tsc && .* main\.ts && pigeon rehearse --from cdktf\.out$/),
      });
      expect(JSON.parse(file('tsconfig.json'))).toHaveProperty('compilerOptions.noEmit', true);
    },
  );

  // `pigeon init` says that the README does.
  test.each(EXAMPLES)('%s says in both languages which ids, ciphertexts and certificates are to be replaced', name => {
    const file = (path: string) => readFileSync(join(ROOT, 'examples', name, path), 'utf8');
    const program = existsSync(join(ROOT, 'examples', name, 'main.ts')) ? file('main.ts') : '';
    const placeholders = [
      "'12345678'",
      'ubuntu_22_04_',
      'vpc-bp1',
      'pgm-',
      'cri-x1y2z3shop',
      'encryptedPassword',
      'example.com',
    ];

    const unsaid = placeholders
      .filter(placeholder => program.includes(placeholder))
      .filter(placeholder => ['README.md', 'README.zh-CN.md'].some(readme => !file(readme).includes(placeholder)));
    expect(unsaid).toEqual([]);
  });

  // The default stacks have snapshots of their own.
  test.each(EXAMPLES.filter(name => name !== 'pigeon-web'))('%s synthesizes', name => {
    expect(runExample(name)).toMatchSnapshot();
  });
});

describe.each(['README.md', 'README.zh-CN.md'])('%s', readme => {
  const text = readFileSync(join(ROOT, readme), 'utf8');

  test('shows the minimal example as it is', () => {
    const shown = /```ts\n([\s\S]*?)```/.exec(text)?.[1];

    expect(shown).toBe(readFileSync(join(ROOT, 'examples/minimal/main.ts'), 'utf8'));
  });
});
