import { Capacity } from '../../lib/compute/capacity';
import { Image } from '../../lib/compute/image';
import { InstanceSize } from '../../lib/compute/instance-size';
import { ServerFleet } from '../../lib/compute/server-fleet';
import { SystemDisk } from '../../lib/compute/system-disk';
import { SecurityGroup } from '../../lib/network/security-group';
import { Size } from '../../lib/values/size';
import { importedNetwork, importedServerGroup } from '../stand-ins';
import { emptyStack, synthesized } from '../util';

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

describe('A fleet that scales', () => {
  test('holds the average use of CPU at its target', () => {
    const { stack, made } = fleet();
    made.scaleOnCpu({ target: 60 });

    expect(synthesized(stack).the('ess_scaling_rule')).toMatchObject({
      scaling_rule_type: 'TargetTrackingScalingRule',
      metric_name: 'CpuUtilization',
      target_value: 60,
      estimated_instance_warmup: 300,
    });
  });

  test('holds the requests a second of each server, counted at the server group', () => {
    const { stack, made } = fleet();
    made.scaleOnRequestsPerServer({ target: 200, serverGroup: importedServerGroup(stack, 'web') });

    expect(synthesized(stack).the('ess_scaling_rule')).toMatchObject({
      metric_name: 'LoadBalancerRealServerAverageQps',
      target_value: 200,
      alarm_dimension: { dimension_key: 'rulePool', dimension_value: 'sgp-web' },
    });
  });

  test('sets the number of servers at a time of some days, and leaves the size of the group as it was deployed', () => {
    const { stack, made } = fleet();
    made.scaleOnSchedule('Morning', { at: '23:30', days: ['monday', 'sunday', 'friday'], servers: 4 });
    const result = synthesized(stack);

    expect(result.the('ess_scaling_rule')).toMatchObject({ adjustment_type: 'TotalCapacity', adjustment_value: 4 });
    const task = result.the('ess_scheduled_task');
    expect(task).toMatchObject({ recurrence_type: 'Weekly', recurrence_value: '0,1,5' });
    expect(task['launch_time']).toMatch(/T23:30Z$/);
    expect(task).not.toHaveProperty('min_value');
  });

  test('keeps the dates of a schedule from plan to plan, and takes new ones in each quarter', () => {
    const { stack, made } = fleet();
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

    expect(synthesized(stack).all('ess_scaling_rule')).toHaveLength(3);
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
