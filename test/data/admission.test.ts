import { Construct } from 'constructs';
import { Admission } from '../../lib/data/admission';
import { IDataClient } from '../../lib/data/data-client';
import { Cidr } from '../../lib/network/cidr';
import { ISecurityGroup, SecurityGroup } from '../../lib/network/security-group';
import { emptyStack, synth } from '../util';

const instances = { postgresInstanceId: 'pgm-1', redisInstanceId: 'r-1' };

/** Servers that note which groups they were made to join. */
class Client extends Construct implements IDataClient {
  public readonly subnets = [];
  public readonly joined: string[] = [];
  public readonly grantee = { grant: () => {} };

  public joinSecurityGroup(group: ISecurityGroup): void {
    this.joined.push(group.securityGroupId);
  }
}

describe('Admission.byOwner', () => {
  test('defines nothing and makes nobody join', () => {
    const stack = synth(scope => {
      const [client, admission] = [new Client(scope, 'Client'), Admission.byOwner()];
      admission._define(scope, instances, () => []);
      admission._admit(client);
      expect(client.joined).toEqual([]);
    });

    expect(stack.addresses).toEqual([]);
  });
});

describe('Admission.bySecurityGroup', () => {
  test('makes each client a member of the group, and defines nothing', () => {
    const stack = synth(scope => {
      const [one, two] = [new Client(scope, 'One'), new Client(scope, 'Two')];
      const admission = Admission.bySecurityGroup(SecurityGroup.fromSecurityGroupId(scope, 'Admitted', 'sg-1'));
      admission._define(scope, instances, () => []);
      admission._admit(one);
      admission._admit(two);
      expect([one.joined, two.joined]).toEqual([['sg-1'], ['sg-1']]);
    });

    expect(stack.addresses).toEqual([]);
  });
});

describe('Admission.byWhitelist', () => {
  test('adds a group of this name on both instances, with the ranges as they are at synthesis', () => {
    const ranges: Cidr[] = [];
    const stack = synth(scope => {
      const admission = Admission.byWhitelist('pigeon_web');
      admission._define(scope, instances, () => ranges);
      ranges.push(Cidr.of('10.0.1.0/24'), Cidr.of('10.0.2.0/24'));
      const client = new Client(scope, 'Client');
      admission._admit(client);
      expect(client.joined).toEqual([]);
    });

    const whitelist = stack.the('ros_stack');
    expect(whitelist).toMatchObject({ stack_name: 'test-whitelist', deletion_protection: 'Enabled' });
    expect(JSON.parse(whitelist['template_body'] as string)).toEqual({
      ROSTemplateFormatVersion: '2015-09-01',
      Resources: {
        Postgres: {
          Type: 'ALIYUN::RDS::DBInstanceSecurityIps',
          Properties: {
            DBInstanceId: 'pgm-1',
            DBInstanceIPArrayName: 'pigeon_web',
            DBInstanceIPArrayAttribute: '10.0.1.0/24,10.0.2.0/24',
          },
        },
        Redis: {
          Type: 'ALIYUN::REDIS::Whitelist',
          Properties: { InstanceId: 'r-1', SecurityIpGroupName: 'pigeon_web', SecurityIps: '10.0.1.0/24,10.0.2.0/24' },
        },
      },
    });
  });

  test.each(['ab', 'a_', `a${'b'.repeat(30)}`])('takes the name %p', name => {
    expect(() => Admission.byWhitelist(name)).not.toThrow();
  });

  test.each(['default', 'a', '_ab', 'Ab', 'a1', 'a-b', `a${'b'.repeat(31)}`, ''])('fails for the name %p', name => {
    expect(() => Admission.byWhitelist(name)).toThrow(
      `a whitelist group is named by 2-31 lower-case letters and '_', and never 'default', got '${name}'`,
    );
  });

  test('fails to be defined twice in one scope', () => {
    const stack = emptyStack();
    Admission.byWhitelist('one')._define(stack, instances, () => []);

    expect(() => Admission.byWhitelist('two')._define(stack, instances, () => [])).toThrow(
      "There is already a Construct with name 'Whitelist'",
    );
  });
});
