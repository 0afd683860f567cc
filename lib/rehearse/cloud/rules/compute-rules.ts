import { given, mustBeOneOf, mustHave, mustLieWithin, mustMatch, refuse, valuesAt, type ApiRule } from '../api-rule';

const GROUP = 'alicloud_ess_scaling_group';
const RULE = 'alicloud_ess_scaling_rule';
const INSTANCE = 'alicloud_instance';
const SNAPSHOTS = 'alicloud_ecs_auto_snapshot_policy';

/** What ECS and Auto Scaling refuse. Source: alibaba-facts.md §3, §11 and §13. */
export const COMPUTE_RULES: readonly ApiRule[] = [
  refuse(GROUP, "'min_size' must not be above 'max_size'", args => Number(args['min_size']) > Number(args['max_size'])),
  mustHave(GROUP, 'vswitch_ids vswitch_id'),
  mustBeOneOf(GROUP, 'health_check_types', 'ECS LOAD_BALANCER NONE'),
  mustMatch(
    GROUP,
    'scaling_group_name',
    /^[A-Za-z0-9\p{Script=Han}][A-Za-z0-9\p{Script=Han}_.-]{1,63}$/u,
    "2-64 of letters, digits and '_.-'",
  ),
  mustMatch(
    RULE,
    'scaling_rule_name',
    /^[A-Za-z0-9\p{Script=Han}][A-Za-z0-9\p{Script=Han}_.-]{1,63}$/u,
    "2-64 of letters, digits and '_.-'",
  ),
  refuse(
    RULE,
    'a simple rule needs its adjustment',
    args =>
      [null, 'SimpleScalingRule'].includes(args['scaling_rule_type'] as string | null) &&
      given(args, 'adjustment_type').length === 0,
  ),
  refuse(
    RULE,
    'a target tracking rule needs a metric and its target',
    args =>
      args['scaling_rule_type'] === 'TargetTrackingScalingRule' &&
      ['metric_name', 'target_value'].some(name => given(args, name).length === 0),
  ),
  mustBeOneOf(
    RULE,
    'metric_name',
    'CpuUtilization MemoryUtilization IntranetTx IntranetRx InternetTx InternetRx ClassicInternetTx ClassicInternetRx VpcInternetTx VpcInternetRx LoadBalancerRealServerAverageQps',
  ),
  refuse('alicloud_ess_scheduled_task', 'a task that recurs needs type, value and end of its recurrence', args => {
    const said = ['recurrence_type', 'recurrence_value', 'recurrence_end_time'].filter(
      name => given(args, name).length > 0,
    );
    return said.length > 0 && said.length < 3;
  }),
  {
    // Source: the description of the API StartInstanceRefresh. A group that was there before may be of any policy.
    types: ['alicloud_ess_instance_refresh'],
    refuse: (args, others) => {
      const group = others(GROUP).find(({ id }) => id === args['scaling_group_id']);
      const policy = group?.['multi_az_policy'];
      return typeof policy === 'string' && policy !== 'PRIORITY'
        ? `only a group with 'multi_az_policy' PRIORITY can be refreshed, got '${policy}'`
        : undefined;
    },
  },
  mustMatch('alicloud_ess_scheduled_task', 'scheduled_task_name', /^.{2,40}$/, '2-40 characters'),
  mustLieWithin(INSTANCE, 'internet_max_bandwidth_out', 0, 100),
  mustMatch(
    INSTANCE,
    'instance_type',
    /^ecs\.[a-z][a-z0-9]*(-[a-z0-9]+)*\.([a-z]+|\d+xlarge)$/,
    'an instance type that exists',
  ),
  refuse(
    INSTANCE,
    'a system disk is 20 GiB or larger',
    args =>
      args['system_disk_category'] !== 'cloud_essd' && given(args, 'system_disk_size').some(size => Number(size) < 20),
  ),
  refuse(INSTANCE, 'a server joins 5 security groups at most', args => valuesAt(args, 'security_groups').length > 5),
  mustMatch(
    'alicloud_instance alicloud_ecs_launch_template',
    'instance_type',
    /^ecs\.(?!zz)/,
    'an instance type that exists',
  ),
  mustBeOneOf('alicloud_ecs_launch_template', 'http_tokens', 'optional required'),
  mustBeOneOf('alicloud_ecs_launch_template', 'http_endpoint', 'enabled disabled'),
  mustMatch(
    'alicloud_ecs_launch_template',
    'user_data',
    /^[A-Za-z0-9+/\s]*={0,2}\s*$/,
    'encoded as base64 by the caller',
  ),
  mustMatch(
    'alicloud_ecs_command',
    'command_content',
    /^[A-Za-z0-9+/\s]*={0,2}\s*$/,
    'encoded as base64 by the caller',
  ),
  mustMatch(
    'alicloud_ecs_key_pair',
    'key_pair_name',
    /^[A-Za-z][A-Za-z0-9:_-]{1,127}$/,
    "2-128 of letters, digits and ':_-', beginning with a letter",
  ),
  mustMatch(
    'alicloud_ecs_key_pair',
    'public_key',
    /^(ssh-(rsa|ed25519)|ecdsa-sha2-nistp\d+) /,
    'a public key in OpenSSH form',
  ),
  mustMatch(SNAPSHOTS, 'repeat_weekdays', /^[1-7]$/, "days '1' to '7'"),
  mustMatch(SNAPSHOTS, 'time_points', /^(1?\d|2[0-3])$/, "hours '0' to '23'"),
];
