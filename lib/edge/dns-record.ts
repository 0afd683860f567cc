import { Construct } from 'constructs';
import { TerraformStack } from 'cdktf';
import { AlidnsRecord } from '../../.gen/alicloud/alidns-record';

export interface DnsRecordProps {
  /** The name that is to resolve, such as `www.example.com`. */
  readonly domainName: string;
  /** The zone it is in, such as `example.com`. */
  readonly zone: string;
  /** The name it stands for. */
  readonly target: string;
}

/** A name that stands for another (CNAME), in a zone of Alibaba Cloud DNS. */
export class DnsRecord extends Construct {
  /**
   * @throws outside a stack, and when the name is not in the zone, or is the zone itself: beside its own records a zone can hold no CNAME
   */
  constructor(scope: Construct, id: string, props: DnsRecordProps) {
    super(scope, id);
    TerraformStack.of(this);
    const { domainName, zone } = props;
    if (!domainName.endsWith(`.${zone}`)) {
      const reason =
        domainName === zone
          ? 'is the zone itself, which cannot be a CNAME; use a name in it, such as'
          : 'is not in the zone; a name in it is';
      throw new Error(`'${this.node.path}': '${domainName}' ${reason} 'www.${zone}'`);
    }
    new AlidnsRecord(this, 'Resource', {
      domainName: zone,
      rr: domainName.slice(0, -zone.length - 1),
      type: 'CNAME',
      value: props.target,
      ttl: 600,
      line: 'default',
    });
  }
}
