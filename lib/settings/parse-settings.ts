import { clashes } from './clashes';
import { contradictions } from './contradictions';
import { describeIssue, unknownKey } from './describe-issue';
import { expressionFindings } from './expressions';
import { fileSchema } from './file-schema';
import { isLayer, Layer, merge, preset } from './presets';
import { ProblemCollector } from './problem-collector';
import { saidIn } from './said-in';
import { valueAt } from './schema-walk';
import { EnvironmentSettings } from './environment-settings';
import { environmentSchema, PresetName, PRESETS } from './schema';
import { Settings } from './settings';
import { Source } from './source';
import { didYouMean, either, show } from './words';

const NAME = /^[a-z][a-z0-9-]{0,28}[a-z0-9]$/;
const NAME_FORM = "2-30 of a-z, 0-9 and '-', beginning with a letter";
/** Names of secrets begin with that of the system, and the cloud keeps these beginnings for itself. */
const KEPT_BY_CLOUD = /^(aliyun|acs|alibaba|alicloud|oos)/;

/**
 * Reads the text of a settings file (`pigeon.yaml`) and checks all of it.
 *
 * @param text the YAML
 * @param fileName what messages call the file
 * @throws SettingsError with all problems that can be told at once: while the text is no YAML nothing else is, and while a
 * section has a mistake in itself it is not held against others
 */
export function parseSettings(text: string, fileName = 'pigeon.yaml'): Settings {
  return new SettingsParser(new Source(text), fileName).parse();
}

class SettingsParser {
  private readonly problems: ProblemCollector;

  constructor(
    private readonly source: Source,
    fileName: string,
  ) {
    this.problems = new ProblemCollector(source, fileName);
  }

  public parse(): Settings {
    this.source.syntaxErrors.forEach(({ message, ...position }) => this.problems.add([], message, position));
    this.problems.stopIfAny();
    const file = this.readFile();
    const said = Object.entries(isLayer(file.environments) ? file.environments : {});
    const environments = new Map(said.map(([name, own]) => [name, this.readEnvironment(file, name, own)]));
    for (const { environment, path, message } of clashes(
      typeof file.system === 'string' ? file.system : '',
      environments,
    )) {
      // Where nobody says it, the environment is to say it: what is common would clash again.
      const isCommon = valueAt(file, ['common', ...path]) !== undefined;
      this.problems.add(isCommon ? saidIn(file, environment, path) : ['environments', environment, ...path], message);
    }
    this.problems.stopIfAny([...environments.keys()]);
    return {
      system: file.system as string,
      environments: Object.fromEntries(environments) as Record<string, EnvironmentSettings>,
    };
  }

  private readFile(): Layer {
    const file = this.source.toJS();
    if (!isLayer(file)) {
      const given = file === null ? 'is empty; it must be' : `must be`;
      this.problems.add([], `${given} a file with 'system' and 'environments'`);
      throw this.problems.error();
    }
    for (const key of Object.keys(file).filter(name => !Object.hasOwn(fileSchema.shape, name))) {
      this.problems.add([key], unknownKey(key, fileSchema));
    }
    this.checkSystem(file.system);
    if (file.common !== undefined && !isLayer(file.common)) {
      this.problems.add(['common'], wrong('a section, or left out', file.common));
    }
    if (!isLayer(file.environments) || Object.keys(file.environments).length === 0) {
      const given = isLayer(file.environments) ? null : file.environments;
      this.problems.add(['environments'], wrong('a section with one environment or more', given));
    }
    return file;
  }

  private checkSystem(system: unknown): void {
    if (typeof system !== 'string' || !NAME.test(system)) {
      this.problems.add(['system'], wrong(NAME_FORM, system));
    } else if (KEPT_BY_CLOUD.test(system)) {
      const start = (KEPT_BY_CLOUD.exec(system) as RegExpExecArray)[0];
      this.problems.add(
        ['system'],
        `must not begin with '${start}', which the cloud keeps for itself, got '${system}'`,
      );
    }
  }

  /** The sections of an environment that are sound: all of them, unless a problem was added. */
  private readEnvironment(file: Layer, name: string, own: unknown): Partial<EnvironmentSettings> {
    if (!NAME.test(name)) {
      this.problems.add(['environments', name], `an environment is named by ${NAME_FORM}`);
    }
    if (!isLayer(own)) {
      this.problems.add(['environments', name], wrong("a section, or '{}' where nothing is to be said", own));
      return {};
    }
    const said = merge(isLayer(file.common) ? file.common : {}, own);
    const chosen = said.preset ?? name;
    if (!isPreset(chosen)) {
      this.problems.addIn(name, file, ['preset'], presetMessage(said.preset, name));
      // The form of what is said is the same with every preset. What it amounts to is not.
      this.readForm(file, name, { ...merge(preset('development'), said), preset: 'development' });
      return {};
    }
    const merged = { preset: chosen, ...merge(preset(chosen), said) };
    const sound = this.readForm(file, name, merged);
    [...expressionFindings(said), ...contradictions(sound)].forEach(({ path, message }) =>
      this.problems.addIn(name, file, path, message),
    );
    return sound;
  }

  private readForm(file: Layer, name: string, merged: Layer): Partial<EnvironmentSettings> {
    const { data, error } = environmentSchema.safeParse(merged);
    for (const issue of error?.issues ?? []) {
      for (const { path, message } of describeIssue(issue, environmentSchema, merged)) {
        this.problems.addIn(name, file, path, message);
      }
    }
    return data ?? soundSections(merged);
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

function isPreset(name: unknown): name is PresetName {
  return PRESETS.includes(name as PresetName);
}

function presetMessage(given: unknown, name: string): string {
  return given === undefined
    ? `is missing; '${name}' is the name of no preset, so say which it is like: ${either(PRESETS)}`
    : `must be ${either(PRESETS)}, got ${show(given)}${didYouMean(given, PRESETS)}`;
}

function wrong(allowed: string, given: unknown): string {
  if (given === undefined) {
    return `is missing; it must be ${allowed}`;
  }
  return given === null ? `is empty; it must be ${allowed}` : `must be ${allowed}, got ${show(given)}`;
}
