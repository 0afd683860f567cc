/** Where a server calls the cloud. What is left out is found out on the server, in its own region. */
export interface CloudEndpoints {
  /** @default 'http://100.100.100.200', which only servers reach */
  readonly metadata?: string;
  /** `{bucket}` and `{region}` are filled in. @default 'https://{bucket}.oss-{region}-internal.aliyuncs.com' */
  readonly storage?: string;
  /** `{region}` is filled in. @default 'https://oos.{region}.aliyuncs.com' */
  readonly secrets?: string;
  /** `{region}` is filled in. @default 'https://cr.{region}.aliyuncs.com' */
  readonly registry?: string;
}
