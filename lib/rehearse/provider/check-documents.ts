import type { ResourceFacts } from '../../facts/model';
import { error, type Diagnostic } from '../protocol/diagnostic';
import type { ObjectValue } from '../values/value';

/** Arguments whose text the provider reads as JSON at plan. Source: alibaba-facts.md, Q7, "JSON syntax of". */
const DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
  alicloud_ram_role: ['assume_role_policy_document', 'document'],
  alicloud_ram_policy: ['policy_document', 'document'],
  alicloud_logtail_config: ['input_detail'],
  alicloud_ros_stack: ['template_body'],
  alicloud_log_dashboard: ['char_list'],
};

/** Text that should be JSON and is not. */
export function checkDocuments({ type, kind }: ResourceFacts, config: ObjectValue): Diagnostic[] {
  if (kind !== 'resource') return [];
  return (DOCUMENTS[type] ?? []).flatMap(name => {
    const text = config[name];
    if (typeof text !== 'string' || isJson(text)) return [];
    return [error(`'${name}' must be JSON, and cannot be read as such`, [name])];
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
