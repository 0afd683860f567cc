import { Token } from 'cdktf';
import { BootStep } from './boot-step';
import { gzip } from './gzip';
import { PUT_FUNCTION } from './write-file';

/** What user data may weigh before it is encoded: 32 KB. The API refuses more. */
const MAX_BYTES = 32 * 1024;

/** Where the script stays on the server. It may be run there again. */
const PATH = '/usr/local/sbin/boot-server';

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

  /** The script as text. It runs as root, and a second run changes nothing. */
  public render(): string {
    const body = this.steps.flatMap(step => ['', `echo ${quoted(`boot: ${step.name}`)}`, ...step.commands]);
    return [
      '#!/bin/bash',
      'set -euo pipefail',
      'umask 022',
      'export DEBIAN_FRONTEND=noninteractive',
      PUT_FUNCTION,
      ...body,
      '',
    ].join('\n');
  }

  /** The document that cloud-init reads: it puts the script on the server and runs it once, as root. */
  public toCloudConfig(): string {
    const script = this.render().split('\n').slice(0, -1);
    return [
      '#cloud-config',
      'ssh_pwauth: false',
      'write_files:',
      `  - path: ${PATH}`,
      "    permissions: '0700'",
      '    content: |',
      ...script.map(line => (line ? `      ${line}` : '')),
      'runcmd:',
      `  - [${PATH}]`,
      '',
    ].join('\n');
  }

  /**
   * The document in the form that the cloud takes, base64. It is compressed only where it would not fit otherwise, since a
   * person can read it in a plan while it is not.
   * @throws when it is larger than 32 KB even so, or holds a value that only the deployment knows: encoded, it would stay
   *   a marker
   */
  public toUserData(): string {
    const text = this.toCloudConfig();
    if (Token.isUnresolved(text)) {
      throw new Error('a boot script holds values known at synthesis, this one has a token');
    }
    const plain = Buffer.from(text);
    const bytes = plain.length > MAX_BYTES ? gzip(plain) : plain;
    if (bytes.length > MAX_BYTES) {
      throw new Error(`a boot script has at most ${MAX_BYTES} bytes when compressed, this one has ${bytes.length}`);
    }
    return bytes.toString('base64');
  }
}

/** `text` as one word of shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
