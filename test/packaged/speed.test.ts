import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../folder';
import { largeStack } from '../report/large-stack';
import { PackagedCli } from './packaged-cli';

jest.setTimeout(120_000);

const cli = PackagedCli.build();

/** The shortest of some runs, in milliseconds: what else the machine does only adds to it. */
function shortest(times: number, run: () => unknown): number {
  const taken = Array.from({ length: times }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...taken);
}

/** The median of how long each of some calls takes, in milliseconds. They take turns, so that each meets the same machine. */
function medians(times: number, ...runs: readonly (() => unknown)[]): number[] {
  const taken = runs.map((): number[] => []);
  for (let turn = 0; turn < times; turn++) {
    runs.forEach((run, index) => {
      const start = performance.now();
      run();
      taken[index]?.push(performance.now() - start);
    });
  }
  return taken.map(all => all.toSorted((a, b) => a - b)[Math.floor(times / 2)] as number);
}

/** The folder of a stack of 1,000 resources. */
function largeFolder(): string {
  const folder = newFolder();
  writeFileSync(join(folder, 'cdk.tf.json'), largeStack(1000));
  return folder;
}

const [bare = 0, help = 0] = medians(
  11,
  () => spawnSync(process.execPath, ['-e', '0'], { env: { PATH: process.env['PATH'] } }),
  () => cli.run(['--help']),
);

/** What a command takes beyond the help. */
function beyondStart(...args: string[]): number {
  const beyond = shortest(5, () => cli.run(args)) - help;
  process.stdout.write(`pigeon ${args[0]} for 1,000 resources: ${beyond.toFixed(0)} ms\n`);
  return beyond;
}

test('the help is there at once: in 1.5 times what Node.js itself takes, and 80 ms', () => {
  process.stdout.write(`pigeon --help: ${help.toFixed(0)} ms; node -e 0: ${bare.toFixed(0)} ms\n`);
  expect(help).toBeLessThanOrEqual(1.5 * bare + 80);
});

test.each(['check', 'cost', 'diagram', 'traffic'])('%s takes less than a second for 1,000 resources', command => {
  const folder = largeFolder();
  expect(cli.run([command, '--from', folder]).code).toBe(0);

  expect(beyondStart(command, '--from', folder)).toBeLessThanOrEqual(1000);
});

test('diff takes less than two seconds for twice 1,000 resources', () => {
  const folder = largeFolder();

  expect(beyondStart('diff', folder, folder)).toBeLessThanOrEqual(2000);
});
