import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { SynthesizedFolder } from './synthesized-folder';

const STATE = 'rehearsal.tfstate';

/**
 * Keeps the state in a file of the copy, whatever the stack says: an override counts more than the stack's own backend or
 * cloud block, so nothing remote is reached.
 */
const LOCAL_STATE = { terraform: { backend: { local: { path: STATE } } } };

/** What an engine leaves in a folder, and a state that may lie beside a stack. Neither belongs to a rehearsal. */
const LEFT_BEHIND = /^(\.terraform.*|.*\.tfstate(\.backup|\.lock\.info)?|.*tfplan)$/;

/** A copy of a synthesized stack to run an engine in, with a state of its own. */
export class WorkingCopy {
  public static of(stackFolder: string): WorkingCopy {
    const copy = new WorkingCopy(mkdtempSync(join(tmpdir(), 'rehearsal-')));
    copy.use(stackFolder);
    return copy;
  }

  private current?: SynthesizedFolder;

  private constructor(public readonly folder: string) {}

  /** Puts another synthesis in the place of the one before. The state stays. */
  public use(stackFolder: string): void {
    const stack = SynthesizedFolder.read(stackFolder);
    for (const file of ['cdk.tf', 'cdk.tf.json']) rmSync(join(this.folder, file), { force: true });
    cpSync(stackFolder, this.folder, {
      recursive: true,
      filter: source => source === stackFolder || !LEFT_BEHIND.test(basename(source)),
    });
    writeFileSync(join(this.folder, 'rehearsal_override.tf.json'), JSON.stringify(LOCAL_STATE));
    this.current = stack;
  }

  /** Lets everything be destroyed. Only the copy changes. */
  public liftProtection(): void {
    if (this.current) writeFileSync(join(this.folder, this.current.file), this.current.withoutProtection());
  }

  /** Protects again what the stack protects. */
  public restoreProtection(): void {
    if (this.current) writeFileSync(join(this.folder, this.current.file), this.current.text);
  }

  /** The state without its resources, as another stack reads it. */
  public outputs(): string {
    const state = JSON.parse(readFileSync(join(this.folder, STATE), 'utf8')) as object;
    return JSON.stringify({ ...state, resources: [], check_results: null });
  }

  /** The resources that the state holds, by address. */
  public resources(): ReadonlyMap<string, unknown> {
    const file = join(this.folder, STATE);
    if (!existsSync(file)) return new Map();
    const state = JSON.parse(readFileSync(file, 'utf8')) as { readonly resources: readonly StateResource[] };
    const instances = state.resources.flatMap(({ mode, type, name, instances: all }) =>
      mode !== 'managed'
        ? []
        : all.map(({ index_key: key, attributes, status }): [string, unknown] => {
            const index = key === undefined ? '' : `[${JSON.stringify(key)}]`;
            return [`${type}.${name}${index}`, status === undefined ? attributes : { attributes, status }];
          }),
    );
    return new Map(instances);
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

interface StateResource {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly instances: readonly { index_key?: string | number; attributes: unknown; status?: string }[];
}
