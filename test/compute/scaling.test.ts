import { Capacity } from '../../lib/compute/capacity';
import { Image } from '../../lib/compute/image';
import { InstanceSize } from '../../lib/compute/instance-size';
import { ServerFleet } from '../../lib/compute/server-fleet';
import { SystemDisk } from '../../lib/compute/system-disk';
import { SecurityGroup } from '../../lib/network/security-group';
import { Size } from '../../lib/values/size';
import { importedNetwork, importedServerGroup } from '../stand-ins';
import { emptyStack, synthesized, Synthesized } from '../util';

function fleet(capacity = Capacity.between(2, 6)) {
  const stack = emptyStack();
  const made = new ServerFleet(stack, 'Fleet', {
    network: importedNetwork(stack),
    securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1')],
    image: Image.of('m-1'),
    size: InstanceSize.of('ecs.g7.xlarge'),
    disk: new SystemDisk({ size: Size.gibibytes(40) }),
    capacity,
  });
  return { stack, made };
}

/** The zones whose groups the resources of a type are about. */
const groupsOf = (stack: Synthesized, type: string) =>
  stack.all(type).map(one => (String(one['scaling_group_id']).includes('_Zone2_') ? 'Zone2' : 'first'));

describe('A fleet that scales', () => {
  test('holds the average use of CPU at its target, in each zone', () => {
    const { stack, made } = fleet();
    made.scaleOnCpu({ target: 60 });

    const rule = {
      scaling_rule_type: 'TargetTrackingScalingRule',
      metric_name: 'CpuUtilization',
      target_value: 60,
      estimated_instance_warmup: 300,
    };
    expect(synthesized(stack).all('ess_scaling_rule')).toMatchObject([rule, rule]);
    expect(groupsOf(synthesized(stack), 'ess_scaling_rule')).toEqual(['first', 'Zone2']);
  });

  test('holds the requests a second of each server, counted at the server group', () => {
    const { stack, made } = fleet();
    made.scaleOnRequestsPerServer({ target: 200, serverGroup: importedServerGroup(stack, 'web') });

    const rule = {
      metric_name: 'LoadBalancerRealServerAverageQps',
      target_value: 200,
      alarm_dimension: { dimension_key: 'rulePool', dimension_value: 'sgp-web' },
    };
    expect(synthesized(stack).all('ess_scaling_rule')).toMatchObject([rule, rule]);
  });

  test('sets the number of servers at a time of some days, and leaves the size of the groups as it was deployed', () => {
    const { stack, made } = fleet();
    made.scaleOnSchedule('Morning', { at: '23:30', days: ['monday', 'sunday', 'friday'], servers: 5 });
    const result = synthesized(stack);

    expect(result.all('ess_scaling_rule')).toMatchObject([
      { adjustment_type: 'TotalCapacity', adjustment_value: 3 },
      { adjustment_type: 'TotalCapacity', adjustment_value: 2 },
    ]);
    expect(groupsOf(result, 'ess_scaling_rule')).toEqual(['first', 'Zone2']);
    const tasks = result.all('ess_scheduled_task');
    expect(new Set(tasks.map(task => task['scheduled_action'])).size).toBe(2);
    for (const task of tasks) {
      expect(task).toMatchObject({ recurrence_type: 'Weekly', recurrence_value: '0,1,5' });
      expect(task['launch_time']).toMatch(/T23:30Z$/);
      expect(task).not.toHaveProperty('min_value');
    }
  });

  test('keeps the dates of a schedule from plan to plan, and takes new ones in each quarter', () => {
    const { stack, made } = fleet(Capacity.between(1, 6));
    made.scaleOnSchedule('Night', { at: '14:00', servers: 2 });
    const result = synthesized(stack);

    const [quarter] = Object.keys((result.json.resource as Record<string, object>)['terraform_data'] as object);
    expect(result.the('ess_scheduled_task')).toMatchObject({
      recurrence_type: 'Daily',
      recurrence_value: '1',
      lifecycle: {
        ignore_changes: ['launch_time', 'recurrence_end_time'],
        replace_triggered_by: [`terraform_data.${quarter}`],
      },
    });
  });

  test('follows several rules at once', () => {
    const { stack, made } = fleet();
    made.scaleOnCpu({ target: 60 });
    made.scaleOnRequestsPerServer({ target: 200, serverGroup: importedServerGroup(stack, 'web') });
    made.scaleOnSchedule('Morning', { at: '00:00', servers: 6 });

    expect(synthesized(stack).all('ess_scaling_rule')).toHaveLength(6);
  });

  test('leaves a zone alone whose share is always the same', () => {
    const { stack, made } = fleet(Capacity.between(2, 3));
    made.scaleOnCpu({ target: 60 });
    made.scaleOnSchedule('Morning', { at: '00:00', servers: 3 });

    expect(groupsOf(synthesized(stack), 'ess_scaling_rule')).toEqual(['first', 'first']);
  });

  test.each([
    [(made: ServerFleet) => made.scaleOnCpu({ target: 9 }), 'a target of CPU is a whole number within 10-90, got 9'],
    [(made: ServerFleet) => made.scaleOnCpu({ target: 91 }), 'a target of CPU is a whole number within 10-90, got 91'],
    [
      (made: ServerFleet) => made.scaleOnSchedule('Day', { at: '08:00', servers: 7 }),
      'the number of servers is a whole number within 2-6, got 7',
    ],
    [
      (made: ServerFleet) => made.scaleOnSchedule('Day', { at: '24:00', servers: 3 }),
      "a schedule is at a time of day in UTC, such as '23:30', got '24:00'",
    ],
    [(made: ServerFleet) => made.scaleOnSchedule('Day', { at: '08:00', days: [], servers: 3 }), 'has one day or more'],
  ])('refuses what it cannot do: %#', (scale, message) => {
    expect(() => scale(fleet().made)).toThrow(message);
  });

  test('refuses to scale a fixed number of servers', () => {
    const { made } = fleet(Capacity.fixed(2));

    expect(() => made.scaleOnCpu({ target: 60 })).toThrow('2 servers at all times cannot scale; give a range');
  });
});
