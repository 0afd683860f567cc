import type { PermissionTable } from './type-permissions';

const ALB = 'acs:alb:{region}:*:*';
const VPC = 'acs:vpc:{region}:*:*';
/** What a change waits for. A job is no resource. */
const WAIT = { '*': 'alb: ListAsynJobs' };

export const LOAD_BALANCER: PermissionTable = {
  alb_load_balancer: {
    read: { [ALB]: 'alb: GetLoadBalancerAttribute' },
    write: {
      ...WAIT,
      // These name vswitches.
      [`${ALB} ${VPC}`]: 'alb: CreateLoadBalancer UpdateLoadBalancerZones',
      [ALB]:
        'alb: UpdateLoadBalancerAttribute UpdateLoadBalancerEdition UpdateLoadBalancerAddressTypeConfig EnableDeletionProtection DisableDeletionProtection DeleteLoadBalancer TagResources UnTagResources',
    },
    serviceRole: 'alb.aliyuncs.com',
  },
  alb_load_balancer_access_log_config_attachment: {
    read: { [ALB]: 'alb: GetLoadBalancerAttribute' },
    write: {
      ...WAIT,
      [`${ALB} acs:log:{region}:*:project/{log_project} acs:log:{region}:*:project/{log_project}/*`]:
        'alb: EnableLoadBalancerAccessLog',
      [ALB]: 'alb: DisableLoadBalancerAccessLog',
    },
    serviceRole: 'logdelivery.alb.aliyuncs.com',
  },
  alb_server_group: {
    read: { [ALB]: 'alb: ListServerGroups ListServerGroupServers' },
    write: {
      ...WAIT,
      [`${ALB} ${VPC}`]: 'alb: CreateServerGroup',
      [ALB]:
        'alb: UpdateServerGroupAttribute AddServersToServerGroup RemoveServersFromServerGroup DeleteServerGroup TagResources UnTagResources',
    },
  },
  alb_listener: {
    read: { [ALB]: 'alb: GetListenerAttribute' },
    write: {
      ...WAIT,
      [ALB]:
        'alb: CreateListener UpdateListenerAttribute UpdateListenerLogConfig StartListener StopListener AssociateAclsWithListener DissociateAclsFromListener DeleteListener TagResources UnTagResources',
    },
  },
  alb_listener_additional_certificate_attachment: {
    read: { [ALB]: 'alb: ListListenerCertificates' },
    write: {
      ...WAIT,
      [ALB]: 'alb: AssociateAdditionalCertificatesWithListener DissociateAdditionalCertificatesFromListener',
    },
  },
  alb_rule: {
    read: { [ALB]: 'alb: ListRules' },
    write: { ...WAIT, [ALB]: 'alb: CreateRule UpdateRuleAttribute DeleteRule' },
  },
};
