import { SynthesizedFolder } from '../../../lib/rehearse/engine/synthesized-folder';
import { Session } from '../../../lib/rehearse/session';
import { describeWithEngine, merge, synthesizeEnvironment, type Section } from '../util';

jest.setTimeout(600_000);

/** What production runs, without an edge, which no release touches. */
function running(backend: Section, frontend: Section = { release: { version: 'v1' } }): string {
  return synthesizeEnvironment('production', environment => {
    const said = { releases: { bucket: 'pigeon-releases' }, backend, frontend };
    // Copied, since what is the same object twice would be written as an alias.
    Object.assign(environment, merge(environment, JSON.parse(JSON.stringify(said)) as Section));
    delete environment['edge'];
  });
}

const V1 = { release: { version: 'v1' } };
const V2 = { release: { version: 'v2' } };
const CANARY = { weight: 10, ...V2 };

const BASE = running(V1);
const WITH_CANARY = running({ ...V1, canary: CANARY });
const PROMOTED = running({ ...V2, canary: CANARY });

let session: Session;

/** Applies a stack. Returns what was done, as `action type of part`, each once, and what was complained about. */
async function deploy(folder: string): Promise<string[]> {
  session.copy.use(folder);
  const { planned } = await session.run('plan', '-out=plan');
  const { exitCode, messages, raw } = await session.run('apply', 'plan');
  const errors = exitCode === 0 ? [] : [...messages.map(({ summary, detail }) => `${summary} ${detail}`), raw];
  const done = planned.map(({ action, address }) => {
    const [, type, path] = /^alicloud_(\w+)\.Web_(\w+)/.exec(address) ?? [];
    // What watches the canary stands with all that watches, and is the canary's.
    const part = path?.includes('Canary_') ? 'Canary' : /^[A-Z][a-z]+/.exec(path ?? '')?.[0];
    return `${action} ${type ?? address} of ${part ?? 'nobody'}`;
  });
  return [...new Set(done.toSorted()), ...errors];
}

describeWithEngine('a release of production', () => {
  beforeAll(async () => {
    const { resources } = SynthesizedFolder.read(WITH_CANARY).types;
    session = await Session.start(BASE, { types: { resources, dataSources: [] } });
    await session.run('init');
    await session.run('apply', '-auto-approve');
  });
  afterAll(() => session.end());

  const REFRESHED = ['replace ess_instance_refresh of Backend', 'update ecs_launch_template of Backend'];

  test('of the backend refreshes its servers, and does nothing else', async () => {
    expect(await deploy(running(V2))).toEqual(REFRESHED);
  });

  test('is taken back in the same way', async () => {
    expect(await deploy(BASE)).toEqual(REFRESHED);
  });

  test('of the frontend refreshes its servers, and does nothing else', async () => {
    expect(await deploy(running(V1, V2))).toEqual(REFRESHED.map(done => done.replace('Backend', 'Frontend')));
    await deploy(BASE);
  });

  test('as a canary adds its own and shares the API, and leaves all other servers alone', async () => {
    const done = await deploy(WITH_CANARY);

    expect(done.filter(line => !line.endsWith(' of Canary'))).toEqual(['update alb_rule of Load']);
    expect(new Set(done.filter(line => line.endsWith(' of Canary')).map(line => line.split(' ')[0]))).toEqual(
      new Set(['create']),
    );
  });

  test('changes its share by a rule of the load balancer alone', async () => {
    expect(await deploy(running({ ...V1, canary: { ...CANARY, weight: 50 } }))).toEqual(['update alb_rule of Load']);
    expect(await deploy(WITH_CANARY)).toEqual(['update alb_rule of Load']);
  });

  test('is promoted by refreshing the others while the canary stays', async () => {
    expect(await deploy(PROMOTED)).toEqual(REFRESHED);
  });

  test('is over when the canary is taken away, which removes nothing else', async () => {
    const done = await deploy(running(V2));

    expect(done.filter(line => !line.endsWith(' of Canary'))).toEqual(['update alb_rule of Load']);
    expect(new Set(done.filter(line => line.endsWith(' of Canary')).map(line => line.split(' ')[0]))).toEqual(
      new Set(['delete']),
    );
  });

  test('leaves nothing to do when it is deployed', async () => {
    expect(await deploy(running(V2))).toEqual([]);
  });
});
