/**
 * The ids of the resources that are called by their arguments, or by several ids. `{name}` is an argument, and `#` an id
 * that the cloud makes. Source: alibaba-facts.md, the ids noted with each type.
 */
const FORMS: Readonly<Record<string, string>> = {
  alicloud_vswitch: 'vsw-#',
  alicloud_security_group: 'sg-#',
  alicloud_nat_gateway: 'ngw-#',
  alicloud_eip_address: 'eip-#',
  alicloud_eip_association: '{allocation_id}:{instance_id}',
  alicloud_snat_entry: '{snat_table_id}:snat-#',
  alicloud_route_table: 'vtb-#',
  alicloud_route_table_attachment: '{route_table_id}:{vswitch_id}',
  alicloud_security_group_rule:
    '{security_group_id}:{type}:{ip_protocol}:{port_range}:{nic_type}:{cidr_ip}{ipv6_cidr_ip}{source_security_group_id}{prefix_list_id}:{policy}:{priority}',
  alicloud_alb_load_balancer: 'alb-#',
  alicloud_alb_listener: 'lsn-#',
  alicloud_alb_server_group: 'sgp-#',
  alicloud_alb_rule: 'rule-#',
  alicloud_alb_listener_additional_certificate_attachment: '{listener_id}:{certificate_id}',
  alicloud_alb_load_balancer_security_group_attachment: '{load_balancer_id}:{security_group_id}',
  alicloud_instance: 'i-#',
  alicloud_ecs_key_pair: '{key_pair_name}',
  alicloud_ecs_launch_template: 'lt-#',
  alicloud_ess_scaling_group: 'asg-#',
  alicloud_ess_scaling_configuration: 'asc-#',
  alicloud_ecs_ram_role_attachment: '{instance_id}:{ram_role_name}',
  alicloud_db_database: '{instance_id}:{data_base_name}',
  alicloud_rds_account: '{db_instance_id}:{account_name}',
  alicloud_db_account_privilege: '{instance_id}:{account_name}:{privilege}',
  alicloud_kvstore_account: '{instance_id}:{account_name}',
  alicloud_oss_bucket: '{bucket}',
  alicloud_oss_bucket_acl: '{bucket}',
  alicloud_oss_bucket_versioning: '{bucket}',
  alicloud_oss_bucket_server_side_encryption: '{bucket}',
  alicloud_oss_bucket_cors: '{bucket}',
  alicloud_oss_bucket_policy: '{bucket}',
  alicloud_oss_bucket_logging: '{bucket}',
  alicloud_oss_bucket_website: '{bucket}',
  alicloud_oss_bucket_public_access_block: '{bucket}',
  alicloud_oss_bucket_https_config: '{bucket}',
  alicloud_cdn_domain_new: '{domain_name}',
  alicloud_cdn_domain_config: '{domain_name}:{function_name}:#',
  alicloud_ram_role: '{role_name}',
  alicloud_ram_policy: '{policy_name}',
  alicloud_ram_role_policy_attachment: 'role:{policy_name}:{policy_type}:{role_name}',
  alicloud_log_project: '{project_name}',
  alicloud_log_store: '{project_name}:{logstore_name}',
  alicloud_log_machine_group: '{project}:{name}',
  alicloud_logtail_config: '{project}:{logstore}:{name}',
  alicloud_logtail_attachment: '{project}:{logtail_config_name}:{machine_group_name}',
  alicloud_oos_secret_parameter: '{secret_parameter_name}',
  alicloud_cms_alarm_contact: '{alarm_contact_name}',
  alicloud_cms_alarm_contact_group: '{alarm_contact_group_name}',
  alicloud_ots_instance: '{name}',
  alicloud_ots_table: '{instance_name}:{table_name}',
};

/** The form of a type's ids, which for most types is `<words of the type>-#`. */
export function idForm(type: string): string {
  return FORMS[type] ?? `${type.replace(/^alicloud_/, '').replaceAll('_', '-')}-#`;
}

/** Whether the cloud itself makes the id. Otherwise it is made of arguments alone, and two of one id are a mistake. */
export function isInvented(type: string): boolean {
  return idForm(type).includes('#');
}

/**
 * The argument a resource is called by, when it is called by that alone. What is called like the thing it is a part of,
 * such as the policy of a bucket, has no name of its own.
 */
export function nameArgument(type: string): string | undefined {
  const form = idForm(type);
  const isPart = Object.entries(FORMS).some(([whole, its]) => its === form && type.startsWith(`${whole}_`));
  return isPart ? undefined : /^\{(\w+)\}$/.exec(form)?.[1];
}

/** The arguments that an id tells, such as the name of a bucket. */
export function argumentsIn(type: string, id: string): Readonly<Record<string, string>> {
  const form = idForm(type);
  const names = [...form.matchAll(/\{(\w+)\}/g)].map(match => match[1] as string);
  const pattern = form
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace(/\{\w+\}/g, '(.*?)')
    .replace('#', '.+');
  const values = new RegExp(`^${pattern}$`).exec(id)?.slice(1) ?? [];
  return Object.fromEntries(values.map((value, i) => [names[i] as string, value]).filter(([, value]) => value !== ''));
}
