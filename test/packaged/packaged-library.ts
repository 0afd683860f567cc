import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newFolder } from '../folder';

const ROOT = join(__dirname, '../..');

/** The library as the package has it, for programs that import it. */
export class PackagedLibrary {
  /** Bundles it, beside files of the package. */
  public static build(): PackagedLibrary {
    const folder = newFolder();
    ['package.json', 'provider'].forEach(name => symlinkSync(join(ROOT, name), join(folder, name)));
    const [tsx, script] = [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), join(__dirname, 'build-library.ts')];
    execFileSync(process.execPath, [tsx, script, join(folder, 'dist')], { cwd: ROOT });
    return new PackagedLibrary(folder);
  }

  private constructor(private readonly folder: string) {}

  /** A project that has it installed, with cdktf and constructs as they are here. */
  public install(): Project {
    const project = new Project(newFolder());
    mkdirSync(join(project.folder, 'node_modules'));
    cpSync(this.folder, join(project.folder, 'node_modules/pigeon-constructs'), { recursive: true, dereference: true });
    project.link('cdktf');
    project.link('constructs');
    return project;
  }
}

/** Somebody's project. */
export class Project {
  constructor(public readonly folder: string) {}

  /** Has a package that is installed here. */
  public link(name: string): void {
    symlinkSync(join(ROOT, 'node_modules', name), join(this.folder, 'node_modules', name));
  }

  public write(file: string, text: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  /** Runs a program. Returns what it printed. @throws with what it complained of when it fails */
  public run(program: string, options: readonly string[] = []): string {
    const env = { PATH: process.env['PATH'], HOME: this.folder };
    const { status, stdout, stderr } = spawnSync(process.execPath, [...options, program], {
      cwd: this.folder,
      encoding: 'utf8',
      env,
    });
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
    return stdout;
  }
}
