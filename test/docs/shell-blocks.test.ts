import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSettings } from '../../lib/settings/parse-settings';
import { synthesize } from '../../lib/synthesize';
import { hasEngine } from '../../lib/testing';
import { runCli } from '../cli/run-in-process';
import { newFolder } from '../folder';
import { blocksIn, pages, ROOT } from './markdown';
import { Command, commandsIn, pigeonArguments, problemOf } from './shell';

jest.setTimeout(60_000);

/** What is not run here: a rehearsal takes long, and CI runs that of docs/getting-started.md; live prices take an account. */
const NOT_HERE = /^(rehearse|cost\n--live)/;

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

const git = (...words: string[]) => execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', ...words]);

describe('in a project', () => {
  const calls = [...new Set(commands.flatMap(({ words }) => pigeonArguments(words)?.join('\n') ?? []))];
  const run = calls.filter(call => !NOT_HERE.test(call) && (hasEngine() || !call.startsWith('adopt')));

  beforeAll(() => {
    process.chdir(newFolder());
    copyFileSync(join(ROOT, 'pigeon.yaml'), 'pigeon.yaml');
    // What docs/adopt.md has somebody look up, and the revision that a change is compared with.
    writeFileSync('found.json', JSON.stringify({ 'vsw-bp1server1': { cidr_block: '10.0.221.0/24' } }));
    git('init', '--quiet');
    git('add', 'pigeon.yaml');
    git('commit', '--quiet', '--message', 'Settings');
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    const settings = parseSettings(readFileSync('pigeon.yaml', 'utf8'));
    // As of now, and as of before an upgrade.
    ['cdktf.out', 'before'].forEach(outdir => synthesize(settings, { outdir }));
  });

  // A project is begun where there is none.
  afterEach(() => ['shop', 'try'].forEach(folder => rmSync(folder, { recursive: true, force: true })));

  afterAll(() => process.chdir(before));

  // 1 is for what was found, and the production of the plan costs what its budget is.
  test.each(run.map(call => call.split('\n')))('pigeon %s … does what it should', async (...call) => {
    const { code, err } = await runCli(...call);

    expect([err, code]).toEqual([expect.any(String), code === 1 && call[0] === 'cost' ? 1 : 0]);
  });
});
