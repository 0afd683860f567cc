import { Construct } from 'constructs';
import { CdnRealTimeLogDelivery } from '../../.gen/alicloud/cdn-real-time-log-delivery';
import { LogMachineGroup } from '../../.gen/alicloud/log-machine-group';
import { LogProject as LogProjectResource } from '../../.gen/alicloud/log-project';
import { LogtailAttachment } from '../../.gen/alicloud/logtail-attachment';
import { LogtailConfig } from '../../.gen/alicloud/logtail-config';
import { CERTIFICATE_EXPIRY_TAG } from '../boot/certificate-expiry';
import { DUMP_UNIT, VERIFICATION_UNIT } from '../boot/dump-units';
import { LogAgentProps } from '../boot/log-agent';
import { physicalName } from '../names';
import { ApplicationLoadBalancer } from '../network/application-load-balancer';
import { Duration } from '../values/duration';
import { LogAlert } from './log-alert';
import { LogDashboard, trafficCharts } from './log-dashboard';
import { APPLICATION_FIELDS, CDN_FIELDS, LOAD_BALANCER_FIELDS, NGINX_FIELDS, SYSTEM_FIELDS } from './log-fields';
import { APPLICATION_LOG, AUTH_LOG, KERNEL_LOG, LogSource, NGINX_ACCESS_LOG, NGINX_ERROR_LOG } from './log-source';
import { LogFields, LogStore } from './log-store';

export interface LogProjectProps {
  /** 3-63 of a-z, 0-9 and `-`; unique in all of Alibaba Cloud. */
  readonly projectName: string;
  /** Such as `cn-hangzhou`. */
  readonly region: string;
  /** How long lines are kept: 1 to 3650 whole days. @default Duration.days(30) */
  readonly retention?: Duration;
  /** Refuse every plan that would destroy logs. @default true */
  readonly preventDestroy?: boolean;
}

/** The logs of a system: a project of Simple Log Service with a store for each kind of log. */
export class LogProject extends Construct {
  public readonly projectName: string;
  public readonly region: string;
  private readonly stores = new Map<string, LogStore>();
  private readonly configs = new Map<LogSource, string>();

  /**
   * @throws when the name is none that Simple Log Service takes, which no plan would find out
   */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: LogProjectProps,
  ) {
    super(scope, id);
    if (!/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(props.projectName)) {
      throw new Error(
        `'${this.node.path}': a log project is named by 3-63 of a-z, 0-9 and '-', and no '-' at an end, got '${props.projectName}'`,
      );
    }
    const project = new LogProjectResource(this, 'Resource', {
      projectName: props.projectName,
      description: 'Logs of the application, its servers and its load balancer',
      lifecycle: { preventDestroy: props.preventDestroy ?? true },
    });
    this.projectName = project.projectName;
    this.region = props.region;
  }

  /**
   * Collect from servers with Nginx: requests, errors, logins, kernel.
   * @returns what the boot script of the servers tells the log agent
   */
  public collectFromFrontend(id: string): LogAgentProps {
    return this.collect(id, [[NGINX_ACCESS_LOG, this.nginx], [NGINX_ERROR_LOG, this.nginx], ...this.systemSources()]);
  }

  /**
   * Collect from servers with the application: what it writes, logins, kernel.
   * @returns what the boot script of the servers tells the log agent
   */
  public collectFromBackend(id: string): LogAgentProps {
    return this.collect(id, [[APPLICATION_LOG, this.application], ...this.systemSources()]);
  }

  /** Keep a line for each request to a load balancer, and show them on a dashboard. */
  public collectFromLoadBalancer(balancer: ApplicationLoadBalancer): void {
    const { storeName } = this.loadBalancer;
    balancer.logAccessTo(this.projectName, storeName);
    new LogDashboard(this, 'Traffic', { projectName: this.projectName, charts: trafficCharts('load-balancer') });
  }

  /** Keep a line for each request to a CDN domain. An account allows that once, in the console of CDN. */
  public collectFromCdn(domainName: string): void {
    new CdnRealTimeLogDelivery(this, 'CdnDelivery', {
      domain: domainName,
      project: this.projectName,
      logstore: this.store('Cdn', 'cdn', CDN_FIELDS).storeName,
      slsRegion: this.region,
    });
  }

  /**
   * Tell of errors in the log of the application, of answers with 500 to 599, of certificates that run out, and of logins
   * that fail.
   * @param actionPolicy an action policy of Simple Log Service that exists, by its id: who is told, and how
   */
  public alertOnErrors(actionPolicy: string): void {
    const common = { projectName: this.projectName, region: this.region, actionPolicy };
    new LogAlert(this, 'ApplicationErrors', {
      ...common,
      storeName: this.application.storeName,
      title: 'The application logs errors',
      query: '(MESSAGE: ERROR or MESSAGE: CRITICAL or MESSAGE: Traceback) | select count(1) as errors',
      condition: 'errors > 20',
    });
    new LogAlert(this, 'ServerErrors', {
      ...common,
      storeName: this.loadBalancer.storeName,
      title: 'More than 1 % of the requests fail',
      // A share of next to no requests says nothing.
      query:
        '* | select round(100.0 * count_if(status >= 500) / count(1), 2) as share, count_if(status >= 500) as errors',
      condition: 'share > 1 && errors > 10',
      severity: 'critical',
    });
    new LogAlert(this, 'Certificates', {
      ...common,
      storeName: this.system.storeName,
      title: 'A certificate runs out within three weeks',
      query: `content: "${CERTIFICATE_EXPIRY_TAG}" | select count(1) as warnings`,
      condition: 'warnings > 0',
      every: Duration.days(1),
    });
    new LogAlert(this, 'FailedLogins', {
      ...common,
      storeName: this.system.storeName,
      title: 'Many logins to servers fail',
      query: '(content: "Failed password" or content: "Invalid user") | select count(1) as attempts',
      condition: 'attempts > 20',
      severity: 'medium',
    });
  }

  /**
   * Tell when no server has dumped the database for a day, and when a dump that was verified is none.
   * @param actionPolicy an action policy of Simple Log Service that exists, by its id: who is told, and how
   */
  public alertOnMissingBackups(actionPolicy: string): void {
    const common = { projectName: this.projectName, region: this.region, actionPolicy, every: Duration.days(1) };
    new LogAlert(this, 'Dumps', {
      ...common,
      storeName: this.application.storeName,
      title: 'The database was not dumped for a day',
      query: `_SYSTEMD_UNIT: "${DUMP_UNIT}" and MESSAGE: bytes | select count(1) as dumps`,
      condition: 'dumps < 1',
      // A dump begins within half an hour, and may take its time.
      lookBack: Duration.hours(28),
      tellsOfSilence: true,
    });
    new LogAlert(this, 'Verifications', {
      ...common,
      storeName: this.application.storeName,
      title: 'A dump of the database could not be restored',
      query: `_SYSTEMD_UNIT: "${VERIFICATION_UNIT}" and MESSAGE: FAILED | select count(1) as failures`,
      condition: 'failures > 0',
    });
  }

  /** A store for logs of your own, kept as long as the others. The same twice is an error. */
  public addStore(id: string, storeName: string, fields: LogFields, retention?: Duration): LogStore {
    return new LogStore(this, id, {
      projectName: this.projectName,
      storeName,
      fields,
      retention: retention ?? this.props.retention ?? Duration.days(30),
      preventDestroy: this.props.preventDestroy,
    });
  }

  private get application(): LogStore {
    return this.store('Application', 'application', APPLICATION_FIELDS);
  }

  private get nginx(): LogStore {
    return this.store('Nginx', 'nginx', NGINX_FIELDS);
  }

  private get loadBalancer(): LogStore {
    return this.store('LoadBalancer', 'load-balancer', LOAD_BALANCER_FIELDS);
  }

  private get system(): LogStore {
    return this.store('System', 'system', SYSTEM_FIELDS);
  }

  private systemSources(): [LogSource, LogStore][] {
    return [
      [AUTH_LOG, this.system],
      [KERNEL_LOG, this.system],
    ];
  }

  private store(id: string, storeName: string, fields: LogFields): LogStore {
    const store = this.stores.get(id) ?? this.addStore(id, storeName, fields);
    this.stores.set(id, store);
    return store;
  }

  /** Servers say which group they are of, so new ones join by themselves. */
  private collect(id: string, sources: readonly (readonly [LogSource, LogStore])[]): LogAgentProps {
    const scope = new Construct(this, id);
    const machineGroup = physicalName(scope, 100);
    const group = new LogMachineGroup(scope, 'Resource', {
      project: this.projectName,
      name: machineGroup,
      identifyType: 'userdefined',
      identifyList: [machineGroup],
    });
    for (const [source, store] of sources) {
      new LogtailAttachment(scope, source.id, {
        project: this.projectName,
        logtailConfigName: this.config(source, store),
        machineGroupName: group.name,
      });
    }
    return { region: this.region, machineGroup };
  }

  private config(source: LogSource, store: LogStore): string {
    const known = this.configs.get(source);
    if (known !== undefined) {
      return known;
    }
    const scope = new Construct(this, `${source.id}Source`);
    const { name } = new LogtailConfig(scope, 'Resource', {
      project: this.projectName,
      logstore: store.storeName,
      name: physicalName(scope, 100),
      inputType: source.inputType,
      outputType: 'LogService',
      inputDetail: JSON.stringify(source.detail),
    });
    this.configs.set(source, name);
    return name;
  }
}
