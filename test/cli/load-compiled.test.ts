import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../folder';

const ROOT = join(__dirname, '../..');

/** A folder with a program, whose value is said. */
function program(value: string): string {
  const folder = newFolder();
  writeFileSync(join(folder, 'program.js'), `exports.value = () => ${JSON.stringify(value)} + __filename.slice(-3);`);
  return folder;
}

/** What the program says when a process of its own loads it. */
function load(folder: string, hash: string, env: Record<string, string> = {}): string {
  const code = `
    const { loadCompiled } = require(${JSON.stringify(join(ROOT, 'lib/cli/load-compiled.ts'))});
    process.stdout.write(loadCompiled(${JSON.stringify(join(folder, 'program.js'))}, '${hash}').value());`;
  const tsx = join(ROOT, 'node_modules/tsx/dist/cjs/index.cjs');
  return execFileSync(process.execPath, ['--require', tsx, '-e', code], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
}

const keptIn = (folder: string) =>
  existsSync(join(folder, '.compiled')) ? readdirSync(join(folder, '.compiled')) : [];

describe('loadCompiled', () => {
  test('loads a file as require does, and keeps what was compiled for the next time', () => {
    const folder = program('coo');

    expect(load(folder, 'a')).toBe('coo.js');
    const kept = keptIn(folder);
    expect(kept).toEqual([`program-a-${process.version}-${process.arch}`]);
    expect(load(folder, 'a')).toBe('coo.js');
    expect(keptIn(folder)).toEqual(kept);
  });

  test('does not take what was compiled of another content, be it as long', () => {
    const folder = program('coo');
    load(folder, 'a');
    writeFileSync(join(folder, 'program.js'), `exports.value = () => "woo" + __filename.slice(-3);`);

    expect(load(folder, 'b')).toBe('woo.js');
  });

  test('keeps nothing of a run that failed, which has compiled little', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'program.js'), 'exports.value = () => process.exit(2);');

    expect(() => load(folder, 'a')).toThrow();
    expect(keptIn(folder)).toEqual([]);
  });

  test.each<[string, (kept: Buffer) => Buffer]>([
    ['is something else', () => Buffer.from('damaged')],
    ['is empty', () => Buffer.alloc(0)],
    ['ends early', kept => kept.subarray(0, kept.length / 2)],
    ['has zeros in place of its second half', kept => Buffer.concat([kept.subarray(0, kept.length / 2)], kept.length)],
    ['has other bits in its middle', kept => Buffer.from(kept.map((byte, i) => (i > 200 ? byte ^ 0x55 : byte)))],
  ])('makes anew what was kept, where that %s: the engine would crash', (_, damage) => {
    const folder = program('coo');
    load(folder, 'a');
    const file = join(folder, '.compiled', keptIn(folder)[0] as string);
    const kept = readFileSync(file);
    writeFileSync(file, damage(kept));

    expect(load(folder, 'a')).toBe('coo.js');
    expect(readFileSync(file)).toHaveLength(kept.length);
    expect(keptIn(folder)).toHaveLength(1);
  });

  test('does without where nothing can be kept, or where it is not wanted', () => {
    const closed = program('coo');
    writeFileSync(join(closed, '.compiled'), 'a file in place of a folder');
    expect(load(closed, 'a')).toBe('coo.js');

    const unwanted = program('coo');
    expect(load(unwanted, 'a', { NODE_DISABLE_COMPILE_CACHE: '1' })).toBe('coo.js');
    expect(keptIn(unwanted)).toEqual([]);
  });
});
