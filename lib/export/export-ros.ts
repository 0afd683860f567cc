import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Settings } from '../settings/settings';
import { synthesize } from '../synthesize';
import { rosTemplate, RosTemplateError } from './ros-template';

/**
 * Writes each environment as a template of Resource Orchestration Service, `<stack>.ros.yml` in the folder `out`.
 *
 * @returns the files that were written
 * @throws RosTemplateError when a stack is larger than a template may be; then nothing was written
 */
export function exportRos(settings: Settings, out: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'export-ros-'));
  try {
    const files = synthesize(settings, { outdir: folder, hcl: true });
    // All of them, before the first is written.
    const templates = files.map(file => ({
      target: join(out, `${basename(dirname(file))}.ros.yml`),
      text: template(file),
    }));
    mkdirSync(out, { recursive: true });
    templates.forEach(({ target, text }) => writeFileSync(target, text));
    return templates.map(({ target }) => target);
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
