import { Construct } from 'constructs';
import { ActiontrailTrail } from '../../.gen/alicloud/actiontrail-trail';
import { physicalName } from '../names';
import { Duration } from '../values/duration';
import { AuditArchive, AuditArchiveProps } from './audit-archive';
import { LogAlert } from './log-alert';
import { AUDIT_FIELDS } from './log-fields';
import { LogProject } from './log-project';

export interface AuditProps {
  readonly logs: LogProject;
  /**
   * The 16 digits of the account.
   * @default - no trail; its store alone, so that what it holds outlives the trail
   */
  readonly accountId?: string;
  /** How long calls are kept in the log project. @default Duration.days(365) */
  readonly retention?: Duration;
  /** A bucket that keeps them too, and that nobody can empty. @default - none */
  readonly archive?: Omit<AuditArchiveProps, 'region'>;
  /** An action policy of Simple Log Service that exists, by its id. @default - nobody is told of anything */
  readonly actionPolicy?: string;
}

/** What lets traffic in or out. */
const SECURITY_GROUP_CALLS = [
  'AuthorizeSecurityGroup',
  'AuthorizeSecurityGroupEgress',
  'RevokeSecurityGroup',
  'RevokeSecurityGroupEgress',
  'ModifySecurityGroupRule',
  'ModifySecurityGroupEgressRule',
  'ModifySecurityGroupPolicy',
  'CreateSecurityGroup',
  'DeleteSecurityGroup',
  'JoinSecurityGroup',
  'LeaveSecurityGroup',
];

/**
 * Who called which API of the account: a trail of ActionTrail into a log project. It sees the whole account, with other
 * systems in it, so an account wants one.
 */
export class Audit extends Construct {
  /**
   * @throws when the account is not 16 digits
   */
  constructor(scope: Construct, id: string, props: AuditProps) {
    super(scope, id);
    const { logs, accountId, archive } = props;
    if (accountId !== undefined && !/^\d{16}$/.test(accountId)) {
      throw new Error(`'${this.node.path}': an account is known by 16 digits, got '${accountId}'`);
    }
    const trailName = physicalName(this, 36);
    // The trail finds the store by this name.
    const store = logs.addStore(
      'Audit',
      `actiontrail_${trailName}`,
      AUDIT_FIELDS,
      props.retention ?? Duration.days(365),
    );
    if (accountId === undefined) {
      return;
    }
    const bucket = archive && new AuditArchive(this, 'Archive', { ...archive, region: logs.region });
    new ActiontrailTrail(this, 'Resource', {
      trailName,
      eventRw: 'All',
      trailRegion: 'All',
      status: 'Enable',
      slsProjectArn: `acs:log:${logs.region}:${accountId}:project/${logs.projectName}`,
      ossBucketName: bucket?.bucketName,
      ossKeyPrefix: bucket && 'actiontrail',
      dependsOn: [store._ready],
    });
    if (props.actionPolicy) {
      this.alert(logs, store.storeName, props.actionPolicy);
    }
  }

  private alert(logs: LogProject, storeName: string, actionPolicy: string): void {
    const common = { projectName: logs.projectName, region: logs.region, storeName, actionPolicy };
    new LogAlert(this, 'RootLogin', {
      ...common,
      title: 'Somebody logged in as the owner of the account',
      query: 'event.eventName: ConsoleSignin and event.userIdentity.type: root-account | select count(1) as logins',
      condition: 'logins > 0',
      severity: 'critical',
    });
    const calls = SECURITY_GROUP_CALLS.map(call => `event.eventName: ${call}`).join(' or ');
    new LogAlert(this, 'SecurityGroupChanges', {
      ...common,
      title: 'Somebody changed a security group',
      query: `(${calls}) | select count(1) as changes`,
      condition: 'changes > 0',
    });
  }
}
