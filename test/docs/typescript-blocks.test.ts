import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdktf';
import { hasEngine, synthesizedStack } from '../../lib/testing';
import { inScratchFolder, runProgram } from '../../scripts/docs/run-program';
import { Given } from './given';
import { blocksIn, ROOT } from './markdown';
import { compile, completed, writeModules } from './programs';

jest.setTimeout(60_000);

const blocks = blocksIn('ts').filter(({ notRun }) => notRun === undefined);

/** What programs find where they run: the default settings, and a stack that somebody wrote. */
const FILES = {
  'pigeon.yaml': readFileSync(join(ROOT, 'pigeon.yaml'), 'utf8'),
  'cdk.tf.json': JSON.stringify(synthesizedStack(new Given().stack).json),
};

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});

test('every block of TypeScript compiles', () => {
  expect(compile(writeModules(blocks))).toEqual([]);
});

test.each(blocks.map(block => [block.place, block] as const))('%s runs', async (_, block) => {
  const { given } = inScratchFolder(FILES, () => runProgram(completed(block))) as { given: Given };
  const runsEngine = given.tests.length > 0;
  for (const run of runsEngine && !hasEngine() ? [] : given.tests) await run();
  // What a piece of a program makes passes the checks of a stack.
  if (given.hasStack) synthesizedStack(given.stack);

  expect(given.app).toBeInstanceOf(App);
});
