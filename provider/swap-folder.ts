import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Puts the folder `fresh` in the place of `target`. Both must be on one file system.
 *
 * A reader sees the old folder or the new one, and for an instant none, but never a half-written one.
 */
export function swapFolder(fresh: string, target: string): void {
  // `mkdtemp` makes folders only their owner can read; these are for everybody.
  chmodSync(fresh, 0o755);
  const old = `${fresh}.old`;
  const hadTarget = existsSync(target);
  if (hadTarget) renameSync(target, old);
  try {
    renameSync(fresh, target);
  } catch (error) {
    if (hadTarget) renameSync(old, target);
    throw new Error(`cannot move the new folder into ${dirname(target)}`, { cause: error });
  }
  rmSync(old, { recursive: true, force: true });
}
