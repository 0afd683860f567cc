import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Programs } from './programs';

const TSC = join(__dirname, '../../node_modules/.bin/tsc');
const TYPES = join(__dirname, '../../node_modules/@types');
/** Where package managers come from that this machine may not have. */
const MANAGERS = { pnpm: 'pnpm@12', yarn: 'yarn@1' };
type Manager = 'npm' | keyof typeof MANAGERS;

export interface RunOptions {
  /** @default - that which runs this */
  readonly node?: string;
  readonly preload?: string;
}

const NAMES = `
const file = require.resolve(process.argv[2]);
for (const name of Object.keys(require(file))) {
  delete require.cache[file];
  if (require(file)[name] === undefined) throw new Error(name + ' is not there');
}
`;

/** An empty project of somebody who uses a package. */
export class Project {
  public static tarball(packages: string, name: string): string {
    const file = readdirSync(packages).find(each => new RegExp(`^${name}-\\d.*\\.tgz$`).test(each));
    if (file === undefined) throw new Error(`there is no package '${name}' in '${packages}'; run 'npm run pack:all'`);
    return join(packages, file);
  }

  constructor(private readonly folder: string) {
    writeFileSync(join(folder, 'package.json'), '{ "name": "project", "version": "1.0.0", "private": true }\n');
  }

  public install(manager: Manager, packages: readonly string[], options: readonly string[] = []): void {
    const quiet = ['--ignore-scripts', ...options];
    if (manager === 'npm') return this.run('npm', ['install', '--no-audit', '--no-fund', ...quiet, ...packages]);
    const tarballs = packages.map(name => (name.startsWith('/') ? `file:${name}` : name));
    this.run('npx', ['--yes', MANAGERS[manager], 'add', ...quiet, ...tarballs]);
  }

  public folderOf(name: string): string {
    return join(this.folder, 'node_modules', name);
  }

  public expectMissing(name: string): void {
    if (existsSync(this.folderOf(name))) throw new Error(`'${name}' was installed, and must not be needed`);
  }

  public expectImports(found: readonly string[], expected: readonly string[]): void {
    if (found.join() !== expected.join()) {
      throw new Error(`the package imports ${found.join(', ')}; it may import ${expected.join(', ')}`);
    }
  }

  /**
   * Compiles with each kind of resolution, and runs what came of it as CommonJS and as an ES module.
   *
   * @param preload what they are run with once more, and must write the same
   */
  public runPrograms(programs: Programs, { node = process.execPath, preload }: RunOptions = {}): void {
    this.write('main.cts', programs.text);
    this.write('main.mts', programs.text);
    this.write('bundled.ts', programs.text);
    this.compile({ module: 'node16', moduleResolution: 'node16' }, ['main.cts', 'main.mts']);
    this.compile({ module: 'esnext', moduleResolution: 'bundler', noEmit: true }, ['bundled.ts']);
    for (const file of ['main.cjs', 'main.mjs']) {
      const written = this.writtenBy(programs, node, [file]);
      JSON.parse(written);
      if (preload !== undefined && this.writtenBy(programs, node, ['--require', preload, file]) !== written) {
        throw new Error(`${file} writes something else with ${preload}`);
      }
    }
  }

  /** The resolution that a project has which was made by `cdktf init`. */
  public compileWithOldResolution(programs: Programs): void {
    this.write('main.ts', programs.text);
    const compiler = join(this.folderOf('typescript'), 'bin/tsc');
    const options = { module: 'commonjs', moduleResolution: 'node10', types: ['node'], typeRoots: undefined };
    this.compile(options, ['main.ts'], compiler);
    this.run(process.execPath, ['main.js']);
    JSON.parse(readFileSync(join(this.folder, programs.writes), 'utf8'));
  }

  /** Asks the package for each of its names as the first of them: what one is made of is loaded when it is asked for. */
  public askForEachName(library: string): void {
    this.write('names.cjs', NAMES);
    this.run(process.execPath, ['names.cjs', library]);
  }

  /**
   * Synthesizes with the command line, which brings its own cdktf or cdktn.
   *
   * @param version of what it must have brought, which notes it in what it writes
   */
  public runCommandLine(library: string, version: string): void {
    this.run('npx', ['pigeon', 'synth', '--config', join(this.folderOf(library), 'pigeon.yaml')]);
    const file = join(this.folder, 'cdktf.out/stacks/pigeon-web-production/cdk.tf.json');
    const stack = JSON.parse(readFileSync(file, 'utf8')) as { '//': { metadata: { version: string } } };
    const found = stack['//'].metadata.version;
    if (found !== version) throw new Error(`the command line synthesized with version ${found}, not ${version}`);
  }

  private writtenBy({ writes }: Programs, node: string, args: readonly string[]): string {
    rmSync(join(this.folder, 'cdktf.out'), { recursive: true, force: true });
    this.run(node, args);
    return readFileSync(join(this.folder, writes), 'utf8');
  }

  private compile(options: object, files: readonly string[], compiler = TSC): void {
    const compilerOptions = {
      target: 'es2022',
      strict: true,
      skipLibCheck: false,
      typeRoots: [TYPES],
      types: ['node'],
      ...options,
    };
    this.write('tsconfig.json', JSON.stringify({ compilerOptions, files }));
    this.run(process.execPath, [compiler, '-p', '.']);
  }

  private write(file: string, text: string): void {
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  private run(command: string, args: readonly string[]): void {
    try {
      execFileSync(command, args, { cwd: this.folder, encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
      throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`, { cause: error });
    }
  }
}
