import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as library from '../lib';

const ROOT = join(__dirname, '..');

function sources(...folders: string[]): string[] {
  return folders.flatMap(folder =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts'))
      .map(file => join(folder, file)),
  );
}

function lines(file: string): string[] {
  return readFileSync(join(ROOT, file), 'utf8').split('\n');
}

describe('the public surface', () => {
  test('is these names', () => {
    expect(Object.keys(library).toSorted()).toMatchSnapshot();
  });

  test('has these entries', () => {
    const { exports: entries } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { exports: object };

    expect(Object.keys(entries)).toEqual(['.', './testing', './preload', './alicloud/*', './package.json']);
  });

  test('loads only the bindings that it uses', () => {
    const program = `require('tsx/cjs'); require(${JSON.stringify(join(ROOT, 'lib'))});
      console.log(Object.keys(require.cache).filter(file => /[.]gen.alicloud.[^/]+.index[.]ts$/.test(file)).length)`;
    const loaded = Number(execFileSync(process.execPath, ['-e', program], { cwd: ROOT, encoding: 'utf8' }));
    const imported = new Set(
      sources('lib').flatMap(file => lines(file).flatMap(line => /\.gen\/alicloud\/([\w-]+)'/.exec(line)?.[1] ?? [])),
    );

    expect(loaded).toBe(imported.size);
  });
});

describe('the sources', () => {
  test('have at most 250 lines a file', () => {
    const long = sources('lib', 'bin', 'provider', 'scripts', 'bench').filter(file => lines(file).length > 251);

    expect(long).toEqual([]);
  });

  test('import no index of the bindings', () => {
    const guilty = sources('lib', 'bin').filter(file =>
      lines(file).some(line => /\.gen\/alicloud(\/(lazy-)?index)?'/.test(line)),
    );

    expect(guilty).toEqual([]);
  });

  test('name no registry host and no folder of a machine', () => {
    const guilty = [...sources('lib', 'bin', 'provider', 'scripts', 'bench', 'test', 'examples')].filter(file =>
      lines(file).some(
        line => /registry\.npmjs|npmmirror|\/(home|root|work)\/[a-z]/.test(line) && !line.includes('RegExp'),
      ),
    );

    expect(guilty.filter(file => file !== join('test', 'public-surface.test.ts'))).toEqual([]);
  });
});
