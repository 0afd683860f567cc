import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, wrap } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';

type Wrapper = (
  exports: object,
  require: NodeJS.Require,
  module: { exports: object },
  file: string,
  folder: string,
) => void;

/**
 * Loads a file of this package as `require` does, with what the engine made of it the last time: compiling two megabytes, and
 * each function at its first call, is a third of a synthesis. That is kept beside the file, so whoever could change it could
 * change the file. Where nothing may be written, and with `NODE_DISABLE_COMPILE_CACHE=1`, each run compiles for itself.
 *
 * @param file a program in ASCII, which is read in a third of the time that UTF-8 takes
 * @param hash of the file
 * @param isWorthKeeping asked at the end of a run that went well: whether it did what later runs do
 */
export function loadCompiled(file: string, hash: string, isWorthKeeping = () => true): unknown {
  const kept = process.env['NODE_DISABLE_COMPILE_CACHE'] ? undefined : keptFileOf(file, hash);
  const cachedData = kept === undefined ? undefined : read(kept);
  const script = new Script(wrap(readFileSync(file, 'latin1')), { filename: file, cachedData });
  if (kept && (!cachedData || script.cachedDataRejected)) {
    // At the end of a run that went well the engine has compiled what such a run calls.
    process.once('exit', code => {
      if (code === 0 && isWorthKeeping()) keep(kept, script.createCachedData());
    });
  }
  const module = { exports: {} };
  (script.runInThisContext() as Wrapper)(module.exports, createRequire(file), module, file, dirname(file));
  return module.exports;
}

/** The engine refuses what another version of it made. */
function keptFileOf(file: string, hash: string): string {
  return join(dirname(file), '.compiled', `${basename(file, '.js')}-${hash}-${process.version}-${process.arch}`);
}

/** The engine does not look whether what it is given was damaged, and crashes. @returns nothing for what was */
function read(file: string): Buffer | undefined {
  try {
    const kept = readFileSync(file);
    const data = kept.subarray(DIGEST_LENGTH);
    return digestOf(data).equals(kept.subarray(0, DIGEST_LENGTH)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Another process may do the same, so the file is there whole or not at all. */
function keep(file: string, data: Buffer): void {
  const own = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(own, Buffer.concat([digestOf(data), data]));
    renameSync(own, file);
  } catch {
    // A package that only others may write to: nothing is lost but time.
    if (existsSync(own)) rmSync(own);
  }
}

const DIGEST_LENGTH = 32;

function digestOf(data: Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}
