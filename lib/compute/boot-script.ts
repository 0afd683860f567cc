import { Token } from 'cdktf';

/** What user data may weigh before it is encoded: 32 KB. The API refuses more. */
const MAX_BYTES = 32 * 1024;

/** One named piece of a boot script: shell text that may run again without harm. */
export interface BootStep {
  /** Says in the boot log what is being done, such as `install nginx`. */
  readonly name: string;
  /** Shell commands. They hold names of secrets, never secrets: user data is readable in the state and on the server. */
  readonly commands: readonly string[];
}

/** What a server does when it first boots: steps in order, the first that fails stops the boot and is in its log. */
export class BootScript {
  private constructor(private readonly steps: readonly BootStep[]) {}

  public static of(...steps: BootStep[]): BootScript {
    return new BootScript(steps);
  }

  /** The script with more steps at its end. */
  public with(...steps: BootStep[]): BootScript {
    return new BootScript([...this.steps, ...steps]);
  }

  /** The script as text. cloud-init runs it once, as root. */
  public render(): string {
    const body = this.steps.flatMap(step => ['', `echo ${quoted(`boot: ${step.name}`)}`, ...step.commands]);
    return ['#!/bin/bash', 'set -euo pipefail', 'export DEBIAN_FRONTEND=noninteractive', ...body, ''].join('\n');
  }

  /**
   * The script in the form that the cloud takes, base64.
   * @throws when it is larger than 32 KB, or holds a value that only the deployment knows: encoded, it would stay a marker
   */
  public toUserData(): string {
    const text = this.render();
    if (Token.isUnresolved(text)) {
      throw new Error('a boot script holds values known at synthesis, this one has a token');
    }
    const bytes = Buffer.from(text);
    if (bytes.length > MAX_BYTES) {
      throw new Error(`a boot script has at most ${MAX_BYTES} bytes, this one has ${bytes.length}`);
    }
    return bytes.toString('base64');
  }
}

/** `text` as one word of shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
