import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Programs in TypeScript, and what they synthesize. */
export interface Programs {
  /** The text of a program that is a module either way. */
  readonly text: string;
  /** The file that it writes. */
  readonly writes: string;
}

const EXAMPLE = readFileSync(join(__dirname, '../../examples/minimal/main.ts'), 'utf8');

/** The minimal example, with one binding and one name of the testing helpers beside it. */
export function libraryPrograms(library: string, cdk: 'cdktf' | 'cdktn'): Programs {
  const example = EXAMPLE.replace("'cdktf'", `'${cdk}'`).replace("'pigeon-constructs'", `'${library}'`);
  const imports = [
    `import { LogProject } from '${library}/alicloud/log-project';`,
    `import { synthesizedStack } from '${library}/testing';`,
  ];
  const binding = "new LogProject(stack, 'Logs', { projectName: 'shop-logs' });";
  const found = "synthesizedStack(stack).resource('log_project');";
  const text = example.replace('app.synth();', `${binding}\n${found}\napp.synth();`);
  return { text: `${imports.join('\n')}\n${text}`, writes: 'cdktf.out/stacks/shop/cdk.tf.json' };
}

/** A program as somebody would write it for a prebuilt provider of cdktf. */
export function providerPrograms(): Programs {
  const text = `import { App, TerraformStack } from 'cdktf';
import * as alicloud from '@cdktf/provider-alicloud';
import { AlicloudProvider } from '@cdktf/provider-alicloud/lib/provider';
import { DataAlicloudZones } from '@cdktf/provider-alicloud/lib/data-alicloud-zones';
import { Vpc, type VpcConfig } from '@cdktf/provider-alicloud/lib/vpc/index.js';

const app = new App();
const stack = new TerraformStack(app, 'network');
new AlicloudProvider(stack, 'Provider', { region: 'cn-hangzhou' });
const zones = new DataAlicloudZones(stack, 'Zones', { availableResourceCreation: 'VSwitch' });
const config: VpcConfig = { vpcName: 'main', cidrBlock: '10.0.0.0/16' };
const vpc: alicloud.vpc.Vpc = new Vpc(stack, 'Vpc', config);
new alicloud.vswitch.Vswitch(stack, 'Vswitch', {
  vpcId: vpc.id,
  cidrBlock: '10.0.1.0/24',
  zoneId: zones.zones.get(0).id,
});
app.synth();
`;
  return { text, writes: 'cdktf.out/stacks/network/cdk.tf.json' };
}
