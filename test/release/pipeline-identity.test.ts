import { TerraformStack, Testing } from 'cdktf';
import { OssBucket } from '../../.gen/alicloud/oss-bucket';
import { ImageRegistry } from '../../lib/release/image-registry';
import { OidcProvider } from '../../lib/release/oidc-provider';
import { PipelineIdentity, PipelineIdentityProps } from '../../lib/release/pipeline-identity';
import { PipelineSource } from '../../lib/release/pipeline-source';
import { allowances, PolicyStatement } from '../../lib/rules/policy-document';
import { Duration } from '../../lib/values/duration';
import { Arguments, emptyStack, Synthesized, synthesized } from '../util';

const ARN = 'acs:ram::1234567890123456:oidc-provider/github';
const GITHUB = PipelineSource.gitHub('acme/shop');

/** A stack with one bucket, as if it were an environment. */
function environment(bucket: string): TerraformStack {
  const stack = emptyStack(bucket);
  new OssBucket(stack, 'Bucket', { bucket });
  return stack;
}

/** A stack with the identity of a pipeline that deploys production and staging. */
function identityIn(stack: TerraformStack, props: Partial<PipelineIdentityProps> = {}): PipelineIdentity {
  return new PipelineIdentity(stack, 'Pipeline', {
    source: GITHUB,
    provider: OidcProvider.fromArn(stack, 'GitHub', ARN),
    environments: {
      staging: { stacks: [environment('staging-files')] },
      production: { stacks: [environment('production-files')] },
    },
    ...props,
  });
}

function synthIdentity(
  props: Partial<PipelineIdentityProps> = {},
  more: (identity: PipelineIdentity) => unknown = () => {},
): Synthesized {
  const stack = emptyStack();
  more(identityIn(stack, props));
  return synthesized(stack);
}

function roleNamed(stack: Synthesized, name: string): Arguments {
  return stack.all('ram_role').find(role => role['role_name'] === name) as Arguments;
}

/** Whose tokens a role believes: the condition of its trust. */
function conditionOf(stack: Synthesized, name: string): unknown {
  const [trust] = allowances(roleNamed(stack, name)['assume_role_policy_document']);
  expect(trust?.principals).toEqual([`Federated:${ARN}`]);
  return (trust as PolicyStatement).condition;
}

/** What the policies of a role allow, by the name that its policies begin with. */
function allowedTo(stack: Synthesized, role: string): PolicyStatement[] {
  const policies = stack.all('ram_policy').filter(({ policy_name: name }) => (name as string).startsWith(role));
  return policies.flatMap(policy => allowances(policy['policy_document']));
}

const actionsOf = (statements: readonly PolicyStatement[]) => statements.flatMap(({ actions }) => actions);

/** How long runs may act as the roles. */
const sessions = (props: Partial<PipelineIdentityProps>) =>
  new Set(
    synthIdentity(props)
      .all('ram_role')
      .map(role => role['max_session_duration']),
  );

describe('PipelineIdentity', () => {
  const stack = synthIdentity();

  test('makes a role that plans and one for each environment that deploys', () => {
    expect(stack.all('ram_role').map(role => role['role_name'])).toEqual([
      'test-pipeline-deploy-production',
      'test-pipeline-deploy-staging',
      'test-pipeline-plan',
    ]);
  });

  test('makes no user, no key and no provider', () => {
    expect(stack.addresses.filter(address => /user|access_key|oidc/.test(address))).toEqual([]);
  });

  test('believes one issuer, one audience and one environment where it deploys', () => {
    expect(conditionOf(stack, 'test-pipeline-deploy-production')).toEqual({
      StringEquals: {
        'oidc:iss': ['https://token.actions.githubusercontent.com'],
        'oidc:aud': ['github-actions'],
        'oidc:sub': ['repo:acme/shop:environment:production'],
      },
    });
  });

  test('plans for the branches of all environments and for pull requests', () => {
    expect(conditionOf(stack, 'test-pipeline-plan')).toMatchObject({
      StringEquals: {
        'oidc:sub': [
          'repo:acme/shop:ref:refs/heads/staging',
          'repo:acme/shop:ref:refs/heads/main',
          'repo:acme/shop:ref:refs/heads/production',
          'repo:acme/shop:pull_request',
        ],
      },
    });
  });

  test('pins issuer, audience and subject also where a subject is a pattern', () => {
    const gitLab = synthIdentity({ source: PipelineSource.gitLab('group/shop') });

    expect(conditionOf(gitLab, 'test-pipeline-plan')).toEqual({
      StringEquals: { 'oidc:iss': ['https://gitlab.com'], 'oidc:aud': ['sts.aliyuncs.com'] },
      StringLike: { 'oidc:sub': expect.arrayContaining(['project_path:group/shop:ref_type:branch:ref:*']) as unknown },
    });
    expect(conditionOf(gitLab, 'test-pipeline-deploy-production')).toMatchObject({
      StringEquals: { 'oidc:sub': expect.not.arrayContaining([expect.stringContaining('*')]) as unknown },
    });
  });

  test('deploys from the branches that somebody says', () => {
    const source = PipelineSource.gitHub('acme/shop', { environments: false });
    const environments = { production: { stacks: [environment('files')], branches: ['release'] } };

    expect(conditionOf(synthIdentity({ source, environments }), 'test-pipeline-deploy-production')).toMatchObject({
      StringEquals: { 'oidc:sub': ['repo:acme/shop:ref:refs/heads/release'] },
    });
  });

  test('changes nothing where it plans', () => {
    const actions = actionsOf(allowedTo(stack, 'test-pipeline-plan'));

    expect(actions.length).toBeGreaterThan(5);
    expect(actions.filter(action => !/^oss:(Get|List)/.test(action))).toEqual([]);
  });

  test('deploys its own environment, and nothing of another', () => {
    const production = allowedTo(stack, 'test-pipeline-deploy-production');

    expect(actionsOf(production)).toEqual(expect.arrayContaining(['oss:PutBucket', 'oss:GetBucketInfo']));
    expect(production.flatMap(({ resources }) => resources).filter(arn => arn.includes('staging'))).toEqual([]);
  });

  test('cannot change what it is itself', () => {
    const resources = ['plan', 'deploy-production', 'deploy-staging']
      .flatMap(role => allowedTo(stack, `test-pipeline-${role}`))
      .flatMap(statement => statement.resources);

    expect(resources.length).toBeGreaterThan(0);
    expect(resources.filter(arn => arn.includes('pipeline') || arn.startsWith('acs:ram'))).toEqual([]);
  });

  test('lasts an hour, or as long as somebody says', () => {
    expect(sessions({})).toEqual(new Set([3600]));
    expect(sessions({ session: Duration.hours(2) })).toEqual(new Set([7200]));
  });

  test.each([
    [{ session: Duration.minutes(30) }, 'a session of 1 to 12 hours, got 2 and 0.5 hours'],
    [{ environments: {} }, 'one environment or more'],
  ])('refuses %j', (props, message) => {
    expect(() => identityIn(emptyStack(), props)).toThrow(message);
  });

  test('refuses a stack whose permissions nobody knows, before anything is written', () => {
    const unknown = emptyStack('unknown');
    unknown.addOverride('resource.alicloud_mongodb_instance.documents', { name: 'a' });

    expect(() => identityIn(emptyStack(), { environments: { staging: { stacks: [unknown] } } })).toThrow(
      "no permissions are known for 'alicloud_mongodb_instance'",
    );
  });
});

describe('a preview', () => {
  const preview = { stacks: [environment('shop-pr0-files')], proposals: true };

  test('is deployed by pull requests, and by no branch', () => {
    const stack = synthIdentity({ environments: { preview } });

    expect(conditionOf(stack, 'test-pipeline-deploy-preview')).toMatchObject({
      StringEquals: { 'oidc:sub': ['repo:acme/shop:pull_request'] },
    });
  });

  test('is one of many, whose names vary', () => {
    const stack = synthIdentity({ environments: { preview }, varying: { 'shop-pr0': 'shop-pr*' } });
    const resources = allowedTo(stack, 'test-pipeline-deploy-preview').flatMap(statement => statement.resources);

    expect(new Set(resources)).toEqual(new Set(['acs:oss:*:*:shop-pr*-files', 'acs:oss:*:*:*']));
  });

  test('needs a source that knows proposals', () => {
    const source = PipelineSource.of({ issuer: 'https://ci.example.com', branch: branch => branch });

    expect(() => identityIn(emptyStack(), { source, environments: { preview } })).toThrow('a role is for somebody');
  });
});

describe('PipelineIdentity.grantPush', () => {
  const stack = synthIdentity({}, identity =>
    identity.grantPush(ImageRegistry.fromInstanceId(identity, 'Images', 'cri-x1y2z3'), 'shop/backend'),
  );

  test('makes a role that pushes from the branches, and from no pull request', () => {
    expect(conditionOf(stack, 'test-pipeline-push')).toMatchObject({
      StringEquals: {
        'oidc:sub': expect.not.arrayContaining([expect.stringContaining('pull_request')]) as unknown,
      },
    });
  });

  test('lets it push to the repositories that are named, and nothing else', () => {
    expect(allowedTo(stack, 'test-pipeline-push').flatMap(({ actions, resources }) => [actions, resources])).toEqual(
      expect.arrayContaining([
        ['cr:PushRepository', 'cr:PullRepository'],
        ['acs:cr:*:*:repository/cri-x1y2z3/shop/backend'],
      ]),
    );
    expect(actionsOf(allowedTo(stack, 'test-pipeline-push'))).toHaveLength(3);
  });
});

describe('PipelineIdentity.grantUpload', () => {
  const stack = synthIdentity({}, identity => {
    identity.grantUpload('shop-releases');
    identity.grantPush(ImageRegistry.fromInstanceId(identity, 'Images', 'cri-x1y2z3'), 'shop/backend');
  });

  test('lets the role that builds put releases of both tiers, and nothing else', () => {
    const upload = allowedTo(stack, 'test-pipeline-push-upload');

    expect(upload.map(({ actions, resources }) => [actions, resources])).toEqual([
      [['oss:PutObject'], ['acs:oss:*:*:shop-releases/frontend/*', 'acs:oss:*:*:shop-releases/backend/*']],
    ]);
  });

  test('is granted to the role that pushes images', () => {
    expect(stack.all('ram_role').filter(role => String(role['role_name']).endsWith('push'))).toHaveLength(1);
  });
});

test('a stack with an identity can be synthesized twice', () => {
  const stack = emptyStack();
  identityIn(stack);

  expect(Testing.synth(stack)).toBe(Testing.synth(stack));
});
