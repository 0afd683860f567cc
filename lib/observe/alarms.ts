import { Construct } from 'constructs';
import { TerraformStack } from 'cdktf';
import { CmsAlarmContact } from '../../.gen/alicloud/cms-alarm-contact';
import { CmsAlarmContactGroup } from '../../.gen/alicloud/cms-alarm-contact-group';
import { ServerFleet } from '../compute/server-fleet';
import { physicalName, shorten } from '../names';
import { IApplicationLoadBalancer } from '../network/application-load-balancer';
import { Duration } from '../values/duration';
import { CdnWatch } from './cdn-watch';
import { LoadBalancerWatch } from './load-balancer-watch';
import { PostgresWatch } from './postgres-watch';
import { QuietHours } from './quiet-hours';
import { RedisArchitecture, RedisWatch } from './redis-watch';
import { ServerWatch } from './server-watch';
import { SiteWatch } from './site-watch';

/** A person who is told. CloudMonitor sends nothing before the person has clicked the link in its first message. */
export interface AlarmContact {
  /** 1-20 of letters, digits, `-` and `_`. It is part of the Terraform address. */
  readonly name: string;
  readonly mail: string;
}

export interface AlarmsProps {
  /** Contact groups that exist already, by name. @default - none */
  readonly contactGroups?: readonly string[];
  /** People to make contacts of. @default - none */
  readonly contacts?: readonly AlarmContact[];
  /** When warnings wait. Those of servers never do: CloudMonitor has no hours for them. @default - never */
  readonly quietHours?: QuietHours;
  /** How long an alarm that goes on is not repeated, 5 minutes to 24 hours; of servers always 24. @default Duration.hours(1) */
  readonly silence?: Duration;
}

/**
 * Who is told by CloudMonitor, and of what. Everything that is watched has verbs with thresholds of its own:
 *
 *     alarms.watchServers('Backend', backend.fleet).alarmOnCpu({ above: 80, for: Duration.minutes(5) });
 *
 * CloudMonitor tells the same people when a value is well again.
 */
export class Alarms extends Construct {
  /** The names of the contact groups that are told. */
  public readonly contactGroups: string[];
  public readonly quietHours?: QuietHours;
  public readonly silence: Duration;

  /**
   * @throws when nobody is told, a contact's name is none that can be used, or the silence is out of range
   */
  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const { contactGroups = [], contacts = [], silence = Duration.hours(1) } = props;
    if (contactGroups.length + contacts.length === 0) {
      throw new Error(`'${this.node.path}': an alarm tells somebody: name a contact group, or contacts`);
    }
    if (silence.toSeconds() < 300 || silence.toSeconds() > 86_400) {
      throw new Error(`'${this.node.path}': a silence lasts 5 minutes to 24 hours, got '${silence}'`);
    }
    this.quietHours = props.quietHours;
    this.silence = silence;
    this.contactGroups = [...contactGroups, ...(contacts.length > 0 ? [this.defineGroup(contacts)] : [])];
  }

  /** Watch the servers of a fleet, those included that join it later. */
  public watchServers(id: string, fleet: ServerFleet): ServerWatch {
    return new ServerWatch(this, id, fleet);
  }

  public watchLoadBalancer(id: string, balancer: IApplicationLoadBalancer): LoadBalancerWatch {
    return new LoadBalancerWatch(this, id, balancer);
  }

  /** Watch an RDS PostgreSQL instance. It may belong to others: nothing of it is changed. */
  public watchPostgres(id: string, instanceId: string): PostgresWatch {
    return new PostgresWatch(this, id, instanceId);
  }

  /** Watch a Redis instance. It may belong to others: nothing of it is changed. */
  public watchRedis(id: string, instanceId: string, architecture?: RedisArchitecture): RedisWatch {
    return new RedisWatch(this, id, instanceId, architecture);
  }

  /** Watch a CDN domain, such as `www.example.com`. */
  public watchCdn(id: string, domainName: string): CdnWatch {
    return new CdnWatch(this, id, domainName);
  }

  /** Ask an address, such as `https://www.example.com/health`, from outside every minute. */
  public watchSite(id: string, url: string): SiteWatch {
    return new SiteWatch(this, id, url);
  }

  private defineGroup(contacts: readonly AlarmContact[]): string {
    const made = contacts.map(contact => this.defineContact(contact));
    return new CmsAlarmContactGroup(this, 'Group', {
      alarmContactGroupName: physicalName(this, 128),
      contacts: made.map(contact => contact.alarmContactName),
    }).alarmContactGroupName;
  }

  private defineContact({ name, mail }: AlarmContact): CmsAlarmContact {
    if (!/^[A-Za-z0-9_-]{1,20}$/.test(name)) {
      throw new Error(`'${this.node.path}': a contact is named by 1-20 of letters, digits, - and _, got '${name}'`);
    }
    // The cloud knows a contact by the name alone, so one that is removed from a list must not rename the others.
    return new CmsAlarmContact(this, `Contact-${name}`, {
      alarmContactName: shorten(`${TerraformStack.of(this).node.id}-${name}`, 40),
      describe: name,
      channelsMail: mail,
    });
  }
}
