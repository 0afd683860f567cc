import { api } from './whole-system';

/** Requests, one after the other on each of 24 connections that are kept; every tenth writes. */
export class Load {
  /** What was not answered as it should be, by number. */
  public readonly failed: string[] = [];
  /** The processes that the workers were children of. */
  public readonly masters = new Set<number>();
  private next = 0;
  private milliseconds = 0;

  constructor(
    private readonly total: number,
    private readonly port: number,
  ) {}

  public get summary(): string {
    return `${this.total} requests, ${this.failed.length} failed, ${this.milliseconds} ms`;
  }

  public async run(): Promise<void> {
    const start = Date.now();
    await Promise.all(Array.from({ length: 24 }, async () => this.work()));
    this.milliseconds = Date.now() - start;
  }

  /** Waits until this part of the requests is sent. */
  public async reaches(part: number): Promise<void> {
    while (this.next < part * this.total) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  private async work(): Promise<void> {
    for (let number = this.next++; number < this.total; number = this.next++) {
      const writes = number % 10 === 0;
      const answer = await this.ask(number, writes).catch((error: Error) => ({ status: 0, body: error.message }));
      if (answer.status !== (writes ? 201 : 200)) {
        this.failed.push(`${number}: ${answer.status} ${answer.body.slice(0, 100)}`);
      } else if (!writes) {
        this.masters.add((JSON.parse(answer.body) as { pid: number }).pid);
      }
    }
  }

  /** From a client of its own, or so few of its kind that no limit is met. */
  private async ask(number: number, writes: boolean) {
    const { port } = this;
    const client = `10.${number % 250}.${(number >> 3) % 250}.9`;
    const headers = { 'Content-Type': 'application/json' };
    return writes
      ? api('/api/items', { port, method: 'POST', body: '{"name":"rock dove"}', headers }, client)
      : api('/api/slow', { port }, client);
  }
}
