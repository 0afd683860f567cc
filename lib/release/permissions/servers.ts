import type { PermissionTable } from './type-permissions';

const ECS = 'acs:ecs:{region}:*:*';
const ESS = 'acs:ess:{region}:*:*';
const VPC = 'acs:vpc:{region}:*:*';
/** The documentation gives these no region of their own. */
const SNAPSHOT_POLICIES = 'acs:ecs:*:*:*';

export const SERVERS: PermissionTable = {
  ecs_key_pair: {
    read: { [ECS]: 'ecs: DescribeKeyPairs' },
    write: { [ECS]: 'ecs: CreateKeyPair ImportKeyPair DeleteKeyPairs TagResources UntagResources' },
  },
  ecs_launch_template: {
    read: { [ECS]: 'ecs: DescribeLaunchTemplates DescribeLaunchTemplateVersions' },
    write: {
      [ECS]:
        'ecs: CreateLaunchTemplate CreateLaunchTemplateVersion ModifyLaunchTemplateDefaultVersion DeleteLaunchTemplateVersion DeleteLaunchTemplate TagResources UntagResources',
      [VPC]: 'vpc: DescribeVSwitchAttributes',
      // ECS alone is trusted by the role, so handing it to another service would be of no use.
      'acs:ram:*:*:role/{ram_role_name?}': 'ram: PassRole',
    },
  },
  ess_scaling_group: {
    read: { [ESS]: 'ess: DescribeScalingGroups DescribeScalingInstances ListTagResources' },
    write: {
      [ESS]:
        'ess: CreateScalingGroup ModifyScalingGroup EnableScalingGroup DisableScalingGroup AttachAlbServerGroups DetachAlbServerGroups SetInstancesProtection DeleteScalingGroup TagResources UntagResources',
    },
    serviceRole: 'ess.aliyuncs.com',
  },
  ess_server_group_attachment: {
    read: { [ESS]: 'ess: DescribeScalingGroups' },
    write: { [ESS]: 'ess: AttachServerGroups DetachServerGroups DescribeScalingActivities' },
  },
  ess_lifecycle_hook: {
    read: { [ESS]: 'ess: DescribeLifecycleHooks' },
    write: { [ESS]: 'ess: CreateLifecycleHook ModifyLifecycleHook DeleteLifecycleHook' },
  },
  ess_instance_refresh: {
    read: { [ESS]: 'ess: DescribeInstanceRefreshes' },
    write: { [ESS]: 'ess: StartInstanceRefresh CancelInstanceRefresh RollbackInstanceRefresh' },
  },
  ess_scaling_rule: {
    read: { [ESS]: 'ess: DescribeScalingRules' },
    write: { [ESS]: 'ess: CreateScalingRule ModifyScalingRule DeleteScalingRule' },
  },
  ess_scheduled_task: {
    read: { [ESS]: 'ess: DescribeScheduledTasks' },
    write: { [ESS]: 'ess: CreateScheduledTask ModifyScheduledTask DeleteScheduledTask' },
  },
  ecs_auto_snapshot_policy: {
    read: { [SNAPSHOT_POLICIES]: 'ecs: DescribeAutoSnapshotPolicyEx' },
    write: {
      [SNAPSHOT_POLICIES]:
        'ecs: CreateAutoSnapshotPolicy ModifyAutoSnapshotPolicyEx DeleteAutoSnapshotPolicy TagResources UntagResources',
    },
  },
  ecs_auto_snapshot_policy_attachment: {
    read: { [ECS]: 'ecs: DescribeDisks' },
    write: { [SNAPSHOT_POLICIES]: 'ecs: ApplyAutoSnapshotPolicy CancelAutoSnapshotPolicy' },
  },
};
