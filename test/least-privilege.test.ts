import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdktf';
import { addStacks } from '../lib/pigeon-web-app';
import { OidcProvider } from '../lib/release/oidc-provider';
import { PeopleAccess } from '../lib/release/people-access';
import { PipelineIdentity } from '../lib/release/pipeline-identity';
import { PipelineSource } from '../lib/release/pipeline-source';
import { StackPermissions } from '../lib/release/stack-permissions';
import { whyOnEverything } from '../lib/rules/actions-without-resources';
import { allowances, PolicyStatement } from '../lib/rules/policy-document';
import { RenderedStack, rendering } from '../lib/rules/rendering';
import { StackReader } from '../lib/rules/stack-reader';
import { parseSettings } from '../lib/settings/parse-settings';
import { everyStack } from './every-stack';
import { emptyStack } from './util';

/** Where a stack says who may do what: a type of resource, and the argument with the policy. */
const POLICIES: Readonly<Record<string, string>> = {
  ram_policy: 'policy_document',
  ram_role: 'assume_role_policy_document',
  oss_bucket_policy: 'policy',
  log_project: 'policy',
};

/** Pipelines that deploy all default stacks, and people who look after them. */
function pipelineAndPeople(): RenderedStack {
  const settings = parseSettings(readFileSync(join(__dirname, '../pigeon.yaml'), 'utf8'));
  const stacks = addStacks(new App({ outdir: 'unused' }), settings);
  const stack = emptyStack('pipeline');
  new PipelineIdentity(stack, 'Pipeline', {
    source: PipelineSource.gitHub('acme/pigeon-web'),
    provider: OidcProvider.fromArn(stack, 'GitHub', 'acs:ram::1234567890123456:oidc-provider/github'),
    environments: Object.fromEntries(
      Object.keys(settings.environments).map((name, i) => [name, { stacks: [stacks[i]!] }]),
    ),
  });
  new PeopleAccess(stack, 'People', { stacks });
  return rendering(stack);
}

interface Allowed extends PolicyStatement {
  readonly where: string;
}

/** Everything that a stack allows somebody. */
function allowedIn(name: string, stack: RenderedStack): Allowed[] {
  return Object.entries(POLICIES).flatMap(([type, argument]) =>
    new StackReader(stack)
      .all(type)
      .flatMap(resource =>
        allowances(resource.value(argument)).map(statement => ({ ...statement, where: `${name} ${resource.address}` })),
      ),
  );
}

const stacks = everyStack();
const allowed = [...stacks, ['access', pipelineAndPeople()] as const].flatMap(([name, stack]) =>
  allowedIn(name, stack),
);

test('there is something to look at: servers, buckets, pipelines and people', () => {
  const places = new Set(allowed.map(({ where }) => where));

  expect(places.size).toBeGreaterThan(100);
  expect([...places].filter(where => where.startsWith('access')).length).toBeGreaterThan(20);
});

test('whoever deploys any of the stacks is allowed what its types take: none of them is unknown', () => {
  expect(stacks.length).toBeGreaterThan(20);
  for (const [name, stack] of stacks) {
    const { plan, deploy } = StackPermissions.ofSynthesized(stack);

    expect([name, plan.length > 0, deploy.length > 0]).toEqual([name, true, true]);
  }
});

test('no policy allows an action that is a pattern', () => {
  expect(allowed.filter(({ actions }) => actions.some(action => action.includes('*')))).toEqual([]);
});

test('no policy allows on everything what can be allowed on less', () => {
  const wide = allowed.flatMap(({ where, actions, resources }) =>
    resources.includes('*') ? actions.map(action => [where, action] as const) : [],
  );

  expect(wide.filter(([, action]) => whyOnEverything(action) === undefined)).toEqual([]);
});

test('nobody is trusted who is not named', () => {
  expect(allowed.filter(({ principals }) => principals.some(principal => /^(\w+:)?\*$/.test(principal)))).toEqual([]);
});

test('a role of a service makes itself for the services that are used, and for no other', () => {
  const roles = allowed.filter(({ actions }) => actions.includes('ram:CreateServiceLinkedRole'));

  expect(roles.length).toBeGreaterThan(0);
  roles.forEach(({ condition }) =>
    expect(condition).toMatchObject({ StringEquals: { 'ram:ServiceName': expect.any(Array) as unknown } }),
  );
});

test('no policy is longer than RAM takes', () => {
  const lengths = new StackReader(pipelineAndPeople())
    .all('ram_policy')
    .map(policy => policy.text('policy_document')?.length);

  expect(lengths.length).toBeGreaterThan(8);
  lengths.forEach(length => expect(length).toBeLessThanOrEqual(6144));
});
