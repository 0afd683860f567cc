/** What is wrong with a zone of this region, to be said after its place. @returns nothing where it is a zone of it */
export function zoneTrouble(zoneId: string, region: string): string | undefined {
  const prefix = zonePrefix(region);
  const isZone = /[a-z]$/.test(zoneId) && zoneId.slice(0, -1) === prefix;
  return isZone ? undefined : `'${zoneId}' is not a zone of '${region}'; those are called '${prefix}a' and so on`;
}

/** A zone without its letter. Those of numbered regions are called such as `us-west-1a`, others such as `cn-hangzhou-a`. */
export function zonePrefix(region: string): string {
  return /\d$/.test(region) ? region : `${region}-`;
}
