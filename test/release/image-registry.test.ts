import { TerraformStack } from 'cdktf';
import { IGrantee } from '../../lib/compute/instance-role';
import { Statement } from '../../lib/compute/role-policy';
import { ImageRegistry, ImageRegistryProps } from '../../lib/release/image-registry';
import { Arguments, emptyStack, synth } from '../util';

const PROPS: ImageRegistryProps = {
  instanceId: 'cri-x1y2z3',
  namespace: 'pigeon',
  repositories: ['backend', 'worker'],
};

function registryIn(scope: TerraformStack, props: Partial<ImageRegistryProps> = {}): ImageRegistry {
  return new ImageRegistry(scope, 'Images', { ...PROPS, ...props });
}

/** Of the namespace and the repositories, whether a plan that would destroy it is refused. */
function protectionsOf(props: Partial<ImageRegistryProps>): unknown[] {
  const stack = synth(scope => registryIn(scope, props));
  return [stack.the('cr_ee_namespace'), ...stack.all('cr_ee_repo')].map(
    one => (one['lifecycle'] as Arguments)['prevent_destroy'],
  );
}

/** What somebody was granted, by its id. */
function granted(grant: (grantee: IGrantee) => void): Record<string, Statement> {
  const found: Record<string, Statement> = {};
  grant({ grant: (id, statement) => (found[id] = statement) });
  return found;
}

describe('ImageRegistry', () => {
  test('makes a private namespace, where a push makes no repository by itself', () => {
    const stack = synth(scope => registryIn(scope));

    expect(stack.the('cr_ee_namespace')).toMatchObject({
      instance_id: 'cri-x1y2z3',
      name: 'pigeon',
      auto_create: false,
      default_visibility: 'PRIVATE',
    });
  });

  test('makes private repositories, whose tags stay what they are', () => {
    const repositories = synth(scope => registryIn(scope)).all('cr_ee_repo');

    expect(repositories.map(({ name }) => name)).toEqual(['backend', 'worker']);
    repositories.forEach(one => expect(one).toMatchObject({ repo_type: 'PRIVATE', tag_immutability: true }));
  });

  test('lets tags move, where that is said', () => {
    const [repository] = synth(scope => registryIn(scope, { immutableTags: false })).all('cr_ee_repo');

    expect(repository).toMatchObject({ tag_immutability: false });
  });

  test('loses no image to a plan, unless that is said', () => {
    expect(protectionsOf({})).toEqual([true, true, true]);
    expect(protectionsOf({ preventDestroy: false })).toEqual([false, false, false]);
  });

  test('makes no instance, and links no VPC by itself', () => {
    const stack = synth(scope => registryIn(scope));

    expect(stack.all('cr_ee_instance')).toEqual([]);
    expect(stack.all('cr_vpc_endpoint_linked_vpc')).toEqual([]);
  });

  test('is reached from a VPC under its own name, where one is given', () => {
    const stack = synth(scope => registryIn(scope, { vpc: { vpcId: 'vpc-1', vswitchId: 'vsw-1' } }));

    expect(stack.the('cr_vpc_endpoint_linked_vpc')).toMatchObject({
      vpc_id: 'vpc-1',
      vswitch_id: 'vsw-1',
      module_name: 'Registry',
      enable_create_dns_record_in_pvzt: true,
    });
  });

  test.each([
    [{ instanceId: 'registry' }, "an instance looks like 'cri-x1y2z3', got 'registry'"],
    [{ namespace: 'Pigeon' }, "got 'Pigeon'"],
    [{ repositories: ['backend', 'a/b'] }, "got 'a/b'"],
  ])('refuses %j', (props, message) => {
    expect(() => registryIn(emptyStack(), props)).toThrow(message);
  });
});

describe('the grants of a registry', () => {
  const registry = ImageRegistry.fromInstanceId(emptyStack(), 'Images', 'cri-x1y2z3');

  test('a server logs in and pulls from the repository that is named, and from no other', () => {
    expect(granted(server => registry.grantPull(server, 'pigeon/backend'))).toEqual({
      LogInToRegistry: { actions: ['cr:GetAuthorizationToken'], resources: ['*'] },
      PullImage: {
        actions: ['cr:PullRepository'],
        resources: ['acs:cr:*:*:repository/cri-x1y2z3/pigeon/backend'],
      },
    });
  });

  test('a pipeline pushes too, and deletes nothing', () => {
    const { PushImage: push } = granted(pipeline => registry.grantPush(pipeline, 'pigeon/backend', 'pigeon/worker'));

    expect(push).toEqual({
      actions: ['cr:PushRepository', 'cr:PullRepository'],
      resources: ['acs:cr:*:*:repository/cri-x1y2z3/pigeon/backend', 'acs:cr:*:*:repository/cri-x1y2z3/pigeon/worker'],
    });
  });

  test('are the same of a registry that is made here', () => {
    const made = registryIn(emptyStack());

    expect(granted(pipeline => made.grantPush(pipeline, 'pigeon/backend'))).toEqual(
      granted(pipeline => registry.grantPush(pipeline, 'pigeon/backend')),
    );
  });

  test.each(['*', 'pigeon/*', ''])("refuse '%s', which would be more than a repository", repository => {
    expect(() => granted(server => registry.grantPull(server, repository))).toThrow(`got '${repository}'`);
  });
});
