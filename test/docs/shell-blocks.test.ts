import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from '../cli/run-in-process';
import { newFolder } from '../folder';
import { blocksIn, pages, ROOT } from './markdown';
import { Command, commandsIn, pigeonArguments, problemOf } from './shell';

jest.setTimeout(60_000);

/** Commands of ours that read a settings file and are done at once. The others take an engine, a revision or a question. */
const QUICK = ['check', 'cost', 'diagram', 'traffic', 'report', 'synth', 'export', 'doctor'];

const blocks = blocksIn('sh').filter(({ notRun }) => notRun === undefined);
const commands = blocks.flatMap(commandsIn);
const before = process.cwd();

test.each(commands.map(command => [command.place, command.words.join(' '), command] as const))(
  '%s: %s exists',
  async (_, __, command) => {
    expect(await problemOf(command)).toBeUndefined();
  },
);

/** What prose calls by the way, such as `npx pigeon diagram`. Anything in it that is left open is not looked at. */
const inProse = pages().flatMap(({ path, prose }) =>
  prose.flatMap((line, index): Command[] => {
    const calls = [...line.matchAll(/`((?:npx )?pigeon [a-z][^`…<[]*|npm (?:run|ci|test|install) ?[^`…<[]*)`/g)];
    return calls.flatMap(([, call]) =>
      commandsIn({ place: `${path}:${index + 1}`, language: 'sh', text: `${call}\n` }),
    );
  }),
);

test('what prose calls by the way exists', async () => {
  const problems = await Promise.all(
    inProse.map(async call => [call.place, call.words.join(' '), await problemOf(call)]),
  );

  expect(inProse.length).toBeGreaterThan(20);
  // A sentence may leave out what a command is about.
  expect(problems.filter(([, , problem]) => problem !== undefined && !/\bmissing\b/.test(problem))).toEqual([]);
});

describe('in a project', () => {
  const quick = [...new Set(commands.flatMap(({ words }) => pigeonArguments(words)?.join('\n') ?? []))].filter(call =>
    QUICK.some(name => call === name || call.startsWith(`${name}\n`)),
  );

  beforeAll(() => {
    process.chdir(newFolder());
    copyFileSync(join(ROOT, 'pigeon.yaml'), 'pigeon.yaml');
  });

  afterAll(() => process.chdir(before));

  test.each(quick.map(call => call.split('\n')))('pigeon %s … does what it should', async (...call) => {
    const { code, err } = await runCli(...call);

    expect([code, err]).toEqual([expect.any(Number), expect.not.stringMatching(/^error/)]);
    expect(code).toBeLessThanOrEqual(1);
  });
});
