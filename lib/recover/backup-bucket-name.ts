const SUFFIX = '-backups';

/**
 * What the bucket of backups is called where nothing is said: like that of the assets, which is unique already. A name has 63
 * characters, so of a long one the end is left out.
 */
export function backupBucketName(said: string | undefined, assetsBucket: string): string {
  return said ?? `${assetsBucket.slice(0, 63 - SUFFIX.length)}${SUFFIX}`;
}
