import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from '../package-json';
import type { ProjectAnswers, ProjectFiles, StarterName } from './starter';

/** Not in the package: npm leaves files of this name out. */
const GITIGNORE = ['node_modules/', 'cdktf.out/', '.terraform/', '*.tfstate', '*.tfstate.backup', ''].join('\n');

/** The files of a starter, with the names of the project in them. */
export function projectFiles(starter: StarterName, answers: ProjectAnswers): ProjectFiles {
  const folder = join(PACKAGE_FOLDER, 'examples', starter);
  const files = readdirSync(folder).map(file => [file, readFileSync(join(folder, file), 'utf8')] as const);
  const system = systemIn(files.map(([, text]) => text).join('\n'));
  const adapted = files.map(([file, text]) => [file, adapt(file, text, system, answers)] as const);
  return { ...Object.fromEntries(adapted), '.gitignore': GITIGNORE };
}

/** What the system of an example is called. */
function systemIn(text: string): string {
  return /^system: ([\w-]+)$/m.exec(text)?.[1] ?? /new pigeon\.PigeonWebStack\(app, '([\w-]+)'/.exec(text)?.[1] ?? '';
}

function adapt(file: string, text: string, system: string, answers: ProjectAnswers): string {
  if (file === 'package.json') return text.replace(/"name": "[^"]*"/, () => `"name": "${answers.name}"`);
  // A comment may tell of other systems by their names.
  return /^(main\.ts|pigeon\.yaml)$/.test(file) ? withNames(text, system, answers) : text;
}

function withNames(text: string, system: string, { name, region, zones, domain }: ProjectAnswers): string {
  const letters = zones.map(zone => `'${zone.slice(-1)}'`).join(', ');
  const replacements: readonly (readonly [RegExp, string])[] = [
    [new RegExp(`(?<![\\w/-])${system}(?![\\w/])`, 'g'), name],
    [new RegExp(`(?<![\\w-])${system.replace(/-/g, '_')}(?=_|\\b)`, 'g'), name.replace(/-/g, '_')],
    [/\bcn-hangzhou-h\b/g, zones[0]],
    [/\bcn-hangzhou-i\b/g, zones[1]],
    [/\bcn-hangzhou-(?=\$)/g, zones[0].slice(0, -1)],
    [/\bcn-hangzhou\b/g, region],
    [/'h', 'i'/g, letters],
    [/\b(pigeon\.)?example\.com\b/g, domain],
  ];
  return replacements.reduce((before, [from, to]) => before.replace(from, () => to), text);
}
