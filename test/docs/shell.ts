import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { COMMANDS } from '../../lib/cli/commands';
import { buildProgram } from '../../lib/cli/program';
import { CodeBlock, ROOT } from './markdown';

/** What a reader has on the machine, and nobody here has to prove. */
const ELSEWHERE = ['cd', 'cp', 'git', 'mkdir', 'node', 'tsx', 'jest', 'actionlint'];
const NPM_VERBS = ['ci', 'init', 'install', 'test', 'pack', 'version'];

/** A command of a block, as its words. */
export interface Command {
  readonly place: string;
  readonly words: readonly string[];
}

/** The commands of a block, without comments and what they are piped into. */
export function commandsIn({ place, text }: CodeBlock): Command[] {
  const lines = text.replaceAll('\\\n', ' ').split('\n');
  return lines
    .map(line => line.replace(/(^|\s)#.*$/, '').trim())
    .filter(line => line !== '')
    .flatMap(line => line.split(/\s*(?:&&|\|)\s*/))
    .map(command => ({ place, words: command.match(/'[^']*'|"[^"]*"|\S+/g)?.map(unquoted) ?? [] }));
}

function unquoted(word: string): string {
  return /^(['"]).*\1$/.test(word) ? word.slice(1, -1) : word;
}

/** The arguments of a call of ours, or nothing for a call of another program. */
export function pigeonArguments(words: readonly string[]): readonly string[] | undefined {
  const [first, second] = words;
  if (first === 'pigeon') return words.slice(1);
  return first === 'npx' && ['pigeon', 'pigeon-constructs'].includes(second ?? '') ? words.slice(2) : undefined;
}

/** Says what is wrong with a command, or nothing: a script, a command or an option that does not exist. */
export async function problemOf({ place, words }: Command): Promise<string | undefined> {
  const ours = pigeonArguments(words);
  const [program = '', ...rest] = words[0] === 'npx' ? words.slice(1) : words;
  if (ours) return parse(ours);
  if (program === 'npm') return npmProblem(rest, dirname(place.split(':')[0] as string));
  return ELSEWHERE.includes(program) ? undefined : `nobody knows the program '${program}'`;
}

async function parse(given: readonly string[]): Promise<string | undefined> {
  const streams = { stdout: { write: () => true }, stderr: { write: () => true }, isInteractive: false, env: {} };
  try {
    await buildProgram(COMMANDS, 'en', streams, async () => {}).parseAsync([...given], { from: 'user' });
    return undefined;
  } catch (error) {
    return given.includes('--help') ? undefined : (error as Error).message;
  }
}

function npmProblem([verb = '', script = '', dashes, ...given]: readonly string[], folder: string): string | undefined {
  if (verb !== 'run') return NPM_VERBS.includes(verb) ? undefined : `nobody knows 'npm ${verb}'`;
  const own = join(ROOT, folder, 'package.json');
  // Pages that belong to no project tell of this one and of those that begin as a starter.
  const projects = folder !== '.' && existsSync(own) ? [own] : ['package.json', 'examples/minimal/package.json'];
  const scripts = Object.assign({}, ...projects.map(project => scriptsOf(resolve(ROOT, project)))) as object;
  if (!Object.hasOwn(scripts, script)) return `there is no script '${script}'`;
  return dashes === undefined || dashes === '--' || given.length === 0 ? undefined : `options come after '--'`;
}

function scriptsOf(project: string): object {
  return (JSON.parse(readFileSync(project, 'utf8')) as { scripts: object }).scripts;
}
