import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseSettings } from '../lib/settings/parse-settings';
import { SettingsError } from '../lib/settings/problem';
import { selectEnvironments, UnknownEnvironmentError } from '../lib/settings/settings';
import { SynthesisError, synthesize } from '../lib/synthesize';

const HELP = `Writes a Terraform stack for each environment of a settings file to cdktf.out/.

  npm run synth -- [options]

  --config FILE   the settings file; pigeon.yaml by default
  --env NAME      only this environment; may be repeated
  --out DIR       where the stacks are written; cdktf.out by default
  --hcl           write HCL (cdk.tf) in place of JSON (cdk.tf.json)
  --help          this text

Ends with 0 when everything was written, and with 2 when the settings are wrong: then nothing was.`;

class MissingFileError extends Error {
  constructor(file: string) {
    super(`there is no file '${file}'; '--config FILE' names the settings file, and pigeon.yaml is the default`);
  }
}

/** Runs the app and says how it ended: 0, or 2 for settings that are wrong. */
function main(): number {
  const { config, env, out, hcl, help } = readOptions();
  if (help) {
    console.log(HELP);
    return 0;
  }
  if (!existsSync(config)) {
    throw new MissingFileError(config);
  }
  const settings = parseSettings(readFileSync(config, 'utf8'), config);
  const files = synthesize(env ? selectEnvironments(settings, env) : settings, { outdir: out, hcl });
  files.forEach(file => console.log(`wrote ${file}`));
  return 0;
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      config: { type: 'string', default: 'pigeon.yaml' },
      env: { type: 'string', multiple: true },
      out: { type: 'string' },
      hcl: { type: 'boolean' },
      help: { type: 'boolean', default: false },
    },
  });
  return values;
}

/** A mistake of the user's, which needs a sentence and no stack trace. */
function isUserError(error: unknown): error is Error {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return (
    error instanceof SettingsError ||
    error instanceof MissingFileError ||
    error instanceof UnknownEnvironmentError ||
    error instanceof SynthesisError ||
    /^(EACCES|EEXIST|EISDIR|ENOENT|ENOTDIR|EROFS|ERR_PARSE_ARGS)/.test(code)
  );
}

try {
  process.exitCode = main();
} catch (error) {
  if (!isUserError(error)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 2;
}
