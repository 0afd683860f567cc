import { spawnSync } from 'node:child_process';
import { Lazy } from 'cdktf';
import { BootScript, BootStep } from '../../lib/compute/boot-script';

function run(script: BootScript) {
  const { status, stdout } = spawnSync('bash', { input: script.render(), encoding: 'utf8' });
  return { status, lines: stdout.trimEnd().split('\n') };
}

function echo(name: string, text = name): BootStep {
  return { name, commands: [`echo ${text}`] };
}

function ofBytes(bytes: number): BootScript {
  const frame = BootScript.of({ name: 'fill', commands: [''] }).render().length;
  return BootScript.of({ name: 'fill', commands: ['#'.repeat(bytes - frame)] });
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

describe('BootScript.toUserData', () => {
  test('is the script in base64', () => {
    const script = BootScript.of(echo('größer'));

    expect(Buffer.from(script.toUserData(), 'base64').toString('utf8')).toBe(script.render());
  });

  test('takes 32 KB', () => {
    expect(Buffer.from(ofBytes(32_768).toUserData(), 'base64')).toHaveLength(32_768);
  });

  test('fails above 32 KB', () => {
    expect(() => ofBytes(32_769).toUserData()).toThrow('a boot script has at most 32768 bytes, this one has 32769');
  });

  test('fails above 32 KB of bytes, where the characters are fewer', () => {
    const script = BootScript.of({ name: 'fill', commands: [`#${'号'.repeat(11_000)}`] });

    expect(() => script.toUserData()).toThrow(/^a boot script has at most 32768 bytes, this one has 33\d{3}$/);
  });

  test('fails with a value that only the deployment knows', () => {
    const script = BootScript.of(echo('host', Lazy.stringValue({ produce: () => 'db.example.com' })));

    expect(() => script.toUserData()).toThrow('a boot script holds values known at synthesis, this one has a token');
  });
});
