import { SynthesizedFolder } from '../../../lib/rehearse/engine/synthesized-folder';
import { Session } from '../../../lib/rehearse/session';
import { describeWithEngine, merge, synthesizeEnvironment } from '../util';

jest.setTimeout(600_000);

/** Production with so many backend servers, without an edge, which has nothing to do with them. */
function running(servers: number): string {
  return synthesizeEnvironment('production', environment => {
    Object.assign(environment, merge(environment, { backend: { servers } }));
    delete environment['edge'];
  });
}

const ONE = running(1);
const TWO = running(2);
/** What fewer connections for each server change: they boot with them. */
const RENEWED = ['update Template', 'replace Refresh'];

let session: Session;

/** Applies a stack. Returns what was done, as `action part` of the backend's fleet, and what was complained about. */
async function deploy(folder: string): Promise<{ done: string[]; said: string[] }> {
  session.copy.use(folder);
  const { planned } = await session.run('plan', '-out=plan');
  const { messages } = await session.run('apply', 'plan');
  const done = planned.map(({ action, address }) => {
    const [, part = address] = /\.Web_Backend_Fleet_(?:(.+)_)?[0-9A-F]{8}$/.exec(address) ?? [];
    return `${action} ${part}`;
  });
  return { done: done.toSorted(), said: messages.map(({ summary, detail }) => `${summary} ${detail}`) };
}

/** The scaling groups that there are. */
const groups = () => session.provider.cloud.resources().filter(({ type }) => type === 'alicloud_ess_scaling_group');

describeWithEngine('a fleet of production that stands in more zones, or in fewer', () => {
  beforeAll(async () => {
    const { resources } = SynthesizedFolder.read(TWO).types;
    session = await Session.start(ONE, { types: { resources, dataSources: [] } });
    await session.run('init');
    await session.run('apply', '-auto-approve');
  });
  afterAll(() => session.end());

  const ZONE2 = ['Zone2', 'Zone2_BootHook', 'Zone2_Refresh', 'Zone2_ServerGroupAttachment'];

  test('has a second group when it has a second server, and keeps the first one as it is', async () => {
    const before = groups();
    const { done, said } = await deploy(TWO);

    expect(said).toEqual([]);
    expect(done).toEqual([...ZONE2.map(part => `create ${part}`), ...RENEWED].toSorted());
    expect(groups()).toEqual(expect.arrayContaining(before));
    expect(groups()).toHaveLength(before.length + 1);
  });

  test('is told by the cloud that the second group is protected, when it is to have one server again', async () => {
    const before = groups();
    const { done, said } = await deploy(ONE);

    expect(done).toEqual([...ZONE2.map(part => `delete ${part}`), ...RENEWED].toSorted());
    expect(said).toEqual([expect.stringMatching(/^alicloud_ess_scaling_group: .* is protected from deletion/)]);
    expect(groups()).toEqual(before);
  });

  test('loses the second group alone, once somebody has switched its protection off', async () => {
    const second = groups().find(({ args }) => String(args['scaling_group_name']).endsWith('backend-fleet-zone2'));
    session.provider.cloud.drift('alicloud_ess_scaling_group', String(second?.id), {
      group_deletion_protection: false,
    });
    const before = groups();

    // What the refusal held back is done as well.
    expect(await deploy(ONE)).toEqual({ done: ['create Refresh', 'delete Zone2', 'update Template'], said: [] });
    expect(groups()).toEqual(before.filter(({ id }) => id !== second?.id));
  });

  test('leaves nothing to do then', async () => {
    expect(await deploy(ONE)).toEqual({ done: [], said: [] });
  });
});
