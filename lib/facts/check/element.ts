import type { ResourceFacts } from '../model';
import type { Finding } from './finding';
import { isObject, type JsonObject } from './json';

/** A resource, data source or provider block of a synthesized stack, and what is found wrong with it. */
export class Element {
  public readonly findings: Finding[] = [];
  private readonly construct: string | undefined;

  constructor(
    public readonly address: string,
    public readonly facts: ResourceFacts,
    public readonly body: JsonObject,
  ) {
    this.construct = constructPath(body);
  }

  public error(path: string, message: string): void {
    this.add('error', path, message);
  }

  public warn(path: string, message: string): void {
    this.add('warning', path, message);
  }

  private add(severity: Finding['severity'], path: string, message: string): void {
    const { address, construct } = this;
    this.findings.push({ severity, address, path, ...(construct !== undefined && { construct }), message });
  }
}

/** CDKTF notes beside each element which construct made it. */
export function constructPath(body: JsonObject): string | undefined {
  const note = body['//'];
  const metadata = isObject(note) ? note['metadata'] : undefined;
  const path = isObject(metadata) ? metadata['path'] : undefined;
  return typeof path === 'string' ? path : undefined;
}
