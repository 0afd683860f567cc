import { WorkerPlan } from './worker-plan';

/** Connections that are nobody's pool: the migration, the dump, the readiness probes and a person who looks. */
const RESERVED = 5;

/** A refresh starts every new server before the old one goes, so for a while there are twice as many. */
const REFRESH_FACTOR = 2;

export interface ConnectionBudgetProps {
  /** The connections that the owner of the instance grants us, of its `max_connections`. */
  readonly granted: number;
  /** The most servers that the fleet can have. */
  readonly servers: number;
}

/** Our share of the connections of a database that others use too, divided among the processes that connect. */
export class ConnectionBudget {
  public readonly granted: number;
  private readonly servers: number;

  /**
   * @throws when a figure is no whole number above zero
   */
  constructor({ granted, servers }: ConnectionBudgetProps) {
    if (![granted, servers].every(figure => Number.isInteger(figure) && figure >= 1)) {
      throw new Error(`connections and servers are whole numbers above zero, got ${granted} and ${servers}`);
    }
    this.granted = granted;
    this.servers = servers;
  }

  /** The fewest connections that do: one for each worker of all servers, twice over during a refresh, and five in reserve. */
  public needed(plan: WorkerPlan): number {
    return this.processes(plan) + RESERVED;
  }

  /**
   * The connections that each worker may keep: no more than it has threads, and so few that all workers of all servers,
   * twice over during a refresh, leave five of those granted.
   * @throws when not even one is left for each
   */
  public poolSize(plan: WorkerPlan): number {
    const size = Math.floor((this.granted - RESERVED) / this.processes(plan));
    if (size < 1) {
      throw new Error(
        `${this.granted} connections are granted, and ${this.needed(plan)} are needed: ${this.servers} servers with ` +
          `${plan.workers} workers each, twice over during a refresh, and ${RESERVED} in reserve`,
      );
    }
    return Math.min(size, plan.threads);
  }

  private processes({ workers }: WorkerPlan): number {
    return REFRESH_FACTOR * this.servers * workers;
  }
}
