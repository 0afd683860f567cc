import { strictEqual } from 'node:assert';
import { test } from 'node:test';
import { App, TerraformStack } from 'cdktf';
import { AlicloudProvider } from '../../.gen/alicloud/provider';
import { Vpc } from '../../.gen/alicloud/vpc';
import { expectRehearsed, hasEngine, synthesizedStack } from '../../lib/testing';

test('a stack has a network, and its rehearsal passes', async () => {
  const stack = new TerraformStack(new App(), 'network');
  new AlicloudProvider(stack, 'Alicloud', { region: 'cn-hangzhou', accountType: 'Domestic' });
  new Vpc(stack, 'Vpc', { vpcName: 'net', cidrBlock: '10.0.0.0/16' });

  synthesizedStack(stack).expectResource(Vpc, { cidr_block: '10.0.0.0/16' });
  if (hasEngine()) strictEqual((await expectRehearsed(stack)).created.length, 1);
});
