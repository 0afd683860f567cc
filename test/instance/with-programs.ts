import { spawnSync } from 'node:child_process';

/** What a suite can ask for beside the name of a program: to be root, and to mount a file system of its own. */
const ABILITIES: Record<string, () => boolean> = {
  root: () => process.getuid?.() === 0,
  'mount namespaces': () =>
    spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt'], { stdio: 'ignore' }).status === 0,
  'control groups': () =>
    spawnSync('bash', ['-c', 'test -w /sys/fs/cgroup && ls /sys/fs/cgroup/{pids,cgroup.controllers} | grep -q .'])
      .status === 0,
  'the journal in Python': () => spawnSync('/usr/bin/python3', ['-c', 'import systemd.journal']).status === 0,
  'a PostgreSQL server': () => spawnSync('bash', ['-c', 'ls /usr/lib/postgresql/*/bin/initdb']).status === 0,
  'Flask and Gunicorn of the distribution': () =>
    spawnSync('/usr/bin/python3', ['-c', 'import ensurepip, flask, gunicorn, psycopg2, redis, seccomp']).status === 0,
};

function has(name: string): boolean {
  const ability = ABILITIES[name];
  return ability ? ability() : spawnSync('bash', ['-c', `command -v ${name}`], { stdio: 'ignore' }).status === 0;
}

/**
 * A suite that runs real programs. Where one is missing it is skipped, and its title says what for; in CI that is a failure,
 * since `.ci/install-programs` was to install it.
 */
export function describeWith(needs: readonly string[], title: string, body: () => void): void {
  const missing = needs.filter(name => !has(name));
  if (missing.length === 0) {
    describe(title, body);
  } else if (process.env['CI'] === 'true') {
    describe(title, () => {
      test(`has ${missing.join(', ')}`, () => {
        throw new Error(`CI lacks ${missing.join(', ')}: run .ci/install-programs`);
      });
    });
  } else {
    describe.skip(`${title} (skipped: this machine lacks ${missing.join(', ')})`, body);
  }
}
