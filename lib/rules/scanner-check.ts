/** A check of another scanner that asks for the same. */
export interface ScannerCheck {
  readonly scanner: 'checkov' | 'kics';
  /** Such as `CKV_ALI_10`, or the id of a KICS query. */
  readonly id: string;
  /** The type of resource that the scanner blames, without `alicloud_`. */
  readonly on: string;
  /**
   * The scanner reads less than the rule does, such as a bucket without the resources that configure it, so what the rule
   * lets pass is no finding either.
   * @default false
   */
  readonly readsLess?: boolean;
}

export function checkov(id: string, on: string, options: Pick<ScannerCheck, 'readsLess'> = {}): ScannerCheck {
  return { scanner: 'checkov', id, on, ...options };
}

export function kics(id: string, on: string, options: Pick<ScannerCheck, 'readsLess'> = {}): ScannerCheck {
  return { scanner: 'kics', id, on, ...options };
}
