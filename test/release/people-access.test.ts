import { OosSecretParameter } from '../../.gen/alicloud/oos-secret-parameter';
import { EssScalingGroup } from '../../.gen/alicloud/ess-scaling-group';
import { PeopleAccess } from '../../lib/release/people-access';
import { allowances, PolicyStatement } from '../../lib/rules/policy-document';
import { StateBackend } from '../../lib/state/state-backend';
import { emptyStack, Synthesized, synth } from '../util';

/** People who look after a stack with servers, a secret, and its state in OSS. */
function people(): Synthesized {
  const web = emptyStack('web');
  new EssScalingGroup(web, 'Servers', { minSize: 1, maxSize: 2 });
  new OosSecretParameter(web, 'Secret', { secretParameterName: 'web/password', value: 'x' });
  StateBackend.oss({ bucket: 'states', region: 'cn-hangzhou' })._define(web);
  return synth(stack => {
    new PeopleAccess(stack, 'People', { stacks: [web] });
  });
}

const stack = people();

/** What a group is allowed. */
function allowedTo(group: string): PolicyStatement[] {
  const policies = stack.all('ram_policy').filter(({ policy_name: name }) => (name as string).includes(group));
  return policies.flatMap(policy => allowances(policy['policy_document']));
}

const actionsOf = (group: string) => new Set(allowedTo(group).flatMap(({ actions }) => actions));
const CHANGES = /:(?!Get|List|Describe|Query)/;

describe('PeopleAccess', () => {
  test('makes three groups, and puts nobody into them', () => {
    expect(stack.all('ram_group').map(group => group['group_name'])).toEqual([
      'test-people-admins',
      'test-people-operators',
      'test-people-readers',
    ]);
    expect(stack.addresses.filter(address => /ram_user|membership/.test(address))).toEqual([]);
  });

  test('attaches policies to groups, and to no person', () => {
    const attached = stack.all('ram_group_policy_attachment');

    expect(attached.length).toBe(stack.all('ram_policy').length);
    attached.forEach(one => expect(one).toMatchObject({ policy_type: 'Custom' }));
  });

  test('lets readers see, and change nothing', () => {
    const actions = actionsOf('readers');

    expect(actions).toContain('ess:DescribeScalingGroups');
    expect([...actions].filter(action => CHANGES.test(action))).toEqual([]);
  });

  test('lets operators replace servers and fill secrets in, and neither create nor delete', () => {
    const actions = actionsOf('operators');

    expect(actions).toContain('ess:StartInstanceRefresh');
    expect(actions).toContain('oos:UpdateSecretParameter');
    expect([...actions].filter(action => /:(Create|Delete|Attach|Put)/.test(action))).toEqual([]);
  });

  test('lets admins change things only with a second factor', () => {
    const changing = allowedTo('admins').filter(({ actions }) => actions.some(action => CHANGES.test(action)));

    expect(changing.length).toBeGreaterThan(3);
    changing.forEach(({ condition }) => expect(condition).toMatchObject({ Bool: { 'acs:MFAPresent': ['true'] } }));
  });

  test('keeps the other conditions beside the second factor', () => {
    const role = allowedTo('admins').find(({ actions }) => actions.includes('ram:CreateServiceLinkedRole'));

    expect(role?.condition).toEqual({
      StringEquals: { 'ram:ServiceName': ['ess.aliyuncs.com'] },
      Bool: { 'acs:MFAPresent': ['true'] },
    });
  });

  test('lets nobody read a secret, an object, or get a shell; the state is read by admins alone', () => {
    const all = ['readers', 'operators', 'admins'].flatMap(group => [...actionsOf(group)]);

    expect(all.filter(action => /^kms:|RunCommand|StartTerminalSession|ram:CreateAccessKey/.test(action))).toEqual([]);
    expect(actionsOf('readers')).not.toContain('oss:GetObject');
    expect(actionsOf('operators')).not.toContain('oss:GetObject');
    expect(actionsOf('admins')).toContain('oss:GetObject');
  });
});
