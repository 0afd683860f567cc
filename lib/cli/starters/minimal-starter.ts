import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_FOLDER, packageJson } from '../package-json';
import { commonFiles, packageFile } from './common-files';
import type { ProjectAnswers, ProjectFiles } from './starter';

const TSCONFIG = {
  compilerOptions: {
    target: 'es2022',
    module: 'node16',
    moduleResolution: 'node16',
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  },
  include: ['*.ts'],
};

/** A program that composes the constructs by hand. */
export function minimalStarter(answers: ProjectAnswers): ProjectFiles {
  const { tsx, typescript } = packageJson().devDependencies;
  return {
    'main.ts': program(answers),
    'tsconfig.json': `${JSON.stringify(TSCONFIG, null, 2)}\n`,
    'package.json': packageFile(answers.name, {
      scripts: { synth: 'tsx main.ts', check: 'pigeon check --from cdktf.out', cost: 'pigeon cost --from cdktf.out' },
      devDependencies: { tsx, typescript },
    }),
    ...commonFiles('npx tsx main.ts'),
  };
}

/** The example of this package, with the names of the project in it. */
function program({ name, region, zones }: ProjectAnswers): string {
  const letters = zones.map(zone => `'${zone.slice(region.length + 1)}'`).join(', ');
  return readFileSync(join(PACKAGE_FOLDER, 'examples/minimal/main.ts'), 'utf8')
    .replace("'shop'", () => `'${name}'`)
    .replace("['h', 'i']", () => `[${letters}]`)
    .replaceAll('cn-hangzhou', () => region);
}
