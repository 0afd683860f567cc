import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { isUserError, type Output } from '../rehearse/cli';
import { parseSettings } from '../settings/parse-settings';
import { selectEnvironments } from '../settings/settings';
import { synthesize } from '../synthesize';
import { rosTemplate, RosTemplateError } from './ros-template';

const HELP = `Writes each stack as a template of Alibaba Cloud's Resource Orchestration Service, of Terraform type.

  pigeon export ros [options]

  --config FILE   the settings file; pigeon.yaml by default
  --env NAME      only this environment; may be repeated
  --out DIR       where the templates are written, as <stack>.ros.yml; the folder ros by default
  --help          this text

Ends with 0 when everything was written, and with 2 when something is wrong: then nothing was.`;

/** The command `pigeon export ros`. Returns its exit code; what a user got wrong is told in a sentence. */
export function exportRosCommand(args: readonly string[], output: Output = console): number {
  try {
    const options = readOptions(args);
    if (options.help) output.log(HELP);
    else exportAll(options, output);
    return 0;
  } catch (error) {
    if (!isUserError(error) && !(error instanceof RosTemplateError)) throw error;
    output.error(error.message);
    return 2;
  }
}

function exportAll({ config, env, out }: ReturnType<typeof readOptions>, output: Output): void {
  const settings = parseSettings(readFileSync(config, 'utf8'), config);
  const folder = mkdtempSync(join(tmpdir(), 'export-ros-'));
  try {
    const files = synthesize(env ? selectEnvironments(settings, env) : settings, { outdir: folder, hcl: true });
    // All of them, before the first is written.
    const templates = files.map(file => [basename(dirname(file)), template(file)] as const);
    mkdirSync(out, { recursive: true });
    for (const [stack, text] of templates) {
      const target = join(out, `${stack}.ros.yml`);
      writeFileSync(target, text);
      output.log(`wrote ${target}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function template(file: string): string {
  const stack = basename(dirname(file));
  if (existsSync(join(dirname(file), 'assets'))) {
    throw new RosTemplateError(`'${stack}' brings files of its own, and a template holds Terraform files alone`);
  }
  return rosTemplate({ hcl: readFileSync(file, 'utf8'), description: `${stack}, made by pigeon-constructs` });
}

function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      config: { type: 'string', default: 'pigeon.yaml' },
      env: { type: 'string', multiple: true },
      out: { type: 'string', default: 'ros' },
      help: { type: 'boolean', default: false },
    },
  });
  return values;
}
