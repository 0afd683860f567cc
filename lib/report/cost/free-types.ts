/**
 * Types that cost nothing by themselves: what is paid for is what they belong to. A type that is not among them, and that
 * nothing else here knows, is listed as one without a known price.
 */
const FREE: ReadonlySet<string> = new Set(
  [
    'vpc vswitch route_table route_entry network_acl security_group security_group_rule snat_entry forward_entry',
    'alb_listener alb_rule alb_server_group alb_acl alb_acl_entry alb_health_check_template alb_security_policy',
    'alb_listener_acl_attachment alb_listener_additional_certificate_attachment',
    'ecs_launch_template launch_template ecs_key_pair key_pair ecs_deployment_set ecs_command',
    'ess_scaling_configuration ess_scaling_rule ess_scheduled_task ess_alarm ess_lifecycle_hook ess_notification',
    'ess_instance_refresh ess_server_groups ess_suspend_process',
    'ram_role ram_policy ram_user ram_group ram_group_membership ram_account_password_policy ims_oidc_provider',
    'ram_security_preference ram_login_profile resource_manager_resource_group',
    'oss_bucket_acl oss_bucket_https_config oss_bucket_policy oss_bucket_public_access_block oss_bucket_versioning',
    'oss_bucket_server_side_encryption oss_bucket_lifecycle oss_bucket_cors oss_bucket_referer oss_bucket_logging',
    'oss_bucket_access_monitor oss_bucket_website oss_account_public_access_block',
    'cdn_domain_config dcdn_domain_config alidns_record dns_record alidns_domain_attachment',
    'db_database db_account rds_account db_account_privilege db_connection kvstore_account rds_whitelist_template',
    'rds_ai_instance security_ip_group',
    'log_project log_store_index log_machine_group logtail_config log_dashboard sls_collection_policy',
    'cms_alarm_contact cms_alarm_contact_group cms_monitor_group wafv3_defense_template wafv3_defense_rule wafv3_domain',
    'cr_namespace cr_repo cr_ee_namespace cr_ee_repo oos_secret_parameter oos_parameter oos_template',
    'tag_meta_tag tag_policy',
  ]
    .join(' ')
    .split(' ')
    .map(name => `alicloud_${name}`),
);

/** Whether a type costs nothing by itself. */
export function isFree(type: string): boolean {
  return FREE.has(type) || /_(attachment|association|privilege|membership)$/.test(type);
}
