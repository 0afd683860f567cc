import { describeProblem } from '../../../lib/rehearse/rehearsal-report';
import { rehearse } from '../../../lib/rehearse/rehearse';
import { Session } from '../../../lib/rehearse/session';
import { SynthesizedFolder } from '../../../lib/rehearse/engine/synthesized-folder';
import { describeWithEngine, EVERYTHING, inPairs, stackOf, synthesizeEnvironment } from '../util';

jest.setTimeout(EVERYTHING ? 3_600_000 : 600_000);

/** How many values of n are tried in a short run. */
const SAMPLE = 3;

/** The state and the cloud after an apply, as far as they do not depend on who came first. */
function world({ copy, provider }: Session): object {
  return {
    state: Object.fromEntries([...copy.resources()].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    cloud: provider.cloud.resources(),
  };
}

describeWithEngine('an apply that fails at the n-th operation, and is run again', () => {
  let folder: string;
  let unbroken: object;
  let operations: number;

  async function start(): Promise<Session> {
    const session = await Session.start(folder, { types: SynthesizedFolder.read(folder).types });
    await session.run('init');
    return session;
  }

  beforeAll(async () => {
    folder = synthesizeEnvironment('production', environment => EVERYTHING || delete environment['edge']);
    const session = await start();
    await session.run('apply', '-auto-approve');
    unbroken = world(session);
    operations = session.provider.faults.operations;
    session.end();
  });

  test('ends as an unbroken one: nothing is orphaned, and nothing is made twice', async () => {
    const every = Array.from({ length: operations }, (_, i) => i + 1);
    const step = Math.ceil(operations / SAMPLE);
    const tried = EVERYTHING ? every : every.filter(n => n % step === 1);
    expect(operations).toBeGreaterThan(40);
    if (EVERYTHING) process.stdout.write(`${tried.length} of ${operations} operations failed in turn\n`);
    await inPairs(tried, async n => {
      const session = await start();
      try {
        session.provider.faults.restart({ failApply: n });
        const broken = await session.run('apply', '-auto-approve');
        expect([n, broken.exitCode]).toEqual([n, 1]);
        session.provider.faults.restart();
        const again = await session.run('apply', '-auto-approve');
        expect([n, again.exitCode]).toEqual([n, 0]);
        expect([n, world(session)]).toEqual([n, unbroken]);
      } finally {
        session.end();
      }
    });
  });
});

describeWithEngine('a rehearsal with faults', () => {
  let stackFolder: string;
  beforeAll(() => {
    const vpc_id = '${alicloud_vpc.net.id}';
    stackFolder = stackOf({
      alicloud_vpc: { net: { vpc_name: 'net', cidr_block: '10.0.0.0/16' } },
      alicloud_vswitch: { one: { vpc_id, cidr_block: '10.0.1.0/24', zone_id: 'cn-hangzhou-h' } },
      alicloud_security_group: { web: { vpc_id, security_group_name: 'web' } },
    });
  });

  test('runs the apply again after it failed, and goes on', async () => {
    const report = await rehearse({ stackFolder, faults: { failApply: 2, throttle: { every: 2, milliseconds: 5 } } });

    expect(report.problems.map(describeProblem)).toEqual([]);
    expect(report.steps.map(({ name, note }) => `${name}: ${note}`)).toContain('apply: failed, as was asked');
    expect(report.steps.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['apply again', 'plan again', 'destroy']),
    );
  });

  test('replaces what timed out, since nobody knows whether it is whole', async () => {
    const report = await rehearse({ stackFolder, faults: { timeOutApply: 2 } });

    expect(report.problems.map(describeProblem)).toEqual([]);
    expect(report.steps.map(({ note }) => note)).toContain('1 to create, 1 to destroy');
    expect(report.secondPlan).toEqual([]);
  });

  test('notices what somebody else changed', async () => {
    const drift = { address: 'alicloud_security_group.web', values: { description: 'by hand' } };
    const report = await rehearse({ stackFolder, drift });

    expect(report.problems.map(describeProblem)).toEqual([]);
    expect(report.secondPlan).toEqual([{ address: drift.address, type: 'alicloud_security_group', action: 'update' }]);
    await expect(rehearse({ stackFolder, drift: { ...drift, address: 'alicloud_vpc.none' } })).rejects.toThrow(
      "the stack has no resource 'alicloud_vpc.none' that could drift",
    );
  });
});
