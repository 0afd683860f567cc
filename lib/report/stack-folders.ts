import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { asRecord } from './stack-resource';

/**
 * The folders of stacks in a synthesis, in the order of their names.
 *
 * A synthesis leaves the folder of a stack that was renamed or dropped where it is. Its `manifest.json` lists the stacks
 * that it wrote, so where there is one, it says which count.
 *
 * @param synthesis a folder such as `cdktf.out`
 */
export function stackFolders(synthesis: string): string[] {
  const parent = join(synthesis, 'stacks');
  if (!existsSync(parent)) return [];
  const listed = listedIn(join(synthesis, 'manifest.json'));
  const names = readdirSync(parent).toSorted();
  return names.filter(name => listed?.has(name) ?? true).map(name => join(parent, name));
}

/** The names of the folders that a manifest lists. What is no manifest of stacks lists nothing that could be gone by. */
function listedIn(manifest: string): ReadonlySet<string> | undefined {
  const stacks = stacksIn(manifest);
  if (stacks === undefined) return undefined;
  const folders = Object.values(stacks).map(stack => asRecord(stack)?.['workingDirectory']);
  return new Set(folders.filter(folder => typeof folder === 'string').map(folder => basename(folder)));
}

/** The stacks of a manifest by name, or nothing where the file is missing or no manifest of stacks. */
export function stacksIn(manifest: string): Readonly<Record<string, unknown>> | undefined {
  if (!existsSync(manifest)) return undefined;
  return asRecord(asRecord(parseJson(readFileSync(manifest, 'utf8')))?.['stacks']);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
