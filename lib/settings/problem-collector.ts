import { Problem, SettingsError } from './problem';
import { saidIn } from './said-in';
import { Source, SourcePath } from './source';
import { Layer } from './presets';

interface Collected {
  readonly problem: Problem;
  /** The environments that have it, where what is common to several was at fault. */
  readonly environments: Set<string>;
}

/** Gathers what is wrong with a settings file, each thing at the place where the file says it. */
export class ProblemCollector {
  private readonly collected = new Map<string, Collected>();

  constructor(
    private readonly source: Source,
    private readonly fileName: string,
  ) {}

  /** Add a problem of the file as a whole, or of the setting at `path` from its top. */
  public add(path: SourcePath, message: string, position = this.source.locate(path)): void {
    this.collect({ ...position, path: path.join('.'), message });
  }

  /** Add a problem of an environment. Where several have the same by what is common to them, it is told once. */
  public addIn(environment: string, file: Layer, path: SourcePath, message: string): void {
    const place = saidIn(file, environment, path);
    const problem = { ...this.source.locate(place), path: place.join('.'), message };
    this.collect(problem, place[0] === 'common' ? environment : undefined);
  }

  /**
   * @param environments the names of all of them
   * @throws SettingsError when anything was added
   */
  public stopIfAny(environments: readonly string[] = []): void {
    if (this.collected.size > 0) {
      throw this.error(environments);
    }
  }

  /** What was added, as an error. */
  public error(environments: readonly string[] = []): SettingsError {
    return new SettingsError(
      this.fileName,
      [...this.collected.values()].map(found => named(found, environments)),
    );
  }

  private collect(problem: Problem, environment?: string): void {
    const key = JSON.stringify(problem);
    const found = this.collected.get(key) ?? { problem, environments: new Set() };
    this.collected.set(key, found);
    if (environment !== undefined) {
      found.environments.add(environment);
    }
  }
}

/** What is common, and wrong for some environments only, says for which. */
function named({ problem, environments: having }: Collected, all: readonly string[]): Problem {
  if (having.size === 0 || having.size === all.length) {
    return problem;
  }
  return { ...problem, message: `${problem.message} (in ${[...having].map(name => `'${name}'`).join(', ')})` };
}
