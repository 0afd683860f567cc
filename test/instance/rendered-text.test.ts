import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BootScript } from '../../lib/boot/boot-script';
import { written } from '../boot/written';
import { VARIANTS } from './variants';
import { describeWith } from './with-programs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rendered-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What a program says to a file, and nothing when it is content. */
function complaints(text: string, program: string, ...args: string[]): string {
  const file = join(folder, 'rendered');
  writeFileSync(file, text);
  const { status, stdout, stderr } = spawnSync(program, [...args, file], { encoding: 'utf8' });
  return status === 0 ? '' : `${stdout}${stderr}`;
}

/** The programs in shell that a boot script writes to the server. */
function programs(script: string): string[] {
  return [...script.matchAll(/<<'END_OF_FILE'\n(#!\/bin\/bash\n.*?\n)END_OF_FILE\n/gs)].map(
    match => match[1] as string,
  );
}

/** What docker-compose says of the file of a backend as a container. */
const compose = (change: (text: string) => string = text => text) => {
  const script = VARIANTS.find(([name]) => name.includes('container'))?.[1] as BootScript;
  // The file of variables is on the server alone.
  const text = written(script, '/etc/app/compose.yaml')
    .join('\n')
    .replace(/env_file: .*/, 'env_file: []');
  return complaints(
    change(text),
    'env',
    'APP_UID=997',
    'APP_GID=997',
    'sh',
    '-c',
    'docker-compose --file "$0" config --quiet',
  );
};

describeWith(['cloud-init'], 'cloud-init', () => {
  test.each(VARIANTS)('takes the user data of %s', (_name, script) => {
    expect(complaints(script.toCloudConfig(), 'cloud-init', 'schema', '--config-file')).toBe('');
  });

  test('finds the fault in user data that has one', () => {
    expect(complaints('#cloud-config\nruncmd: 7\n', 'cloud-init', 'schema', '--config-file')).not.toBe('');
  });
});

describeWith(['docker-compose'], 'docker-compose, which asks no engine for it,', () => {
  test('takes the file of a backend as a container', () => {
    expect(compose()).toBe('');
  });

  test('finds the fault in a file that has one', () => {
    expect(compose(text => text.replace('read_only:', 'readonly:'))).toContain('Unsupported config option');
  });
});

describeWith(['shellcheck', 'bash'], 'shellcheck, at its strictest,', () => {
  test.each(VARIANTS)('has nothing to say to the script of %s', (_name, script) => {
    expect(complaints(script.render(), 'shellcheck', '--severity=style')).toBe('');
  });

  test.each(VARIANTS)('has nothing to say to the programs that the script of %s writes', (_name, script) => {
    const all = programs(script.render());

    expect(all.length).toBeGreaterThanOrEqual(1);
    expect(all.map(text => complaints(text, 'shellcheck', '--severity=style')).join('')).toBe('');
  });

  test.each(VARIANTS)('and bash -n read %s', (_name, script) => {
    expect([script.render(), ...programs(script.render())].map(text => complaints(text, 'bash', '-n')).join('')).toBe(
      '',
    );
  });
});
