import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, TerraformOutput } from 'cdktf';
import * as pigeon from 'pigeon-constructs';

// What is deployed, to be read only: these stacks are written elsewhere.
const settings = pigeon.parseSettings(readFileSync(join(__dirname, 'shop.yaml'), 'utf8'), 'shop.yaml');
const [staging, production] = pigeon.addStacks(new App(), settings) as [pigeon.PigeonWebStack, pigeon.PigeonWebStack];

const app = new App();
// A person deploys this, and no pipeline: a pipeline must not decide what it may do itself.
const stack = new pigeon.PigeonWebStack(app, 'shop-pipeline', {
  region: 'cn-hangzhou',
  tags: { purpose: 'pipeline' },
});
const source = pigeon.PipelineSource.gitHub('acme/shop');
// The account may have one already, and has one an issuer: then OidcProvider.fromArn(stack, 'GitHub', 'acs:ram::…').
const provider = new pigeon.OidcProvider(stack, 'GitHub', {
  source,
  // Examples: README.md says how to read those of today.
  fingerprints: ['0123456789ABCDEF0123456789ABCDEF01234567', '89ABCDEF0123456789ABCDEF0123456789ABCDEF'],
});
const pipeline = new pigeon.PipelineIdentity(stack, 'Pipeline', {
  source,
  provider,
  environments: { staging: { stacks: [staging] }, production: { stacks: [production] } },
});
const images = new pigeon.ImageRegistry(stack, 'Images', {
  instanceId: 'cri-x1y2z3shop',
  namespace: 'shop',
  repositories: ['backend'],
});
const push = pipeline.grantPush(images, 'shop/backend');

// Three groups of people. Who is in them is said in the console.
new pigeon.PeopleAccess(stack, 'People', { stacks: [staging, production] });

// What the variables of the templates in examples/ci are set to.
const outputs = {
  OIDC_PROVIDER_ARN: provider.arn,
  PLAN_ROLE_ARN: pipeline.plan.arn,
  PUSH_ROLE_ARN: push.arn,
  ...Object.fromEntries(Object.entries(pipeline.deploy).map(([name, role]) => [`DEPLOY_ROLE_ARN_${name}`, role.arn])),
};
Object.entries(outputs).forEach(([name, value]) => new TerraformOutput(stack, name, { value }));
app.synth();
