import type { Grants } from './type-permissions';

const WITHIN_PROJECT = 'acs:log:{region}:*:project/{project_name} acs:log:{region}:*:project/{project_name}/*';
const ESS = 'acs:ess:{region}:*:*';
const DOMAIN = 'acs:cdn:*:*:domain/{domain_name}';

/** What people look at besides what a deployment reads, by type. */
export const LOOK: Readonly<Record<string, Grants>> = {
  log_project: {
    [WITHIN_PROJECT]:
      'log: GetLogStoreLogs GetLogStoreHistogram GetCursorOrData ListLogStores ListDashboard ListSavedSearch ListMachineGroup ListMachines',
  },
  cms_alarm: {
    '*': 'cms: DescribeMetricList DescribeMetricLast DescribeMetricData DescribeMetricTop DescribeAlertLogList QueryMetricList QueryMetricLast',
  },
  ess_scaling_group: {
    [ESS]: 'ess: DescribeScalingActivities',
    'acs:ecs:{region}:*:instance/*': 'ecs: DescribeInstances DescribeInstanceMonitorData',
    '*': 'ecs: DescribeInstanceStatus',
  },
  alb_load_balancer: { 'acs:alb:{region}:*:*': 'alb: ListLoadBalancers ListListeners GetListenerHealthStatus' },
  cdn_domain_new: { [DOMAIN]: 'cdn: DescribeDomainHitRateData DescribeDomainHttpCodeData DescribeDomainTrafficData' },
};

/** What people do who keep a system running. A shell on a server is not among it: that is root, and so all its secrets. */
export const OPERATE: Readonly<Record<string, Grants>> = {
  ess_scaling_group: {
    [ESS]:
      'ess: StartInstanceRefresh CancelInstanceRefresh RollbackInstanceRefresh EnterStandby ExitStandby SetInstanceHealth SuspendProcesses ResumeProcesses',
  },
  cdn_domain_new: {
    [DOMAIN]: 'cdn: RefreshObjectCaches PushObjectCache',
    // A task is asked for by its id.
    'acs:cdn:*:*:domain/*': 'cdn: DescribeRefreshTasks',
  },
  cms_alarm: { '*': 'cms: EnableMetricRules DisableMetricRules' },
  sls_alert: { '*': 'log: EnableAlert DisableAlert' },
  // They fill secrets in, and cannot read them: that takes `kms:GetSecretValue`.
  oos_secret_parameter: { 'acs:oos:{region}:*:secretparameter/{secret_parameter_name}': 'oos: UpdateSecretParameter' },
};
