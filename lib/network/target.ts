import { IServerGroup } from './server-group';

/** A server group and its share of the traffic. */
export interface WeightedServerGroup {
  readonly serverGroup: IServerGroup;
  /** 0 to 100; shares are relative to each other. */
  readonly weight: number;
}

/** Where a load balancer sends what it accepts. */
export class Target {
  /** All of it to one group. */
  public static to(serverGroup: IServerGroup): Target {
    return new Target([{ serverGroup, weight: 100 }]);
  }

  /**
   * Most of it to `stable`, and `percent` of 100 to `canary`: how a new version is tried on a part of the traffic.
   * `percent: 0` takes the new version back.
   * @throws when `percent` is no whole number within 0-100
   */
  public static canary(stable: IServerGroup, canary: IServerGroup, percent: number): Target {
    if (!Number.isInteger(percent) || percent < 0 || percent > 100) {
      throw new Error(`the share of a canary is a whole number within 0-100, got ${percent}`);
    }
    return new Target([
      { serverGroup: stable, weight: 100 - percent },
      { serverGroup: canary, weight: percent },
    ]);
  }

  private constructor(public readonly serverGroups: readonly WeightedServerGroup[]) {}
}
