import { HealthCheckProps } from '../../lib/network/health-check';
import { ServerGroup } from '../../lib/network/server-group';
import { Duration } from '../../lib/values/duration';
import { synth } from '../util';

function check(healthCheck?: HealthCheckProps): unknown {
  const stack = synth(scope => {
    new ServerGroup(scope, 'Group', { vpcId: 'vpc-1', healthCheck });
  });
  return stack.the('alb_server_group').health_check_config;
}

const DEFAULT = {
  health_check_enabled: true,
  health_check_protocol: 'HTTP',
  health_check_method: 'GET',
  health_check_path: '/health',
  health_check_codes: ['http_2xx'],
  health_check_interval: 5,
  health_check_timeout: 3,
  healthy_threshold: 2,
  unhealthy_threshold: 3,
};

describe('HealthCheckProps', () => {
  test('ask for `/health` every 5 seconds by default', () => {
    expect(check()).toEqual(DEFAULT);
    expect(check({})).toEqual(DEFAULT);
  });

  test.each<[HealthCheckProps, object]>([
    [{ path: '/up' }, { health_check_path: '/up' }],
    [{ path: `/${'a'.repeat(79)}` }, { health_check_path: `/${'a'.repeat(79)}` }],
    [{ interval: Duration.seconds(50) }, { health_check_interval: 50 }],
    [{ timeout: Duration.minutes(1) }, { health_check_timeout: 60 }],
    [{ healthyThreshold: 10 }, { healthy_threshold: 10 }],
    [{ unhealthyThreshold: 10 }, { unhealthy_threshold: 10 }],
  ])('take %j and leave the rest', (props, changed) => {
    expect(check(props)).toEqual({ ...DEFAULT, ...changed });
  });

  test.each(['health', '', `/${'a'.repeat(80)}`])('fail with the path %p', path => {
    expect(() => check({ path })).toThrow(
      `'test/Group': a health check path begins with '/' and has at most 80 characters, got '${path}'`,
    );
  });

  test.each<[HealthCheckProps, string]>([
    [
      { interval: Duration.seconds(51) },
      "'health_check_config.health_check_interval' must be between 0 and 50, got 51",
    ],
    [
      { timeout: Duration.seconds(301) },
      "'health_check_config.health_check_timeout' must be between 0 and 300, got 301",
    ],
    [{ healthyThreshold: 1 }, "'health_check_config.healthy_threshold' must be between 2 and 10, got 1"],
    [{ unhealthyThreshold: 11 }, "'health_check_config.unhealthy_threshold' must be between 2 and 10, got 11"],
  ])('fail at synthesis with %j', (props, message) => {
    expect(() => check(props)).toThrow(message);
  });
});
