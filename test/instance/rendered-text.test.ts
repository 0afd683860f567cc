import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TerraformStack, Testing } from 'cdktf';
import { parse } from 'yaml';
import { BootScript } from '../../lib/boot/boot-script';
import { addStacks } from '../../lib/pigeon-web-app';
import { parseSettings } from '../../lib/settings/parse-settings';
import { selectEnvironments } from '../../lib/settings/settings';
import { written } from '../boot/written';
import { bootDocument, synthesized } from '../util';
import { VARIANTS } from './variants';
import { describeWith } from './with-programs';

/** What the servers of the embedded default boot, each once. */
const DEFAULTS: readonly (readonly [string, string])[] = ['development', 'staging', 'production'].flatMap(
  environment => {
    const settings = parseSettings(readFileSync(join(__dirname, '../../pigeon.yaml'), 'utf8'));
    const [stack] = addStacks(Testing.app({ stackTraces: false }), selectEnvironments(settings, [environment]));
    const templates = synthesized(stack as TerraformStack).all('ecs_launch_template');
    return templates.map(
      ({ launch_template_name: name, user_data: data }) => [String(name), bootDocument(data)] as const,
    );
  },
);

/** The script in a document of cloud-init. */
const scriptIn = (document: string) =>
  (parse(document) as { write_files: { content: string }[] }).write_files.map(({ content }) => content).join('\n');

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

  test.each(DEFAULTS)('takes the user data of %s', (_name, document) => {
    expect(complaints(document, 'cloud-init', 'schema', '--config-file')).toBe('');
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

  test.each(DEFAULTS)('has nothing to say to what %s boots', (_name, document) => {
    const all = [scriptIn(document), ...programs(scriptIn(document))];

    expect(all.map(text => complaints(text, 'shellcheck', '--severity=style')).join('')).toBe('');
    expect(all.map(text => complaints(text, 'bash', '-n')).join('')).toBe('');
  });

  test.each(VARIANTS)('and bash -n read %s', (_name, script) => {
    expect([script.render(), ...programs(script.render())].map(text => complaints(text, 'bash', '-n')).join('')).toBe(
      '',
    );
  });
});
