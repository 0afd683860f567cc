import { first, given, mustHave, mustLieWithin, mustMatch, refuse, valuesAt, type ApiRule } from '../api-rule';
import type { Value } from '../../values/value';

const ALARM = 'alicloud_cms_alarm';
const ESCALATIONS = 'escalations_critical escalations_warn escalations_info composite_expression';
const STATISTICS = /^(Average|Minimum|Maximum|Value|Sum|Count|Availability)$/;

/** What CloudMonitor, SLS, RAM, ActionTrail and WAF refuse. Source: alibaba-facts.md §7 to §11 and §13. */
export const OPERATIONS_RULES: readonly ApiRule[] = [
  mustHave(ALARM, 'contact_groups'),
  mustHave(ALARM, ESCALATIONS),
  mustHave(ALARM, 'metric_dimensions dimensions'),
  refuse(ALARM, "'metric_dimensions' must be a JSON list of objects", args =>
    given(args, 'metric_dimensions').some(text => !isListOfObjects(text)),
  ),
  refuse(ALARM, "'period' must be 15, 60 or a multiple of 60", args =>
    given(args, 'period').some(period => Number(period) !== 15 && Number(period) % 60 !== 0),
  ),
  ...['critical', 'warn', 'info'].flatMap(level => [
    mustMatch(ALARM, `escalations_${level}.threshold`, /^-?\d+(\.\d+)?$/, 'a number'),
    mustMatch(ALARM, `escalations_${level}.statistics`, STATISTICS, 'a statistic'),
  ]),
  mustHave('alicloud_cms_alarm_contact', 'channels_mail channels_sms channels_ding_web_hook channels_aliim'),
  mustMatch('alicloud_cms_alarm_contact', 'alarm_contact_name', /^.{2,40}$/, '2-40 characters'),
  mustMatch('alicloud_cms_site_monitor', 'task_name', /^\w{4,100}$/, "4-100 of letters, digits and '_'"),
  mustMatch('alicloud_log_project', 'project_name', /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, "3-63 of a-z, 0-9 and '-'"),
  mustMatch(
    'alicloud_log_store',
    'logstore_name',
    /^[a-z0-9][a-z0-9_-]{0,61}[a-z0-9]$/,
    "2-63 of a-z, 0-9, '_' and '-'",
  ),
  mustLieWithin('alicloud_log_store', 'retention_period', 1, 3650),
  refuse(
    'alicloud_log_store',
    "'auto_split' needs 'max_split_shard_count'",
    args => args['auto_split'] === true && !given(args, 'max_split_shard_count').some(count => Number(count) > 0),
  ),
  refuse('alicloud_sls_alert', 'a severity is one of 2, 4, 6, 8, 10', args =>
    valuesAt(args, 'configuration.severity_configurations.severity').some(
      severity => ![2, 4, 6, 8, 10].includes(Number(severity)),
    ),
  ),
  mustHave('alicloud_actiontrail_trail', 'sls_project_arn oss_bucket_name'),
  mustHave('alicloud_ram_role', 'assume_role_policy_document document'),
  mustMatch('alicloud_ram_role', 'role_name', /^[A-Za-z0-9._-]{1,64}$/, "1-64 of letters, digits and '._-'"),
  mustMatch('alicloud_ram_policy', 'policy_name', /^[A-Za-z0-9-]{1,128}$/, "1-128 of letters, digits and '-'"),
  mustHave('alicloud_ims_oidc_provider', 'client_ids'),
  refuse(
    'alicloud_wafv3_defense_rule',
    "a rule of the scene 'ip_blacklist' lists addresses",
    args => args['defense_scene'] === 'ip_blacklist' && given(args, 'config.remote_addr').length === 0,
  ),
  refuse('alicloud_oos_secret_parameter', 'the name is kept for the cloud itself', args =>
    /^(aliyun|acs|alibaba|alicloud|oos)/i.test(String(first(args, 'secret_parameter_name'))),
  ),
];

function isListOfObjects(text: Value): boolean {
  try {
    const list: unknown = JSON.parse(String(text));
    return Array.isArray(list) && list.every(item => typeof item === 'object' && item !== null && !Array.isArray(item));
  } catch {
    return false;
  }
}
