import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeChanges } from './facts-diff';
import { readFacts, writeFacts, type AllFacts } from './facts-folder';
import { behaviourOf, behaviourStillIn, factsFrom } from './merge-facts';
import { readBehaviourFile, readSchemaFile, versionInName } from './read-input';
import { UnreadableInput } from './unreadable-input';

const USAGE = `usage: npm run provider:update -- <file> [options]

Renews provider/facts from <file>, the output of \`terraform providers schema -json\`, plain or gzipped.

  --version <x.y.z>            version of the provider, when the file's name does not state it
  --behaviour <file>           renew what is known of the provider's behaviour too; otherwise it is kept
  --behaviour-version <x.y>    version of the provider whose behaviour that is, when the file's name does not state it
  --folder <path>              the facts to renew (default: provider/facts)`;

/** What one run of the command did: text for the user, and the exit code. */
export interface UpdateResult {
  readonly output: readonly string[];
  /** 0 done, 2 the input cannot be used and nothing was written. */
  readonly exitCode: 0 | 2;
}

/** The command, apart from printing. Everything is read and checked before the first byte is written. */
export function updateFacts(args: readonly string[]): UpdateResult {
  try {
    return { output: update(args), exitCode: 0 };
  } catch (error) {
    if (error instanceof UnreadableInput) return { output: [error.message], exitCode: 2 };
    throw error;
  }
}

function update(args: readonly string[]): string[] {
  const { file, options } = parseArguments(args);
  const folder = options.folder ?? join(__dirname, 'facts');
  const before = existsSync(join(folder, 'provider.txt')) ? readFacts(folder) : undefined;
  const after = renewed(file, options, before);
  const changes = describeChanges(before, after);
  writeFacts(folder, after);
  const { resources, dataSources, origin } = after;
  return [
    ...changes,
    `facts of alicloud ${origin.schema}: ${resources.length} resources, ${dataSources.length} data sources`,
  ];
}

function renewed(file: string, options: Options, before: AllFacts | undefined): AllFacts {
  const { source, format, schema } = readSchemaFile(file);
  const version = options.version ?? versionInName(file);
  if (version === undefined) {
    throw new UnreadableInput(`a schema does not say which version it is of: add --version, such as --version 1.283.0`);
  }
  const seen = options.behaviour === undefined ? keptBehaviour(before) : newBehaviour(options.behaviour, options);
  const origin = { source, format, schema: version, behaviour: seen.version };
  return factsFrom(
    origin,
    schema,
    options.behaviour === undefined ? behaviourStillIn(schema, seen.behaviour) : seen.behaviour,
  );
}

function keptBehaviour(before: AllFacts | undefined) {
  if (!before) return { behaviour: { provider: {}, resources: {} }, version: 'none' };
  return { behaviour: behaviourOf(before), version: before.origin.behaviour };
}

function newBehaviour(file: string, options: Options) {
  const behaviour = readBehaviourFile(file);
  const version = options['behaviour-version'] ?? versionInName(file);
  if (version === undefined)
    throw new UnreadableInput(`${file} does not say which version it is of: add --behaviour-version`);
  return { behaviour, version };
}

type Options = ReturnType<typeof parseArguments>['options'];

function parseArguments(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    const options = { version: text, behaviour: text, 'behaviour-version': text, folder: text };
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true });
    const [file, ...more] = parsed.positionals;
    if (file === undefined || more.length > 0) throw new Error('exactly one schema file is needed');
    return { file, options: parsed.values };
  } catch (error) {
    throw new UnreadableInput(`${(error as Error).message}\n\n${USAGE}`, { cause: error });
  }
}

if (require.main === module) {
  const { output, exitCode } = updateFacts(process.argv.slice(2));
  (exitCode === 0 ? process.stdout : process.stderr).write(`${output.join('\n')}\n`);
  process.exitCode = exitCode;
}
