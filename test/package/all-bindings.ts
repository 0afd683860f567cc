/**
 * Proves that a packed and installed `pigeon-constructs` gives its user every typed binding.
 *
 *     npx tsx test/package/all-bindings.ts <folder>
 *
 * <folder> is a project where the package and its peers are installed (`npm install pigeon-constructs-….tgz cdktf constructs`).
 * Each type is imported by its own path from CommonJS, from an ES module, and by the TypeScript compiler, each in one process.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { bindingModules, commonJsCheck, esModuleCheck, typeCheck, type BindingModule } from './binding-modules';

const TSC = join(__dirname, '../../node_modules/.bin/tsc');
const TYPES = join(__dirname, '../../node_modules/@types');

function main(project: string): void {
  const name = (JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { name: string }).name;
  const modules = bindingModules(join(project, 'node_modules', name));
  const work = join(project, 'all-bindings-check');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, 'package.json'), '{ "private": true }');
  runEach(name, modules, work);
  rmSync(work, { recursive: true, force: true });
}

function runEach(name: string, modules: readonly BindingModule[], work: string): void {
  const file = (fileName: string, text: string) => {
    writeFileSync(join(work, fileName), text);
    return join(work, fileName);
  };
  step(modules, 'required from CommonJS', () =>
    run(process.execPath, [file('all.cjs', commonJsCheck(name, modules))], work),
  );
  step(modules, 'imported from an ES module', () =>
    run(process.execPath, [file('all.mjs', esModuleCheck(name, modules))], work),
  );
  const compilerOptions = {
    module: 'node16',
    moduleResolution: 'node16',
    target: 'es2022',
    strict: true,
    noEmit: true,
    typeRoots: [TYPES],
    types: ['node'],
  };
  file('all.cts', typeCheck(name, modules));
  file('all.mts', typeCheck(name, modules));
  const config = file('tsconfig.json', JSON.stringify({ compilerOptions, files: ['all.cts', 'all.mts'] }));
  step(modules, 'compiled with their types', () => run(TSC, ['-p', config], dirname(config)));
}

function step(modules: readonly BindingModule[], what: string, check: () => void): void {
  const start = performance.now();
  check();
  process.stdout.write(`${modules.length} bindings ${what} (${((performance.now() - start) / 1000).toFixed(1)} s)\n`);
}

function run(command: string, args: string[], cwd: string): void {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
}

const [project] = process.argv.slice(2);
if (project === undefined) {
  process.stderr.write('usage: tsx test/package/all-bindings.ts <folder where the package is installed>\n');
  process.exitCode = 2;
} else main(resolve(project));
