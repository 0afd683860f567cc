import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { Lazy } from 'cdktf';
import { parse } from 'yaml';
import { BootScript } from '../../lib/boot/boot-script';
import { BootStep } from '../../lib/boot/boot-step';

function run(script: BootScript) {
  const { status, stdout } = spawnSync('bash', { input: script.render(), encoding: 'utf8' });
  return { status, lines: stdout.trimEnd().split('\n') };
}

function echo(name: string, text = name): BootStep {
  return { name, commands: [`echo ${text}`] };
}

/** A script whose document has this many bytes. */
function ofBytes(bytes: number): BootScript {
  const frame = BootScript.of({ name: 'fill', commands: ['#'] }).toCloudConfig().length - 1;
  return BootScript.of({ name: 'fill', commands: ['#'.repeat(bytes - frame)] });
}

function userData(script: BootScript): Buffer {
  return Buffer.from(script.toUserData(), 'base64');
}

describe('BootScript', () => {
  test('runs its steps in order, and says which', () => {
    const script = BootScript.of({ name: 'one', commands: ['echo a', 'echo b'] }, echo('two', 'c'));

    expect(run(script)).toEqual({ status: 0, lines: ['boot: one', 'a', 'b', 'boot: two', 'c'] });
  });

  test.each([
    ['fails', 'false'],
    ['fails within a pipe', 'false | cat'],
    ['reads a variable that is not set', 'echo "$not_set" >/dev/null'],
  ])('stops at the first command that %s', (_how, command) => {
    const script = BootScript.of({ name: 'one', commands: [command] }, echo('two'));
    const { status, lines } = run(script);

    expect(status).not.toBe(0);
    expect(lines).toEqual(['boot: one']);
  });

  test('asks nobody anything', () => {
    expect(run(BootScript.of({ name: 'ask', commands: ['echo $DEBIAN_FRONTEND'] })).lines).toContain('noninteractive');
  });

  test('is run by bash, and ends in a line break', () => {
    expect(BootScript.of().render()).toMatch(/^#!\/bin\/bash\n.*\n$/s);
  });

  test('says the name of a step as it is written, whatever the shell would make of it', () => {
    const name = `the owner's $HOME; "exit 1"`;

    expect(run(BootScript.of(echo(name, 'done'))).lines).toEqual([`boot: ${name}`, 'done']);
  });
});

describe('BootScript.with', () => {
  test('adds steps at the end and leaves the script as it was', () => {
    const script = BootScript.of(echo('one'));
    const longer = script.with(echo('two'), echo('three'));

    expect(run(longer).lines).toEqual(['boot: one', 'one', 'boot: two', 'two', 'boot: three', 'three']);
    expect(run(script).lines).toEqual(['boot: one', 'one']);
  });
});

describe('BootScript.toCloudConfig', () => {
  test('puts the script on the server, for root only, and runs it', () => {
    const script = BootScript.of(echo('größer'));
    const document = parse(script.toCloudConfig()) as Record<string, unknown>;

    expect(document).toEqual({
      ssh_pwauth: false,
      write_files: [{ path: '/usr/local/sbin/boot-server', permissions: '0700', content: script.render() }],
      runcmd: [['/usr/local/sbin/boot-server']],
    });
  });

  test('keeps lines that begin with spaces, and lines with nothing in them', () => {
    const script = BootScript.of({ name: 'one', commands: ['if true; then', '  echo a', '', 'fi'] });
    const document = parse(script.toCloudConfig()) as { write_files: { content: string }[] };

    expect(document.write_files[0]?.content).toBe(script.render());
  });
});

describe('BootScript.toUserData', () => {
  test('is the document in base64, as it is while it has up to 32 KB', () => {
    expect(userData(ofBytes(32_768)).toString()).toBe(ofBytes(32_768).toCloudConfig());
  });

  test('is compressed above, and says nothing of the machine that did it', () => {
    const bytes = userData(ofBytes(32_769));

    expect(gunzipSync(bytes).toString()).toBe(ofBytes(32_769).toCloudConfig());
    expect([...bytes.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
  });

  test('fails where it has over 32 KB even so', () => {
    const script = BootScript.of({ name: 'fill', commands: [`#${randomBytes(50_000).toString('base64')}`] });

    expect(() => script.toUserData()).toThrow(
      /^a boot script has at most 32768 bytes when compressed, this one has \d{5}$/,
    );
  });

  test('fails with a value that only the deployment knows', () => {
    const script = BootScript.of(echo('host', Lazy.stringValue({ produce: () => 'db.example.com' })));

    expect(() => script.toUserData()).toThrow('a boot script holds values known at synthesis, this one has a token');
  });
});
