import { Aspects, TerraformOutput } from 'cdktf';
import { EcsKeyPair } from '../../.gen/alicloud/ecs-key-pair';
import { SecurityGroupRule } from '../../.gen/alicloud/security-group-rule';
import { Vpc } from '../../.gen/alicloud/vpc';
import { TagsAspect } from '../../lib/rules/tags-aspect';
import { emptyStack, synthesized } from '../util';

/** A stack with a tagged VPC, an untagged key pair, a rule that takes no tags, and an output. */
function tagged(tags: Record<string, string>) {
  const stack = emptyStack();
  new Vpc(stack, 'Vpc', { cidrBlock: '10.0.0.0/16', tags: { system: 'own', layer: 'network' } });
  new EcsKeyPair(stack, 'Key', { keyPairName: 'admin' });
  new SecurityGroupRule(stack, 'Rule', {
    type: 'ingress',
    ipProtocol: 'tcp',
    securityGroupId: 'sg-1',
    cidrIp: '10.0.0.0/8',
  });
  new TerraformOutput(stack, 'output', { value: 'x' });
  Aspects.of(stack).add(new TagsAspect(tags));
  return synthesized(stack);
}

describe('TagsAspect', () => {
  test('tags every resource that takes tags', () => {
    expect(tagged({ system: 'pigeon' }).the('ecs_key_pair')['tags']).toEqual({ system: 'pigeon' });
  });

  test('keeps a tag that a resource has already, and adds the others', () => {
    expect(tagged({ system: 'pigeon', environment: 'live' }).the('vpc')['tags']).toEqual({
      system: 'own',
      layer: 'network',
      environment: 'live',
    });
  });

  test('leaves alone what takes no tags', () => {
    expect(tagged({ system: 'pigeon' }).the('security_group_rule')).not.toHaveProperty('tags');
  });
});
