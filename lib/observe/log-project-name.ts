const SUFFIX = '-logs';

/**
 * What the log project is called where nothing is said: like the bucket of the assets, which is unique already. A name has 63
 * characters, so of a long one the end is left out.
 */
export function logProjectName(said: string | undefined, assetsBucket: string): string {
  return said ?? `${assetsBucket.slice(0, 63 - SUFFIX.length)}${SUFFIX}`;
}
