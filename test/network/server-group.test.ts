import { ServerGroup } from '../../lib/network/server-group';
import { Duration } from '../../lib/values/duration';
import { Arguments, emptyStack, synth } from '../util';

function drainOf(drain?: Duration): Arguments {
  const stack = synth(scope => {
    new ServerGroup(scope, 'Group', { vpcId: 'vpc-1', drain });
  });
  return stack.the('alb_server_group');
}

describe('ServerGroup', () => {
  test('shares HTTP requests out evenly over servers of the VPC', () => {
    const stack = synth(scope => {
      new ServerGroup(scope, 'Group', { vpcId: 'vpc-1' });
    });

    expect(stack.the('alb_server_group')).toEqual(
      expect.objectContaining({
        server_group_name: 'test-group',
        server_group_type: 'Instance',
        vpc_id: 'vpc-1',
        protocol: 'HTTP',
        scheduler: 'Wrr',
        upstream_keepalive_enabled: true,
        sticky_session_config: { sticky_session_enabled: false },
      }),
    );
  });

  test('leaves its servers to Auto Scaling, and is taken away after the rule that names it has changed', () => {
    expect(drainOf()).toEqual(
      expect.objectContaining({ lifecycle: { ignore_changes: ['servers'], create_before_destroy: true } }),
    );
  });

  test.each([
    [undefined, 60],
    [Duration.minutes(5), 300],
    [Duration.seconds(900), 900],
  ])('lets a server that leaves finish (%#)', (drain, seconds) => {
    expect(drainOf(drain)).toEqual(
      expect.objectContaining({
        connection_drain_config: { connection_drain_enabled: true, connection_drain_timeout: seconds },
      }),
    );
  });

  test('fails when a server that leaves may take longer than the cloud waits', () => {
    expect(() => drainOf(Duration.seconds(901))).toThrow(
      "'test/Group': a server that leaves may finish within 900 seconds, got 901 seconds",
    );
  });

  test('is known by the id that the cloud gives it', () => {
    expect(new ServerGroup(emptyStack(), 'Group', { vpcId: 'vpc-1' }).serverGroupId).toMatch(/^\$\{TfToken\[/);
  });
});

describe('ServerGroup.fromServerGroupId', () => {
  test('is a group that is not managed', () => {
    let serverGroupId: string | undefined;
    const stack = synth(scope => {
      ({ serverGroupId } = ServerGroup.fromServerGroupId(scope, 'Group', 'sgp-1'));
    });

    expect(serverGroupId).toBe('sgp-1');
    expect(stack.addresses).toEqual([]);
  });
});
