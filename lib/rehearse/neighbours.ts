import { rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { CloudResource } from './cloud/world';
import { SynthesizedFolder } from './engine/synthesized-folder';

/** The data source that cdktf makes for a reference to another stack, and the name of that stack. */
const REFERENCE = /^data\.terraform_remote_state\.(cross-stack-reference-input-(.+))$/;
const OVERRIDE = 'neighbours_override.tf.json';

/** What a rehearsal of a stack leaves to those of the stacks that refer to it. */
interface Left {
  /** Its state without resources: what a reference reads. */
  readonly state: string;
  readonly resources: readonly CloudResource[];
}

/** The stacks of one synthesis that were rehearsed, for references from one to another. */
export class Neighbours {
  private readonly left = new Map<string, Left>();

  /** Keeps what a stack has come to, before it is destroyed. */
  public remember(stackFolder: string, left: Left): void {
    this.left.set(nameOf(stackFolder), left);
  }

  /** The stacks that a stack refers to, and of which nothing is known. */
  public missing(stack: SynthesizedFolder): string[] {
    return referencesOf(stack)
      .map(({ name }) => name)
      .filter(name => !this.left.has(name));
  }

  /** What exists in the cloud where the stack is to be made. */
  public resources(stack: SynthesizedFolder): CloudResource[] {
    return referencesOf(stack).flatMap(({ name }) => this.left.get(name)?.resources ?? []);
  }

  /** Lets the references of a stack read what was left, and not the state of an account. Only the copy is written to. */
  public connect(stack: SynthesizedFolder, copy: string): void {
    rmSync(join(copy, OVERRIDE), { force: true });
    const known = referencesOf(stack).filter(({ name }) => this.left.has(name));
    if (known.length === 0) return;
    const sources = known.map(({ id, name }, index) => {
      const path = `neighbour-${index}.tfstate`;
      writeFileSync(join(copy, path), this.left.get(name)?.state ?? '');
      return [id, { backend: 'local', config: { path }, workspace: 'default' }];
    });
    const override = { data: { terraform_remote_state: Object.fromEntries(sources) as object } };
    writeFileSync(join(copy, OVERRIDE), JSON.stringify(override));
  }
}

/** The folders of stacks, each after those that it refers to. */
export function inOrderOfReference(folders: readonly string[]): string[] {
  const visited = new Set<string>();
  const visit = (folder: string): string[] => {
    if (visited.has(folder)) return [];
    visited.add(folder);
    const names = referencesOf(SynthesizedFolder.read(folder)).map(({ name }) => name);
    return [...folders.filter(other => names.includes(nameOf(other))).flatMap(visit), folder];
  };
  return folders.flatMap(visit);
}

function referencesOf({ addresses }: SynthesizedFolder): { readonly id: string; readonly name: string }[] {
  return addresses.flatMap(address => {
    const [, id, name] = REFERENCE.exec(address) ?? [];
    return id === undefined || name === undefined ? [] : [{ id, name }];
  });
}

function nameOf(stackFolder: string): string {
  return basename(resolve(stackFolder));
}
