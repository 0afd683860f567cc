import { whyOnEverything } from '../../lib/rules/actions-without-resources';

describe('whyOnEverything', () => {
  test.each([
    'ecs:AuthorizeSecurityGroupEgress',
    'ecs:RunInstances',
    'cms:PutContact',
    'log:CreateAlert',
    'ram:CreateServiceLinkedRole',
    'yundun-waf:CreateDomain',
  ])('knows why %s takes no resource', action => {
    expect(whyOnEverything(action)?.length).toBeGreaterThan(20);
  });

  test.each([
    'cms:ApplyMetricRuleTemplate',
    'log:CreateLogStore',
    'ram:PassRole',
    'ecs:RevokeSecurityGroup',
    'ecs:ModifySecurityGroupPolicy',
    'oss:GetObject',
    'cms',
    '',
    '*',
  ])("has no excuse for '%s'", action => {
    expect(whyOnEverything(action)).toBeUndefined();
  });
});
