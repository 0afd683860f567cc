import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeByHand } from './write-by-hand';

const ROOT = join(__dirname, '..');
const RUNS = Number(process.env.BENCH_RUNS ?? 15);

/** How much longer than each of the others the library may take: the bars that CI holds it to. */
const LIMITS = { 'an empty cdktf app': 2.0, 'the bindings by hand': 1.2 } as const;

const EMPTY = `
const { App, TerraformStack } = require('cdktf');
const app = new App({ outdir: process.argv[2] });
new TerraformStack(app, 'empty');
app.synth();
`;

/**
 * Times the cold start of the production system: a new `node` process each time, from start to exit. The programs take
 * turns, so that whatever else the machine does falls on all of them alike, and the fastest run of each counts.
 */
function main(): void {
  const app = join(ROOT, 'dist/bin/pigeon.js');
  if (!existsSync(join(ROOT, 'dist/.gen')) || !existsSync(app)) {
    throw new Error("there is nothing to time yet; run 'npm run build' first");
  }
  const out = mkdtempSync(join(tmpdir(), 'bench-'));
  const programs = {
    'this library': [app, 'synth', '--config', join(ROOT, 'pigeon.yaml'), '--env', 'production', '--out', join(out, 'library')],
    'an empty cdktf app': [program('empty', EMPTY), join(out, 'empty')],
    'the bindings by hand': [byHand(programArguments(app, out)), join(out, 'by-hand')],
  };
  const best = time(programs);
  report(best);
}

function programArguments(app: string, out: string): string {
  run([app, 'synth', '--config', join(ROOT, 'pigeon.yaml'), '--env', 'production', '--out', out]);
  return join(out, 'stacks/pigeon-web-production/cdk.tf.json');
}

function byHand(synthesized: string): string {
  const stack = JSON.parse(readFileSync(synthesized, 'utf8')) as Parameters<typeof writeByHand>[0];
  return program('by-hand', writeByHand(stack, join(ROOT, 'dist/.gen/alicloud')));
}

/** A program beside the build, where it finds the packages that the build finds. */
function program(name: string, code: string): string {
  const folder = join(ROOT, 'dist/bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.js`), code);
  return join(folder, `${name}.js`);
}

function time(programs: Record<string, string[]>): Record<string, number> {
  const best: Record<string, number> = {};
  for (let round = 0; round < RUNS; round++) {
    for (const [name, args] of Object.entries(programs)) {
      const start = performance.now();
      run(args);
      best[name] = Math.min(best[name] ?? Infinity, performance.now() - start);
    }
  }
  return best;
}

function run(args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  }
}

function report(best: Record<string, number>): void {
  const library = best['this library'] as number;
  console.log(`cold start of the production system, best of ${RUNS} runs, node ${process.version}`);
  for (const [name, milliseconds] of Object.entries(best)) {
    const limit = LIMITS[name as keyof typeof LIMITS];
    const ratio = library / milliseconds;
    const verdict = limit === undefined ? '' : `  library / this = ${ratio.toFixed(2)} (at most ${limit.toFixed(1)})`;
    console.log(`  ${name.padEnd(22)} ${milliseconds.toFixed(0).padStart(5)} ms${verdict}`);
    if (limit !== undefined && ratio > limit) {
      process.exitCode = 1;
    }
  }
}

main();
