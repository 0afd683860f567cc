/**
 * @param path of the construct that names the bucket, where there is one
 * @throws when the name is none that OSS takes, which no plan would find out
 */
export function checkBucketName(bucketName: string, path?: string): void {
  if (!/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(bucketName)) {
    const where = path === undefined ? '' : `'${path}': `;
    throw new Error(`${where}a bucket name has 3-63 of a-z, 0-9 and '-', and no '-' at an end, got '${bucketName}'`);
  }
}
