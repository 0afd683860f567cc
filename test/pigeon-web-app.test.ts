import { Testing } from 'cdktf';
import { addStacks } from '../lib/pigeon-web-app';
import { Layer } from '../lib/settings/presets';
import { staging } from './settings/good-file';
import { synthesized } from './util';

/** The one stack of a system with the environment `staging`. */
function stackOf(said: Layer = {}) {
  const app = Testing.app({ stackTraces: false });
  const stacks = addStacks(app, { system: 'pigeon-web', environments: { staging: staging(said) } });
  expect(stacks).toHaveLength(1);
  return stacks[0] as (typeof stacks)[0];
}

const terraformOf = (said?: Layer) => synthesized(stackOf(said)).json['terraform'];

describe('addStacks', () => {
  test('adds a stack for each environment, called <system>-<environment>', () => {
    const app = Testing.app({ stackTraces: false });
    const environments = { staging: staging(), live: staging() };

    expect(addStacks(app, { system: 'pw', environments }).map(stack => stack.node.id)).toEqual([
      'pw-staging',
      'pw-live',
    ]);
  });

  test('takes region, account and tags from the settings', () => {
    const synthesis = synthesized(stackOf({ accountType: 'International', tags: { team: 'web' } }));

    expect(synthesis.json['provider']).toMatchObject({
      alicloud: [{ region: 'cn-hangzhou', account_type: 'International' }],
    });
    expect(synthesis.all('vswitch').every(({ tags }) => (tags as { team: string }).team === 'web')).toBe(true);
  });

  test('calls what it makes after the stack, and not after the construct `Web`', () => {
    expect(synthesized(stackOf()).the('alb_load_balancer')['load_balancer_name']).toBe(
      'pigeon-web-staging-load-balancer',
    );
  });

  test.each<[string, Layer, object]>([
    ['local', {}, { backend: { local: { path: '../../../terraform.pigeon-web-staging.tfstate' } } }],
    [
      'oss, in the region of the environment',
      { state: { type: 'oss', bucket: 'states' } },
      {
        backend: {
          oss: { bucket: 'states', region: 'cn-hangzhou', prefix: 'terraform', key: 'pigeon-web-staging.tfstate' },
        },
      },
    ],
    [
      'oss, in a region of its own',
      {
        state: {
          type: 'oss',
          bucket: 'states',
          region: 'cn-beijing',
          prefix: 'p',
          lock: { instance: 'pigeon-lock', table: 't' },
        },
      },
      {
        backend: {
          oss: {
            region: 'cn-beijing',
            prefix: 'p',
            tablestore_endpoint: 'https://pigeon-lock.cn-beijing.ots.aliyuncs.com',
            tablestore_table: 't',
          },
        },
      },
    ],
    [
      'remote',
      { state: { type: 'remote', hostname: 'tf.example.com', organization: 'acme' } },
      { cloud: { hostname: 'tf.example.com', organization: 'acme', workspaces: { name: 'pigeon-web-staging' } } },
    ],
  ])('keeps the state: %s', (_, said, terraform) => {
    expect(terraformOf(said)).toMatchObject(terraform);
  });
});
