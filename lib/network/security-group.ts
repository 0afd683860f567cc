import { Construct, IConstruct } from 'constructs';
import { SecurityGroup as SecurityGroupResource } from '../../.gen/alicloud/security-group';
import { SecurityGroupRule } from '../../.gen/alicloud/security-group-rule';
import { physicalName } from '../names';
import { Cidr } from './cidr';
import { IPeer, securityGroupSource, TrafficSource } from './peer';
import { Port } from './port';

/** Nobody's administrators fill more than this; two halves of the internet are the internet. */
const WIDEST_ADMIN_RANGE = 8;

/** A security group, made here or elsewhere. It is a peer: another group can let its members in. */
export interface ISecurityGroup extends IConstruct, IPeer {
  readonly securityGroupId: string;
}

export interface SecurityGroupProps {
  /** The VPC the members live in. */
  readonly vpcId: string;
  /** @default - none */
  readonly description?: string;
}

/**
 * A basic security group that lets nobody in, not even its own members, until `allowFrom` says who may. Its members may
 * call out to anywhere.
 *
 * It is a basic (`normal`) group, because an advanced one can neither name another group as a source nor be named.
 */
export class SecurityGroup extends Construct implements ISecurityGroup {
  /** Use a group that another stack, or the console, made. */
  public static fromSecurityGroupId(scope: Construct, id: string, securityGroupId: string): ISecurityGroup {
    return new ImportedSecurityGroup(scope, id, securityGroupId);
  }

  public readonly securityGroupId: string;
  /** The content of every rule that lets somebody in. */
  private readonly allowed = new Set<string>();

  constructor(scope: Construct, id: string, props: SecurityGroupProps) {
    super(scope, id);
    const group = new SecurityGroupResource(this, 'Resource', {
      securityGroupName: physicalName(this, 128),
      description: props.description,
      vpcId: props.vpcId,
      securityGroupType: 'normal',
      innerAccessPolicy: 'Drop',
    });
    this.securityGroupId = group.id;
    this.defineRule('Egress', 'egress', { key: 'Anywhere', cidrIp: Cidr.ANYWHERE.toString() }, 'all', '-1/-1');
  }

  /**
   * Let `peer` open connections on `port`. Asking twice defines one rule.
   *
   * The id of a rule says all that the rule says. Alibaba Cloud knows a rule by its content alone, so an address that
   * came to hold another content would delete what a second address had just made.
   *
   * @throws when `port` covers SSH and `peer` is a range wider than /8, or two peers differ but their rules' ids would not
   */
  public allowFrom(peer: IPeer, port: Port): void {
    for (const source of peer.trafficSources()) {
      if (source.cidrIp && Cidr.of(source.cidrIp).length < WIDEST_ADMIN_RANGE && port.first <= 22 && port.last >= 22) {
        throw new Error(`'${this.node.path}' must not open SSH (port 22) to ${source.cidrIp}; name the admin ranges`);
      }
      const id = `From-${source.key.replace(/[./]/g, '-')}-On-${port.first === port.last ? port.first : `${port.first}-${port.last}`}`;
      const content = `${source.cidrIp ?? source.sourceSecurityGroupId} ${port}`;
      if (this.allowed.has(content)) {
        continue;
      }
      if (this.node.tryFindChild(id)) {
        throw new Error(`'${this.node.path}' has a rule '${id}' for another peer; give '${source.key}' another id`);
      }
      this.allowed.add(content);
      this.defineRule(id, 'ingress', source, 'tcp', port.toString());
    }
  }

  public trafficSources(): TrafficSource[] {
    return [securityGroupSource(this)];
  }

  private defineRule(id: string, type: string, source: TrafficSource, ipProtocol: string, portRange: string): void {
    new SecurityGroupRule(this, id, {
      securityGroupId: this.securityGroupId,
      type,
      ipProtocol,
      portRange,
      cidrIp: source.cidrIp,
      sourceSecurityGroupId: source.sourceSecurityGroupId,
    });
  }
}

class ImportedSecurityGroup extends Construct implements ISecurityGroup {
  constructor(
    scope: Construct,
    id: string,
    public readonly securityGroupId: string,
  ) {
    super(scope, id);
  }

  public trafficSources(): TrafficSource[] {
    return [securityGroupSource(this)];
  }
}
