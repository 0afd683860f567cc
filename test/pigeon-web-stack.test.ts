import { Testing } from 'cdktf';
import { SecurityGroupRule } from '../.gen/alicloud/security-group-rule';
import { Vpc } from '../.gen/alicloud/vpc';
import { PigeonWebStack, PigeonWebStackProps } from '../lib/pigeon-web-stack';
import { StateBackend } from '../lib/state/state-backend';
import { synthesized } from './util';

function stackOf(props: Partial<PigeonWebStackProps> = {}): PigeonWebStack {
  const stack = new PigeonWebStack(Testing.app({ stackTraces: false }), 'web-live', { region: 'cn-beijing', ...props });
  new Vpc(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
  return stack;
}

const terraformOf = (props?: Partial<PigeonWebStackProps>) => synthesized(stackOf(props)).json['terraform'];

describe('PigeonWebStack', () => {
  test('says the region and the site of the account, and names itself in the audit log', () => {
    expect(synthesized(stackOf()).json['provider']).toEqual({
      alicloud: [
        { region: 'cn-beijing', account_type: 'Domestic', configuration_source: 'pigeon-constructs/web-live' },
      ],
    });
    expect(stackOf().region).toBe('cn-beijing');
  });

  test('takes an account of the international site', () => {
    expect(synthesized(stackOf({ accountType: 'International' })).json['provider']).toMatchObject({
      alicloud: [{ account_type: 'International' }],
    });
  });

  test('pins Terraform and the provider', () => {
    expect(terraformOf()).toMatchObject({
      required_version: '>= 1.5',
      required_providers: { alicloud: { source: 'aliyun/alicloud', version: '~> 1.283' } },
    });
  });

  test('keeps its state in a file beside the project, or where is said', () => {
    expect(terraformOf()).toMatchObject({ backend: { local: { path: '../../../terraform.web-live.tfstate' } } });
    expect(terraformOf({ state: StateBackend.remote({ organization: 'acme' }) })).toMatchObject({
      cloud: { organization: 'acme' },
    });
  });

  test('tags its resources', () => {
    expect(synthesized(stackOf({ tags: { system: 'web' } })).the('vpc')['tags']).toEqual({ system: 'web' });
    expect(synthesized(stackOf()).the('vpc')).not.toHaveProperty('tags');
  });

  test('is readable as HCL: the required version, and the quotes of a text that holds a reference', () => {
    const stack = stackOf({ tags: { system: 'web' } });
    const vpc = new Vpc(stack, 'Other', { cidrBlock: '10.0.0.0/16' });
    new Vpc(stack, 'Third', { description: JSON.stringify({ next: vpc.id }) });
    const { hcl } = stack.toHclTerraform() as { hcl: string };

    expect(hcl).toContain('\nrequired_version = ">= 1.5"\n}');
    expect(hcl).toMatch(/^description = "\{\\"next\\":\\"\$\{alicloud_vpc\.Other\.id\}\\"\}"$/m);
  });

  test('fails for what the provider would refuse', () => {
    const stack = stackOf();
    new SecurityGroupRule(stack, 'Rule', { type: 'sideways', ipProtocol: 'tcp', securityGroupId: 'sg-1' });

    expect(() => synthesized(stack)).toThrow(/sideways/);
  });

  test('fails for what was added after a synthesis that failed, and passes once it is gone', () => {
    const stack = stackOf();
    const rule = new SecurityGroupRule(stack, 'Rule', { type: 'sideways', ipProtocol: 'tcp', securityGroupId: 'sg-1' });
    expect(() => synthesized(stack)).toThrow(/sideways/);

    rule.type = 'ingress';
    rule.cidrIp = '10.0.0.0/8';

    expect(synthesized(stack).the('security_group_rule')).toMatchObject({ type: 'ingress' });
  });
});
