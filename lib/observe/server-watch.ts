import { CmsDynamicTagGroup } from '../../.gen/alicloud/cms-dynamic-tag-group';
import {
  CmsMetricRuleTemplate,
  CmsMetricRuleTemplateAlertTemplates,
} from '../../.gen/alicloud/cms-metric-rule-template';
import { Construct } from 'constructs';
import { ServerFleet } from '../compute/server-fleet';
import { physicalName } from '../names';
import type { Alarms } from './alarms';
import { above, AboveProps, Level, Metric, Threshold } from './threshold';

const server = (name: string, warn: number, critical: number): Metric => ({
  namespace: 'acs_ecs_dashboard',
  name,
  warn,
  critical,
});

const CPU = server('CPUUtilization', 70, 85);
// The agent measures these; without it they have no data.
const MEMORY = server('memory_usedutilization', 80, 90);
const DISK = server('diskusage_utilization', 75, 85);

/**
 * Alarms on the servers of a fleet. Servers come and go, so the alarms are a template, and CloudMonitor applies it to
 * whatever has the tag of the fleet.
 */
export class ServerWatch extends Construct {
  private readonly rules: CmsMetricRuleTemplateAlertTemplates[] = [];
  private readonly template: CmsMetricRuleTemplate;

  constructor(
    alarms: Alarms,
    id: string,
    private readonly fleet: ServerFleet,
  ) {
    super(alarms, id);
    this.template = new CmsMetricRuleTemplate(this, 'Template', {
      metricRuleTemplateName: physicalName(this, 100),
      alertTemplates: [],
    });
    const { key, value } = fleet.tag;
    const { terraformResourceType, friendlyUniqueId } = this.template;
    new CmsDynamicTagGroup(this, 'Servers', {
      tagKey: key,
      matchExpress: [{ tagValue: value, tagValueMatchFunction: 'equals' }],
      matchExpressFilterRelation: 'and',
      contactGroupList: alarms.contactGroups,
      templateIdList: [this.template.id],
      // A template is applied when the group is made. A changed one is applied anew.
      lifecycle: { replaceTriggeredBy: [`${terraformResourceType}.${friendlyUniqueId}.alert_templates`] },
    });
  }

  /** In percent of all the vCPU. @default warns above 70 %, critical above 85 % */
  public alarmOnCpu(props?: AboveProps): void {
    this.add('Cpu', CPU, above(CPU, props));
  }

  /** In percent of the memory. @default warns above 80 %, critical above 90 % */
  public alarmOnMemory(props?: AboveProps): void {
    this.add('Memory', MEMORY, above(MEMORY, props));
  }

  /** In percent of each disk. @default warns above 75 %, critical above 85 % */
  public alarmOnDisk(props?: AboveProps): void {
    this.add('Disk', DISK, above(DISK, props));
  }

  /** Processes that run or wait, over 5 minutes. @default warns above 1.5 a vCPU, critical above 3 a vCPU */
  public alarmOnLoad(props?: AboveProps): void {
    const { vcpus = 2 } = this.fleet.size;
    const load = server('load_5m', 1.5 * vcpus, 3 * vcpus);
    this.add('Load', load, above(load, props));
  }

  /** Every alarm above, with the standing thresholds. */
  public alarmOnAll(): void {
    this.alarmOnCpu();
    this.alarmOnMemory();
    this.alarmOnDisk();
    this.alarmOnLoad();
  }

  private add(id: string, metric: Metric, { critical, warn }: Threshold): void {
    const ruleName = `${this.template.metricRuleTemplateNameInput}-${id.toLowerCase()}`;
    if (this.rules.some(rule => rule.ruleName === ruleName)) {
      throw new Error(`'${this.node.path}': there is an alarm '${id}' already`);
    }
    this.rules.push({
      category: 'ecs',
      namespace: metric.namespace,
      metricName: metric.name,
      ruleName,
      escalations: { critical: level(critical), warn: level(warn) },
    });
    this.template.putAlertTemplates(this.rules);
  }
}

function level(said: Level | undefined) {
  return said && { ...said, times: `${said.times}`, comparisonOperator: 'GreaterThanThreshold' };
}
