import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, type Program } from './measure';
import { ROOT, WORK, writeProgram } from './work-folder';
import { writeByHand } from './write-by-hand';

const COMMAND = join(ROOT, 'dist/bin/pigeon.js');
/** What the starters begin with: `--require pigeon-constructs/preload`. */
const PRELOAD = ['--require', join(ROOT, 'dist/bin/preload.js')] as const;
/** As at the first run after an install, when nothing is kept of what the engine compiled. */
export const FIRST_RUN = { NODE_DISABLE_COMPILE_CACHE: '1' } as const;
const BINDINGS = join(ROOT, 'dist/.gen/alicloud');
const SETTINGS = join(ROOT, 'pigeon.yaml');

const EMPTY = `
const { App, TerraformStack } = require('cdktf');
const app = new App({ outdir: process.argv[2] });
new TerraformStack(app, 'empty');
app.synth();
`;

const AS_PROGRAM = `
const { readFileSync } = require('node:fs');
const { parseSettings, selectEnvironments, synthesize } = require(${JSON.stringify(join(ROOT, 'dist/lib/index.js'))});
const settings = parseSettings(readFileSync(${JSON.stringify(SETTINGS)}, 'utf8'));
synthesize(selectEnvironments(settings, ['production']), { outdir: process.argv[2] });
`;

/** From the start of a process to its end: the production system, and what it is compared with. */
export function coldStartPrograms(): Record<string, Program> {
  mkdirSync(join(WORK, 'out'), { recursive: true });
  const library = synthesis(SETTINGS, 'library', ['--env', 'production']);
  // Also makes what the command keeps for its next runs.
  run(library);
  const stack = join(WORK, 'out/library/stacks/pigeon-web-production/cdk.tf.json');
  const byHand = writeByHand(JSON.parse(readFileSync(stack, 'utf8')) as Parameters<typeof writeByHand>[0], BINDINGS);
  const program = [writeProgram('program', AS_PROGRAM), join(WORK, 'out/program')];
  const preloaded = withPreload(program);
  return {
    'Node.js itself': { args: ['-e', '0'] },
    'an empty cdktf app': { args: [writeProgram('empty', EMPTY), join(WORK, 'out/empty')] },
    'production by hand on the bindings': { args: [writeProgram('by-hand', byHand), join(WORK, 'out/by-hand')] },
    'production by `pigeon synth`': library,
    '… at its first run after an install': { ...library, env: FIRST_RUN },
    'production by a program': preloaded,
    '… at its first run': { ...preloaded, env: FIRST_RUN },
    '… without the preload': { args: program },
  };
}

/** Every binding at once, as `import * as alicloud` would. There are all of them only after `npm run pack:all`. */
export function wholeIndex(): Program | undefined {
  const folders = readdirSync(BINDINGS);
  if (folders.length < 1000) return undefined;
  const code = folders.map(folder => `require(${JSON.stringify(join(BINDINGS, folder))});`).join('\n');
  return { args: [writeProgram('index', code)] };
}

/** `pigeon synth` of a settings file. */
export function synthesis(settings: string, name: string, more: readonly string[] = []): Program {
  return { args: [COMMAND, 'synth', '--config', settings, '--out', join(WORK, 'out', name), ...more] };
}

/** A program that is started as the starters start theirs, after it has run once: that keeps what was compiled. */
export function withPreload(args: readonly string[]): Program {
  const program = { args: [...PRELOAD, ...args] };
  run(program);
  return program;
}
