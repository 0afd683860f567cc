import { clashes } from './clashes';
import { contradictions } from './contradictions';
import { describeIssue, unknownKey } from './describe-issue';
import { isLayer, Layer, merge, preset } from './presets';
import { Problem, SettingsError } from './problem';
import { EnvironmentSettings, environmentSchema, PresetName, PRESETS } from './schema';
import { Settings } from './settings';
import { fileSchema } from './file-schema';
import { Source, SourcePath } from './source';

const NAME = /^[a-z][a-z0-9-]{0,28}[a-z0-9]$/;

/**
 * Reads the text of a settings file (`pigeon.yaml`) and checks all of it.
 *
 * @param text the YAML
 * @param fileName what messages call the file
 * @throws SettingsError with every problem of the file at once
 */
export function parseSettings(text: string, fileName = 'pigeon.yaml'): Settings {
  return new SettingsParser(new Source(text), fileName).parse();
}

class SettingsParser {
  private readonly problems = new Map<string, Problem>();

  constructor(
    private readonly source: Source,
    private readonly fileName: string,
  ) {}

  public parse(): Settings {
    this.source.syntaxErrors.forEach(error => this.add({ ...error, path: '' }));
    this.stopIfWrong();
    const file = this.parseFile();
    const environments = this.parseEnvironments(file);
    clashes(environments).forEach(({ environment, path, message }) => this.report(environment, path, message));
    this.stopIfWrong();
    return { system: file.system as string, environments };
  }

  private parseFile(): Layer {
    const file = this.source.toJS();
    if (!isLayer(file)) {
      this.reportAt([], "must be a file with 'system' and 'environments'");
      this.stopIfWrong();
      return {};
    }
    for (const key of Object.keys(file).filter(name => !(name in fileSchema.shape))) {
      this.reportAt([key], unknownKey(key, fileSchema));
    }
    if (typeof file.system !== 'string' || !NAME.test(file.system)) {
      this.reportAt(['system'], `must be 2-30 of a-z, 0-9 and '-', beginning with a letter, got ${quote(file.system)}`);
    }
    if (file.common !== undefined && !isLayer(file.common)) {
      this.reportAt(['common'], `must be a section, got ${quote(file.common)}`);
    }
    if (!isLayer(file.environments) || Object.keys(file.environments).length === 0) {
      this.reportAt(['environments'], 'must be a section with one environment or more');
    }
    return file;
  }

  private parseEnvironments(file: Layer): Record<string, EnvironmentSettings> {
    const common = isLayer(file.common) ? file.common : {};
    const environments: Record<string, EnvironmentSettings> = {};
    for (const [name, own] of Object.entries(isLayer(file.environments) ? file.environments : {})) {
      if (!NAME.test(name)) {
        this.reportAt(
          ['environments', name],
          `an environment is named by 2-30 of a-z, 0-9 and '-', beginning with a letter`,
        );
      }
      if (!isLayer(own)) {
        this.reportAt(['environments', name], `must be a section, got ${quote(own)}`);
        continue;
      }
      const settings = this.parseEnvironment(name, merge(common, own));
      if (settings) {
        environments[name] = settings;
      }
    }
    return environments;
  }

  private parseEnvironment(name: string, said: Layer): EnvironmentSettings | undefined {
    const chosen = said.preset ?? name;
    if (!PRESETS.includes(chosen as PresetName)) {
      this.report(name, ['preset'], presetMessage(said.preset, name));
      return undefined;
    }
    const merged = { preset: chosen, ...merge(preset(chosen as PresetName), said) };
    const result = environmentSchema.safeParse(merged);
    const issues = (result.error?.issues ?? []).flatMap(issue => describeIssue(issue, environmentSchema, merged));
    const findings = contradictions(result.data ?? soundSections(merged));
    [...issues, ...findings].forEach(({ path, message }) => this.report(name, path, message));
    return result.data;
  }

  /** Report a setting of an environment where it stands: in the environment, or in what is common to all. */
  private report(environment: string, path: SourcePath, message: string): void {
    const own = ['environments', environment, ...path];
    const common = ['common', ...path];
    const commonIsNearer = this.source.depth(common) - 1 > this.source.depth(own) - 2;
    this.reportAt(commonIsNearer ? common : own, message);
  }

  private reportAt(path: SourcePath, message: string): void {
    this.add({ ...this.source.locate(path), path: path.join('.'), message });
  }

  /** Three environments that share a section find the same problem in it; it is said once. */
  private add(problem: Problem): void {
    this.problems.set(JSON.stringify(problem), problem);
  }

  private stopIfWrong(): void {
    if (this.problems.size > 0) {
      throw new SettingsError(this.fileName, [...this.problems.values()]);
    }
  }
}

/** The sections of an environment that are sound by themselves, where another is not. */
function soundSections(merged: Layer): Partial<EnvironmentSettings> {
  const sections = Object.entries(environmentSchema.shape).map(([key, schema]) => [
    key,
    schema.safeParse(merged[key]).data,
  ]);
  return Object.fromEntries(sections) as Partial<EnvironmentSettings>;
}

function presetMessage(given: unknown, name: string): string {
  const allowed = PRESETS.map(option => `'${option}'`).join(', ');
  return given === undefined
    ? `is missing; '${name}' is the name of no preset, so say which it is like: ${allowed}`
    : `must be one of ${allowed}, got ${quote(given)}`;
}

function quote(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
