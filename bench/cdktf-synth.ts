import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { install } from './install';
import type { Program } from './measure';
import { ROOT } from './work-folder';

/** The command line of cdktf, and the set-up that `cdktf init` makes. */
const CLI = ['cdktf-cli@0.21.0', 'ts-node@10.9.2', 'typescript@5.9.3', '@types/node@20'];

/** `cdktf synth` of the production system: by ts-node, which `cdktf init` sets up, and by `pigeon synth`. */
export function cdktfSynthPrograms(): Record<string, Program> {
  const folder = install('cdktf-cli', CLI);
  const cli = join(folder, 'node_modules/cdktf-cli/bundle/bin/cdktf.js');
  const project = (name: string, app: string) => {
    const cwd = join(folder, name);
    mkdirSync(join(cwd, 'node_modules'), { recursive: true });
    for (const [link, target] of Object.entries(LINKS)) {
      if (!existsSync(join(cwd, 'node_modules', link))) symlinkSync(target, join(cwd, 'node_modules', link));
    }
    writeFileSync(join(cwd, 'package.json'), '{ "name": "project", "private": true }\n');
    writeFileSync(join(cwd, 'cdktf.json'), JSON.stringify({ language: 'typescript', app, sendCrashReports: 'false' }));
    writeFileSync(join(cwd, 'tsconfig.json'), TSCONFIG);
    writeFileSync(join(cwd, 'main.ts'), MAIN);
    return { args: [cli, 'synth'], cwd, env: { CHECKPOINT_DISABLE: '1' } };
  };
  const command = `node ${join(ROOT, 'dist/bin/pigeon.js')} synth --config ${SETTINGS} --env production`;
  return {
    '`cdktf synth` by ts-node': project(
      'by-ts-node',
      `node ${join(folder, 'node_modules/ts-node/dist/bin.js')} main.ts`,
    ),
    '`cdktf synth` by `pigeon synth`': project('by-pigeon', command),
  };
}

const SETTINGS = join(ROOT, 'pigeon.yaml');
const LINKS = {
  'pigeon-constructs': ROOT,
  cdktf: join(ROOT, 'node_modules/cdktf'),
  constructs: join(ROOT, 'node_modules/constructs'),
};
const TSCONFIG = JSON.stringify({
  compilerOptions: { target: 'es2022', module: 'node16', strict: true, skipLibCheck: true, types: ['node'] },
});
const MAIN = `
import { readFileSync } from 'node:fs';
import { App } from 'cdktf';
import { addStacks, parseSettings, selectEnvironments } from 'pigeon-constructs';

const app = new App();
const settings = parseSettings(readFileSync(${JSON.stringify(SETTINGS)}, 'utf8'));
addStacks(app, selectEnvironments(settings, ['production']));
app.synth();
`;
