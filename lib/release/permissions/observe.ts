import type { PermissionTable } from './type-permissions';

const PROJECT = 'acs:log:{region}:*:project/{project_name|project}';
const WITHIN = 'acs:log:{region}:*:project/{project_name|project}/*';
const TRAILS = 'acs:actiontrail:*:*:*';

export const OBSERVE: PermissionTable = {
  cms_alarm: {
    read: { '*': 'cms: DescribeMetricRuleList DescribeMetricRuleTargets' },
    write: {
      '*': 'cms: PutResourceMetricRule EnableMetricRules DisableMetricRules PutMetricRuleTargets DeleteMetricRules',
    },
  },
  cms_alarm_contact: {
    read: { '*': 'cms: DescribeContactList' },
    write: { '*': 'cms: PutContact DeleteContact' },
  },
  cms_alarm_contact_group: {
    read: { '*': 'cms: DescribeContactGroupList' },
    write: { '*': 'cms: PutContactGroup DeleteContactGroup' },
  },
  cms_dynamic_tag_group: {
    read: { '*': 'cms: DescribeDynamicTagRuleList' },
    write: { '*': 'cms: CreateDynamicTagGroup DeleteDynamicTagGroup' },
  },
  cms_metric_rule_template: {
    read: { '*': 'cms: DescribeMetricRuleTemplateAttribute' },
    write: {
      '*': 'cms: CreateMetricRuleTemplate ModifyMetricRuleTemplate DeleteMetricRuleTemplate',
      // Groups of the monitor have no region.
      'acs:cms:*:*:group/*': 'cms: ApplyMetricRuleTemplate',
    },
  },
  cms_site_monitor: {
    read: { '*': 'cms: DescribeSiteMonitorAttribute' },
    write: {
      '*': 'cms: CreateSiteMonitor ModifySiteMonitor EnableSiteMonitors DisableSiteMonitors DeleteSiteMonitors',
    },
  },
  log_project: {
    read: { [PROJECT]: 'log: GetProject GetProjectPolicy ListTagResources' },
    write: {
      'acs:log:{region}:*:project/*': 'log: CreateProject',
      [PROJECT]:
        'log: UpdateProject UpdateProjectPolicy PutProjectPolicy DeleteProjectPolicy DeleteProject TagResources UntagResources',
    },
  },
  log_store: {
    read: { [WITHIN]: 'log: GetLogStore GetLogStoreMeteringMode' },
    write: { [WITHIN]: 'log: CreateLogStore UpdateLogStore UpdateLogStoreMeteringMode DeleteLogStore' },
  },
  log_store_index: {
    read: { [WITHIN]: 'log: GetLogStore GetIndex' },
    write: { [WITHIN]: 'log: CreateIndex UpdateIndex DeleteIndex' },
  },
  log_dashboard: {
    read: { [WITHIN]: 'log: GetDashboard' },
    write: { [WITHIN]: 'log: CreateDashboard UpdateDashboard DeleteDashboard' },
  },
  log_machine_group: {
    read: { [WITHIN]: 'log: GetMachineGroup' },
    write: { [WITHIN]: 'log: CreateMachineGroup UpdateMachineGroup DeleteMachineGroup' },
  },
  logtail_config: {
    read: { [WITHIN]: 'log: GetConfig' },
    write: { [WITHIN]: 'log: CreateConfig UpdateConfig DeleteConfig' },
  },
  logtail_attachment: {
    read: { [WITHIN]: 'log: GetAppliedMachineGroups GetAppliedConfigs' },
    // The documentation has two names for each.
    write: {
      [WITHIN]: 'log: ApplyConfigToGroup ApplyConfigToMachineGroup RemoveConfigFromGroup RemoveConfigFromMachineGroup',
    },
  },
  sls_alert: {
    read: { '*': 'log: GetAlert' },
    write: { '*': 'log: CreateAlert UpdateAlert EnableAlert DisableAlert DeleteAlert' },
  },
  actiontrail_trail: {
    read: { [TRAILS]: 'actiontrail: DescribeTrails GetDataEventSelector' },
    write: {
      [TRAILS]: 'actiontrail: CreateTrail UpdateTrail StartLogging StopLogging PutDataEventSelector DeleteTrail',
    },
    serviceRole: 'actiontrail.aliyuncs.com',
  },
};
