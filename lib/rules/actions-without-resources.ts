/**
 * Actions that RAM does not restrict to resources, so that a policy can say `*` only, and why: by product, and within it a
 * pattern of the action. Where the documentation of a product has a narrower form, nothing is here.
 */
const REASONS: Readonly<Record<string, readonly [pattern: RegExp, reason: string]>> = {
  alb: [/^ListAsynJobs$/, 'a job that a change waits for is no resource'],
  alidns: [/^DescribeDomainRecordInfo$/, 'a record is asked for by its id, which says nothing of its zone'],
  cms: [/^(?!ApplyMetricRuleTemplate$)./, 'CloudMonitor authorizes operations, and not alarms or contacts'],
  cr: [/^GetAuthorizationToken$/, 'the password is of the caller, and can do what its role can'],
  ecs: [
    /^(Describe(InstanceTypes|AvailableResource|InstanceStatus|InstanceMaintenanceAttributes)|(Authorize|Modify)SecurityGroup(Egress|Rule|EgressRule)?|RunInstances|Create(DeploymentSet|PrefixList))$/,
    'the documentation of ECS has it for all resources alone',
  ],
  log: [
    /^(Get|List|Create|Update|Enable|Disable|Delete)Alerts?$/,
    'alerts are authorized for all projects or for none',
  ],
  ots: [/^ListClusterType$/, 'a kind of instance is no resource'],
  ram: [
    /^Create(OIDCProvider|ServiceLinkedRole)$/,
    'the documentation has it for everything; a service is named by a condition',
  ],
  'yundun-cert': [/./, 'the certificate service authorizes operations, and not certificates'],
  'yundun-waf': [/./, 'a domain, a template and a rule are authorized with the instance of the account'],
};

/** Why an action, such as `cms:PutContact`, can only be allowed on `*`. Nothing where it can be narrower. */
export function whyOnEverything(action: string): string | undefined {
  const [product = '', name = ''] = action.split(':');
  const [pattern, reason] = REASONS[product] ?? [];
  return pattern?.test(name) ? reason : undefined;
}
