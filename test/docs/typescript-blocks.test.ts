import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdktf';
import { hasEngine, synthesizedStack } from '../../lib/testing';
import { newFolder } from '../folder';
import { Given } from './given';
import { blocksIn } from './markdown';
import { compile, writeModules } from './programs';

jest.setTimeout(60_000);

const blocks = blocksIn('ts').filter(({ notRun }) => notRun === undefined);
const files = writeModules(blocks);
const before = process.cwd();

/** The folder that programs run in. A stack that somebody wrote is in it. */
const scratch = newFolder();

beforeAll(() => {
  const { app, stack } = new Given();
  app.synth();
  cpSync(join(app.outdir, 'stacks', stack.node.id, 'cdk.tf.json'), join(scratch, 'cdk.tf.json'));
  mkdirSync(join(scratch, 'out'));
  process.env.CDKTF_OUTDIR = join(scratch, 'out');
  process.chdir(scratch);
});

afterAll(() => {
  delete process.env.CDKTF_OUTDIR;
  process.chdir(before);
});

test('every block of TypeScript compiles', () => {
  expect(compile(files)).toEqual([]);
});

test.each(blocks.map(({ place }, index) => [place, files[index] as string]))('%s runs', async (_, file) => {
  const { given } = require(file) as { given: Given };
  const runsEngine = given.tests.length > 0;
  for (const run of runsEngine && !hasEngine() ? [] : given.tests) await run();
  // What a piece of a program makes passes the checks of a stack.
  if (given.hasStack) synthesizedStack(given.stack);

  expect(given.app).toBeInstanceOf(App);
});
