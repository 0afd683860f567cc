import { Construct } from 'constructs';
import { TerraformOutput } from 'cdktf';
import type { PigeonWeb } from './pigeon-web';

/** What a person needs after a deployment: where things answer, and what is left to do by hand. */
export class PigeonWebOutputs extends Construct {
  constructor(scope: Construct, id: string, web: PigeonWeb) {
    super(scope, id);
    const { data, edge, loadBalancer, network } = web;
    this.output(
      'load_balancer_dns_name',
      loadBalancer.dnsName,
      'What a DNS record of the load balancer points at (CNAME)',
    );
    this.output(
      'whitelist_cidrs',
      data.admittedRanges.map(String),
      'What the whitelists of the shared RDS and Redis must hold',
    );
    this.output(
      'secrets_to_fill',
      data.secrets.map(secret => secret.secretName),
      'Secrets to fill in by hand, by name',
    );
    if (network.egressIpAddress) {
      this.output('egress_ip_address', network.egressIpAddress, 'The address that calls from the servers come from');
    }
    if (edge) {
      this.output('cdn_cname', edge.cname, 'What the DNS record of the site points at (CNAME)');
    }
  }

  private output(name: string, value: string | string[], description: string): void {
    new TerraformOutput(this, name, { value, description }).overrideLogicalId(name);
  }
}
