import { InstanceSize } from '../compute/instance-size';

/** What one worker of a Flask application takes at its most, in MiB. */
const WORKER_MEBIBYTES = 300;

/** What the system, the agents and the disk cache keep, in MiB. */
const RESERVED_MEBIBYTES = 1024;

/** How many processes answer requests on one server, and how many requests each answers at once. */
export class WorkerPlan {
  /**
   * Two workers a core and one more keep the cores busy while some wait for the database, but no more than memory holds:
   * 300 MiB each beside 1 GiB for the system. Where the name of the type does not tell, two cores are assumed.
   */
  public static forSize(size: InstanceSize): WorkerPlan {
    const byCores = 2 * (size.vcpus ?? 2) + 1;
    const memory = size.memory && size.memory.toGibibytes() * 1024 - RESERVED_MEBIBYTES;
    const byMemory = memory === undefined ? byCores : Math.floor(memory / WORKER_MEBIBYTES);
    return new WorkerPlan(Math.max(1, Math.min(byCores, byMemory)), 4);
  }

  /**
   * Exactly these figures.
   * @throws when one is no whole number within 1-512
   */
  public static of(workers: number, threads: number): WorkerPlan {
    return new WorkerPlan(workers, threads);
  }

  private constructor(
    public readonly workers: number,
    public readonly threads: number,
  ) {
    if (![workers, threads].every(figure => Number.isInteger(figure) && figure >= 1 && figure <= 512)) {
      throw new Error(`workers and threads are whole numbers within 1-512, got ${workers} and ${threads}`);
    }
  }
}
