import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../folder';
import { settingsWith, stackOf } from '../report/stacks';
import { PackagedCli } from './process';

jest.setTimeout(120_000);

const cli = PackagedCli.build();

/** The shortest of some runs, in milliseconds: what else the machine does only adds to it. */
function shortest(run: () => unknown, times = 7): number {
  return Math.min(
    ...Array.from({ length: times }, () => {
      const start = performance.now();
      run();
      return performance.now() - start;
    }),
  );
}

/** The default production a dozen times over: a stack of 1,000 resources. */
function largeStack(): string {
  const { json } = stackOf(settingsWith(), 'production');
  const resource: Record<string, Record<string, unknown>> = {};
  let size = 0;
  for (let copy = 0; size < 1000; copy++) {
    for (const [type, bodies] of Object.entries(json['resource'] as typeof resource)) {
      for (const [name, body] of Object.entries(bodies)) {
        const text = JSON.stringify(body).replace(/(\$\{alicloud_\w+\.[\w-]+)/g, `$1_${copy}`);
        resource[type] = { ...resource[type], [`${name}_${copy}`]: JSON.parse(text) };
        size++;
      }
    }
  }
  const folder = newFolder();
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify({ ...json, resource }));
  return folder;
}

const bare = shortest(() => spawnSync(process.execPath, ['-e', '0']));
const help = shortest(() => cli.run(['--help']));

test('the help is there at once: in 1.5 times what Node.js itself takes, and 80 ms', () => {
  expect(help).toBeLessThanOrEqual(1.5 * bare + 80);
});

test.each(['check', 'cost', 'diagram', 'traffic'])('%s takes less than a second for 1,000 resources', command => {
  const folder = largeStack();
  expect(cli.run([command, '--from', folder]).code).toBe(0);

  expect(shortest(() => cli.run([command, '--from', folder]), 3) - help).toBeLessThanOrEqual(1000);
});

test('diff takes less than two seconds for twice 1,000 resources', () => {
  const folder = largeStack();

  expect(shortest(() => cli.run(['diff', folder, folder]), 2) - help).toBeLessThanOrEqual(2000);
});
