import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from '../package-json';
import { commonFiles, packageFile } from './common-files';
import type { ProjectAnswers, ProjectFiles } from './starter';

/** The whole system in three environments, from one settings file. */
export function webStarter(answers: ProjectAnswers): ProjectFiles {
  return {
    'pigeon.yaml': settings(answers),
    'package.json': packageFile(answers.name, {
      scripts: { synth: 'pigeon synth', check: 'pigeon check', cost: 'pigeon cost', rehearse: 'pigeon rehearse' },
    }),
    ...commonFiles('npx pigeon synth'),
  };
}

/** The settings of this package, with the names of the project in them. */
function settings({ name, region, zones, domain }: ProjectAnswers): string {
  const replacements: readonly (readonly [RegExp, string])[] = [
    [/\$schema=\.\//, '$schema=./node_modules/pigeon-constructs/'],
    [/\bpigeon-web\b/g, name],
    [/\bpigeon_web(?=\b|_)/g, name.replace(/-/g, '_')],
    [/\bcn-hangzhou-h\b/g, zones[0]],
    [/\bcn-hangzhou-i\b/g, zones[1]],
    [/\bcn-hangzhou\b/g, region],
    [/\b(pigeon\.)?example\.com\b/g, domain],
  ];
  const text = readFileSync(join(PACKAGE_FOLDER, 'pigeon.yaml'), 'utf8');
  return replacements.reduce((before, [from, to]) => before.replace(from, () => to), text);
}
