import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { ObjectValue } from '../values/value';

/** A resource of the simulated cloud. */
export interface CloudResource {
  readonly type: string;
  readonly id: string;
  /** Everything about it, as the provider would read it. */
  readonly state: ObjectValue;
  /** What it was made with: what is configured, and nothing that the cloud decided. */
  readonly args: ObjectValue;
  /** It was there before: the rehearsal did not make it, and need not take it away. */
  readonly adopted?: boolean;
}

/** Where the resources of a simulated cloud are kept. */
export interface World {
  /** Runs `work` on the resources, by type and id. What it changes is kept when it returns. */
  use<T>(work: (resources: Map<string, CloudResource>) => T): T;
}

/** A world that ends with the process. */
export class MemoryWorld implements World {
  private readonly resources = new Map<string, CloudResource>();

  public use<T>(work: (resources: Map<string, CloudResource>) => T): T {
    return work(this.resources);
  }
}

/** A world in a JSON file, which several processes may use at the same time. */
export class FileWorld implements World {
  constructor(private readonly file: string) {}

  public use<T>(work: (resources: Map<string, CloudResource>) => T): T {
    const lock = `${this.file}.lock`;
    waitFor(() => mkdirIfMissing(lock), `${lock} is held by another process; remove it when none is running`);
    try {
      const resources = this.read();
      const result = work(resources);
      const text = JSON.stringify([...resources.values()], undefined, 2);
      writeFileSync(`${this.file}.new`, `${text}\n`);
      renameSync(`${this.file}.new`, this.file);
      return result;
    } finally {
      rmSync(lock, { recursive: true });
    }
  }

  private read(): Map<string, CloudResource> {
    if (!existsSync(this.file)) return new Map();
    const resources = JSON.parse(readFileSync(this.file, 'utf8')) as CloudResource[];
    return new Map(resources.map(resource => [keyOf(resource.type, resource.id), resource]));
  }
}

/** Types share no ids: a bucket and its policy are known by the same name. */
export function keyOf(type: string, id: string): string {
  return `${type} ${id}`;
}

const LONGEST_WAIT_MS = 10_000;

function waitFor(attempt: () => boolean, message: string): void {
  const sleep = new Int32Array(new SharedArrayBuffer(4));
  for (const end = Date.now() + LONGEST_WAIT_MS; !attempt(); Atomics.wait(sleep, 0, 0, 5)) {
    if (Date.now() > end) throw new Error(message);
  }
}

function mkdirIfMissing(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
