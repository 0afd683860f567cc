/** Where CDN answers from. */
export class CdnScope {
  /** Everywhere but mainland China. Needs no filing. */
  public static overseas(): CdnScope {
    return new CdnScope('overseas');
  }

  /**
   * Mainland China only. The law asks for an ICP filing of the domain.
   * @throws when the filing is not of the form `京ICP备12345678号`
   */
  public static mainland(icpFiling: string): CdnScope {
    return new CdnScope('domestic', icpFiling);
  }

  /**
   * Everywhere. The law asks for an ICP filing of the domain.
   * @throws when the filing is not of the form `京ICP备12345678号`
   */
  public static global(icpFiling: string): CdnScope {
    return new CdnScope('global', icpFiling);
  }

  private constructor(
    public readonly name: 'overseas' | 'domestic' | 'global',
    public readonly icpFiling?: string,
  ) {
    if (icpFiling !== undefined && !/^\p{Script=Han}ICP备\d{5,10}号(-\d+)?$/u.test(icpFiling)) {
      throw new Error(`an ICP filing looks like '京ICP备12345678号-1', got '${icpFiling}'`);
    }
  }
}
