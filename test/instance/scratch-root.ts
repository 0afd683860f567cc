import { ChildProcess, spawn, spawnSync, SpawnSyncReturns } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, lstatSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PATH = '/opt/stand-ins:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * A root file system to boot in: this machine's own, with a layer in memory on top that takes every write. Packages cannot be
 * installed in it and systemd does not run in it, so `apt-get`, `systemctl`, `sysctl`, `curl` and
 * `docker` are stand-ins that keep a
 * record; everything else is real.
 */
export class ScratchRoot {
  private readonly folder = mkdtempSync(join(tmpdir(), 'scratch-root-'));

  private constructor(private readonly holder: ChildProcess) {}

  public static async make(): Promise<ScratchRoot> {
    // The ports of the tests are the same in every suite, so there is one scratch root at a time.
    const lock = ['--no-fork', join(tmpdir(), 'scratch-root.lock')];
    const holder = spawn('flock', [...lock, 'unshare', '--mount', '--propagation', 'private', 'bash'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const root = new ScratchRoot(holder);
    await root.prepare();
    return root;
  }

  /** Where `path` of the scratch root is for this process. */
  public path(path: string): string {
    return `/proc/${this.holder.pid}/root${this.folder}/root${path}`;
  }

  public read(path: string): string {
    return readFileSync(this.path(path), 'utf8');
  }

  /** Runs a command of bash in the scratch root, as root, with nothing of this process's environment. */
  public run(command: string, input?: string): SpawnSyncReturns<string> {
    const [program, ...args] = this.words(command);
    return spawnSync(program as string, args, { input, encoding: 'utf8', maxBuffer: 64 << 20, timeout: 120_000 });
  }

  /** Runs a command, and fails with what it printed when it fails. */
  public must(command: string, input?: string): string {
    const { status, stdout, stderr } = this.run(command, input);
    if (status !== 0) {
      throw new Error(`${command}: ${status}\n${stdout}\n${stderr}`);
    }
    return stdout;
  }

  /** Starts a command that goes on; it ends with the scratch root. */
  public start(command: string): ChildProcess {
    const [program, ...args] = this.words(command);
    const child = spawn(program as string, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    return child;
  }

  /**
   * Starts a program for which the scratch root is the root, and not only seems to be: one that makes containers, which leave
   * a root that only seems to be one. It sees what is mounted by now, and does not end with the scratch root.
   */
  public startAtRoot(command: string): ChildProcess {
    const pivot = `cd ${this.folder}/root && pivot_root . mnt && umount -l /mnt && exec env -i PATH=${PATH} bash --norc -c "$0"`;
    const enter = ['--mount', `--target=${this.holder.pid}`, 'unshare', '--mount', '--propagation', 'private'];
    return spawn('nsenter', [...enter, 'bash', '-c', pivot, command], { stdio: 'ignore' });
  }

  /** What was written: each file with its owner, mode, time of change and content; each link with its target. */
  public written(): Record<string, string> {
    const upper = `/proc/${this.holder.pid}/root${this.folder}/upper`;
    const found: Record<string, string> = {};
    for (const entry of readdirSync(upper, { recursive: true, encoding: 'utf8' })) {
      const file = join(upper, entry);
      const { mode, uid, gid, mtimeMs } = lstatSync(file);
      const kind = lstatSync(file);
      if (kind.isSymbolicLink()) {
        found[`/${entry}`] = `-> ${readlinkSync(file)}`;
      } else if (kind.isFile()) {
        const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
        found[`/${entry}`] = `${mode.toString(8)} ${uid}:${gid} ${mtimeMs} ${sum}`;
      } else if (kind.isDirectory()) {
        found[`/${entry}`] = `${mode.toString(8)} ${uid}:${gid}`;
      }
    }
    return found;
  }

  public async dispose(): Promise<void> {
    for (const id of this.processes()) {
      try {
        process.kill(id, 'SIGKILL');
      } catch {
        // it ended with another
      }
    }
    await new Promise(resolve => {
      this.holder.once('exit', resolve);
      this.holder.stdin?.end();
    });
    rmSync(this.folder, { recursive: true, force: true });
  }

  /**
   * Whatever runs in the scratch root, daemons too: what shares its mounts, but for the process that holds them, and what that
   * started in mounts of its own.
   */
  public processes(): number[] {
    const ids = readdirSync('/proc')
      .filter(name => /^\d+$/.test(name))
      .map(Number);
    const found = new Set(
      ids.filter(id => id !== this.holder.pid && namespace(id) === namespace(this.holder.pid as number)),
    );
    for (let before = -1; before < found.size;) {
      before = found.size;
      ids.filter(id => found.has(parentOf(id))).forEach(id => found.add(id));
    }
    return [...found];
  }

  private words(command: string): string[] {
    const enter = ['nsenter', '--mount', `--target=${this.holder.pid}`, 'chroot', `${this.folder}/root`];
    return [...enter, 'env', '-i', `PATH=${PATH}`, 'LANG=C.UTF-8', 'bash', '--norc', '-c', command];
  }

  private async prepare(): Promise<void> {
    const programs = join(__dirname, 'programs');
    const ready = new Promise<void>((resolve, reject) => {
      this.holder.stdout?.on('data', (data: Buffer) => data.toString().includes('ready') && resolve());
      this.holder.once('exit', code => reject(new Error(`the scratch root ended with ${code}`)));
    });
    this.holder.stdin?.write(`set -e
      cd ${this.folder}
      mount -t tmpfs -o mode=0755 none .
      cd ${this.folder}
      mkdir upper work root
      mount -t overlay overlay -o lowerdir=/,upperdir=upper,workdir=work root
      mount --rbind /proc root/proc
      mount --rbind /dev root/dev
      mount --rbind /sys root/sys
      mount -t tmpfs none root/run
      mount -t tmpfs -o mode=1777 none root/tmp
      mkdir -p root/opt/stand-ins
      cp ${programs}/*  root/opt/stand-ins/
      for name in apt-get sysctl docker curl; do cp ${programs}/record root/opt/stand-ins/$name; done
      chmod 0755 root/opt/stand-ins/*
      echo ready
    `);
    await ready;
  }
}

/** The mounts that a process sees, by their number. */
function namespace(id: number): string | undefined {
  try {
    return readlinkSync(`/proc/${id}/ns/mnt`);
  } catch {
    return undefined; // it has ended meanwhile
  }
}

function parentOf(id: number): number {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]);
  } catch {
    return 0; // it has ended meanwhile
  }
}
