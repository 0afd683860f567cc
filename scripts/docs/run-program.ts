import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transformSync } from '@swc/core';
import * as library from '../../lib';
import * as testing from '../../lib/testing';

const ROOT = join(__dirname, '../..');

/** Where a program of the documentation finds what it imports. */
function modules(name: string): unknown {
  if (name === 'pigeon-constructs') return library;
  if (name === 'pigeon-constructs/testing') return testing;
  return require(name.replace(/^pigeon-constructs\/alicloud/, join(ROOT, '.gen/alicloud'))) as unknown;
}

/** Runs a program of the documentation in this process. Returns what it exports. */
export function runProgram(text: string): Record<string, unknown> {
  const { code } = transformSync(text, {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
    configFile: false,
    swcrc: false,
  });
  const exports: Record<string, unknown> = {};
  // oxlint-disable-next-line no-implied-eval
  new Function('require', 'exports', 'module', code)(modules, exports, { exports });
  return exports;
}

/**
 * Calls `work` in a folder that is removed afterwards. Programs that it runs find `files` there, by their names, and write
 * their stacks to its `cdktf.out`.
 */
export function inScratchFolder<T>(files: Readonly<Record<string, string>>, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'program-'));
  const before = process.cwd();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const outdir = process.env['CDKTF_OUTDIR'];
  process.env['CDKTF_OUTDIR'] = join(folder, 'cdktf.out');
  process.chdir(folder);
  try {
    return work(folder);
  } finally {
    process.chdir(before);
    if (outdir === undefined) delete process.env['CDKTF_OUTDIR'];
    else process.env['CDKTF_OUTDIR'] = outdir;
    rmSync(folder, { recursive: true, force: true });
  }
}
