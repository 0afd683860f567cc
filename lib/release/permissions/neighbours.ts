import type { PermissionTable } from './type-permissions';

const ECS = 'acs:ecs:{region}:*:*';
const ESS = 'acs:ess:{region}:*:*';
const VPC = 'acs:vpc:{region}:*:*';
const ALB = 'acs:alb:{region}:*:*';
const BUCKET = 'acs:oss:*:*:{bucket}';
const KMS = 'acs:kms:{region}:*:*';

/** What constructs of this package do not make, and stacks often have beside them. */
export const NEIGHBOURS: PermissionTable = {
  instance: {
    read: {
      [ECS]:
        'ecs: DescribeInstances DescribeInstanceAttribute DescribeUserData DescribeInstanceRamRole DescribeInstanceAutoRenewAttribute DescribeInstanceAttachmentAttributes DescribeDisks DescribeNetworkInterfaces',
      '*': 'ecs: DescribeInstanceMaintenanceAttributes',
    },
    write: {
      '*': 'ecs: RunInstances DescribeInstanceTypes DescribeAvailableResource',
      // It is moved into a vswitch, which is asked about too.
      [`${ECS} ${VPC}`]: 'ecs: ModifyInstanceVpcAttribute',
      [`${ECS} acs:ram:*:*:role/*`]: 'ecs: AttachInstanceRamRole DetachInstanceRamRole',
      [ECS]:
        'ecs: StartInstance StopInstance RebootInstance ModifyInstanceAttribute ModifyInstanceSpec ModifyInstanceChargeType ModifyInstanceNetworkSpec ModifyInstanceMetadataOptions ModifyInstanceMaintenanceAttributes ModifyInstanceDeployment ReplaceSystemDisk ResizeDisk ModifyDiskSpec ModifyDiskAttribute JoinSecurityGroup LeaveSecurityGroup AttachKeyPair DetachKeyPair AllocatePublicIpAddress AssignPrivateIpAddresses UnassignPrivateIpAddresses DeleteInstance TagResources UntagResources',
      'acs:ram:*:*:role/{role_name?}': 'ram: PassRole',
    },
  },
  ecs_ram_role_attachment: {
    read: { [ECS]: 'ecs: DescribeInstanceRamRole' },
    write: {
      [`${ECS} acs:ram:*:*:role/{ram_role_name}`]: 'ecs: AttachInstanceRamRole DetachInstanceRamRole',
      'acs:ram:*:*:role/{ram_role_name}': 'ram: PassRole',
    },
  },
  ecs_disk: {
    read: { [ECS]: 'ecs: DescribeDisks' },
    write: {
      [ECS]:
        'ecs: CreateDisk ModifyDiskAttribute ResizeDisk ModifyDiskSpec ModifyDiskChargeType DeleteDisk TagResources UntagResources',
    },
  },
  ecs_disk_attachment: {
    read: { [ECS]: 'ecs: DescribeDisks' },
    write: { [ECS]: 'ecs: AttachDisk ModifyDiskAttribute DetachDisk' },
  },
  ecs_deployment_set: {
    read: { [ECS]: 'ecs: DescribeDeploymentSets' },
    write: {
      '*': 'ecs: CreateDeploymentSet',
      [ECS]: 'ecs: ModifyDeploymentSetAttribute DeleteDeploymentSet',
    },
  },
  ecs_prefix_list: {
    read: { [ECS]: 'ecs: DescribePrefixListAttributes' },
    write: { '*': 'ecs: CreatePrefixList', [ECS]: 'ecs: ModifyPrefixList DeletePrefixList' },
  },
  ess_scaling_configuration: {
    read: { [ESS]: 'ess: DescribeScalingConfigurations' },
    write: {
      [ESS]:
        'ess: CreateScalingConfiguration ModifyScalingConfiguration DeleteScalingConfiguration ModifyScalingGroup EnableScalingGroup DisableScalingGroup DescribeScalingGroups',
      'acs:ram:*:*:role/{role_name?}': 'ram: PassRole',
    },
  },
  ess_alarm: {
    read: { [ESS]: 'ess: DescribeAlarms' },
    write: { [ESS]: 'ess: CreateAlarm ModifyAlarm EnableAlarm DisableAlarm DeleteAlarm' },
  },
  common_bandwidth_package: {
    read: { [VPC]: 'vpc: DescribeCommonBandwidthPackages ListTagResources' },
    write: {
      [VPC]:
        'vpc: CreateCommonBandwidthPackage ModifyCommonBandwidthPackageAttribute ModifyCommonBandwidthPackageSpec DeletionProtection DeleteCommonBandwidthPackage TagResources UnTagResources',
    },
  },
  common_bandwidth_package_attachment: {
    read: { [VPC]: 'vpc: DescribeCommonBandwidthPackages DescribeEipAddresses' },
    write: {
      [VPC]:
        'vpc: AddCommonBandwidthPackageIp ModifyCommonBandwidthPackageIpBandwidth CancelCommonBandwidthPackageIpBandwidth RemoveCommonBandwidthPackageIp',
    },
  },
  vpc_flow_log: {
    read: { [VPC]: 'vpc: DescribeFlowLogs' },
    write: {
      [VPC]:
        'vpc: CreateFlowLog ModifyFlowLogAttribute ActiveFlowLog DeactiveFlowLog DeleteFlowLog TagResources UnTagResources',
    },
  },
  alb_acl: {
    read: { [ALB]: 'alb: ListAcls ListAclEntries ListTagResources' },
    write: {
      '*': 'alb: ListAsynJobs',
      [ALB]:
        'alb: CreateAcl UpdateAclAttribute AddEntriesToAcl RemoveEntriesFromAcl DeleteAcl TagResources UnTagResources',
    },
  },
  alb_acl_entry_attachment: {
    read: { [ALB]: 'alb: ListAclEntries' },
    write: { '*': 'alb: ListAsynJobs', [ALB]: 'alb: AddEntriesToAcl RemoveEntriesFromAcl' },
  },
  alb_listener_acl_attachment: {
    read: { [ALB]: 'alb: GetListenerAttribute' },
    write: { '*': 'alb: ListAsynJobs', [ALB]: 'alb: AssociateAclsWithListener DissociateAclsFromListener' },
  },
  oss_bucket_logging: {
    read: { [BUCKET]: 'oss: GetBucketLogging' },
    write: { [BUCKET]: 'oss: PutBucketLogging DeleteBucketLogging' },
  },
  oss_bucket_cors: {
    read: { [BUCKET]: 'oss: GetBucketCors' },
    write: { [BUCKET]: 'oss: PutBucketCors DeleteBucketCors' },
  },
  oss_bucket_website: {
    read: { [BUCKET]: 'oss: GetBucketWebsite' },
    write: { [BUCKET]: 'oss: PutBucketWebsite DeleteBucketWebsite' },
  },
  kms_key: {
    read: { [KMS]: 'kms: DescribeKey GetKeyPolicy ListTagResources' },
    write: {
      [KMS]:
        'kms: CreateKey EnableKey DisableKey UpdateKeyDescription UpdateRotationPolicy SetDeletionProtection SetKeyPolicy ScheduleKeyDeletion TagResources UntagResources',
    },
  },
  kms_alias: { read: { [KMS]: 'kms: ListAliases' }, write: { [KMS]: 'kms: CreateAlias UpdateAlias DeleteAlias' } },
};
