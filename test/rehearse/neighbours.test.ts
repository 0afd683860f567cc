import { join } from 'node:path';
import { App, TerraformStack } from 'cdktf';
import { AlicloudProvider } from '../../.gen/alicloud/provider';
import { Vpc } from '../../.gen/alicloud/vpc';
import { Vswitch } from '../../.gen/alicloud/vswitch';
import { runCli } from '../cli/run-in-process';
import { describeWithEngine, temporaryFolder } from './util';

/** A synthesis of a stack that refers to another, and comes before it by name. Returns its folder. */
function synthesis(): string {
  const app = new App({ outdir: temporaryFolder() });
  const [network, servers] = ['network', 'a-server'].map(name => new TerraformStack(app, name)) as [
    TerraformStack,
    TerraformStack,
  ];
  [network, servers].forEach(stack => new AlicloudProvider(stack, 'alicloud', { region: 'cn-hangzhou' }));
  const { id: vpcId } = new Vpc(network, 'Vpc', { cidrBlock: '10.0.0.0/8' });
  new Vswitch(servers, 'Vswitch', { vpcId, cidrBlock: '10.0.1.0/24', zoneId: 'cn-hangzhou-h' });
  app.synth();
  return app.outdir;
}

function rehearse(from: string): ReturnType<typeof runCli> {
  return runCli('rehearse', '--lang', 'en', '--from', from);
}

describeWithEngine('a rehearsal of stacks that refer to each other', () => {
  afterEach(() => delete process.env['SYNTH_HCL_OUTPUT']);

  test.each(['false', 'true'])('begins with what others refer to, and remembers it (HCL: %s)', async hcl => {
    process.env['SYNTH_HCL_OUTPUT'] = hcl;
    const { code, out, err } = await rehearse(synthesis());

    expect([code, err]).toEqual([0, '']);
    expect(out.match(/^[\w-]+$/gm)).toEqual(['network', 'a-server']);
    expect(out.match(/nothing is left/g)).toHaveLength(2);
  });

  test('says what is missing where a stack stands alone', async () => {
    const { code, err } = await rehearse(join(synthesis(), 'stacks', 'a-server'));

    expect(code).toBe(1);
    expect(err).toBe(
      "  init: it reads outputs of 'network', and no rehearsal of that has passed before; rehearse all stacks together\n",
    );
  });
});
