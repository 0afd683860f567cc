import { packageJson } from '../package-json';
import type { ProjectFiles } from './starter';

/** Files that every project has. @param app what the command line of cdktf runs */
export function commonFiles(app: string): ProjectFiles {
  return {
    'cdktf.json': `${JSON.stringify({ language: 'typescript', app, output: 'cdktf.out' }, null, 2)}\n`,
    '.gitignore': ['node_modules/', 'cdktf.out/', '.terraform/', '*.tfstate', '*.tfstate.backup', ''].join('\n'),
  };
}

/** A package.json with this package, and what it asks for beside it. */
export function packageFile(name: string, more: Readonly<Record<string, unknown>>): string {
  const { version, peerDependencies, engines } = packageJson();
  const dependencies = { ...peerDependencies, 'pigeon-constructs': `^${version}` };
  return `${JSON.stringify({ name, private: true, engines, dependencies, ...more }, null, 2)}\n`;
}
