import { Construct } from 'constructs';
import { BackendBootProps } from './boot/backend-boot';
import { FrontendBootProps } from './boot/frontend-boot';
import { LogAgentProps } from './boot/log-agent';
import { Alarms } from './observe/alarms';
import { Audit } from './observe/audit';
import { LogProject } from './observe/log-project';
import { logProjectName } from './observe/log-project-name';
import type { PigeonWeb } from './pigeon-web';
import { EnvironmentSettings } from './settings/environment-settings';
import { Duration } from './values/duration';

const RETENTION = {
  development: Duration.days(7),
  staging: Duration.days(30),
  // Chinese law (Cybersecurity Law, article 21) wants the logs of a network kept for six months.
  production: Duration.days(180),
};

/** What watches one environment: a log project, and alarms and a trail where the settings have them. */
export class PigeonWebObservation extends Construct {
  public readonly logs: LogProject;
  /** @default - none, where the settings have no `alarms` */
  public alarms?: Alarms;
  private readonly frontendAgent: LogAgentProps;
  private readonly backendAgent: LogAgentProps;

  constructor(
    scope: Construct,
    id: string,
    private readonly settings: EnvironmentSettings,
  ) {
    super(scope, id);
    const { logs, assets, region, preset, protection } = settings;
    this.logs = new LogProject(this, 'Logs', {
      projectName: logProjectName(logs.project, assets.bucket),
      region,
      retention: logs.retention ?? RETENTION[preset],
      preventDestroy: protection.deletion,
    });
    this.frontendAgent = this.logs.collectFromFrontend('Frontend');
    this.backendAgent = this.logs.collectFromBackend('Backend');
  }

  /** What the frontend's servers are told: where their logs go, and whose certificates they look at. */
  public get frontendBoot(): Pick<FrontendBootProps, 'logAgent' | 'certificatesOf'> {
    const { logs, edge, network } = this.settings;
    // Nowhere where nobody would be told, or servers cannot call out.
    const isLooking = logs.actionPolicy && edge && network.egress !== 'none';
    return { logAgent: this.frontendAgent, certificatesOf: isLooking ? [edge.domain, edge.originDomain] : [] };
  }

  /** What the backend's servers are told: where their logs go. */
  public get backendBoot(): Pick<BackendBootProps, 'logAgent'> {
    return { logAgent: this.backendAgent };
  }

  /** Begin to watch what the servers serve. */
  public watch(web: PigeonWeb): void {
    this.followRequests(web);
    this.raiseAlarms(web);
    const { audit, logs } = this.settings;
    new Audit(this, 'Audit', {
      ...audit,
      archive: audit?.archive && { bucketName: audit.archive.bucket, lockedFor: audit.archive.lockedFor },
      logs: this.logs,
      actionPolicy: logs.actionPolicy,
    });
  }

  private followRequests({ loadBalancer, backups }: PigeonWeb): void {
    const { logs: settings, edge } = this.settings;
    this.logs.collectFromLoadBalancer(loadBalancer);
    if (edge && settings.cdn) {
      this.logs.collectFromCdn(edge.domain);
    }
    if (settings.actionPolicy) {
      this.logs.alertOnErrors(settings.actionPolicy);
      if (backups.dump) {
        this.logs.alertOnMissingBackups(settings.actionPolicy);
      }
    }
  }

  private raiseAlarms({ frontend, backend, canary, loadBalancer, data }: PigeonWeb): void {
    const { alarms: settings, edge } = this.settings;
    if (!settings) {
      return;
    }
    const alarms = new Alarms(this, 'Alarms', settings);
    alarms.watchServers('Frontend', frontend.fleet).alarmOnAll();
    alarms.watchServers('Backend', backend.fleet).alarmOnAll();
    if (canary) {
      alarms.watchServers('Canary', canary.fleet).alarmOnAll();
    }
    alarms.watchLoadBalancer('LoadBalancer', loadBalancer).alarmOnAll();
    alarms.watchPostgres('Postgres', data.postgres.instanceId).alarmOnAll();
    alarms.watchRedis('Redis', data.redis.instanceId, settings.redisArchitecture).alarmOnAll();
    if (edge) {
      alarms.watchCdn('Cdn', edge.domain).alarmOnAll();
      alarms.watchSite('Site', `https://${edge.domain}/health`).alarmOnAll();
    }
    this.alarms = alarms;
  }
}
