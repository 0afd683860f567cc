import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Testing } from 'cdktf';
import { addStacks } from '../../lib/pigeon-web-app';
import { PigeonWebStack } from '../../lib/pigeon-web-stack';
import { parseSettings } from '../../lib/settings/parse-settings';
import { Synthesized, synthesized } from '../util';

const SETTINGS = parseSettings(readFileSync(join(__dirname, '../../pigeon.yaml'), 'utf8'));

function defaultStacks(): PigeonWebStack[] {
  return addStacks(Testing.app({ stackTraces: false }), SETTINGS);
}

function stackOf(environment: string): PigeonWebStack {
  return defaultStacks().find(stack => stack.node.id === `pigeon-web-${environment}`) as PigeonWebStack;
}

/** What an environment became. It is only read, and each takes a while. */
function synthesisOf(environment: string): Synthesized {
  const synthesis = syntheses.get(environment) ?? synthesized(stackOf(environment));
  syntheses.set(environment, synthesis);
  return synthesis;
}

const syntheses = new Map<string, Synthesized>();

/** The least and the most servers of each tier, in each zone. */
function sizes(environment: string): unknown[][] {
  const groups = synthesisOf(environment).all('ess_scaling_group');
  return groups.map(group => [group.min_size, group.max_size]);
}

describe('the embedded default', () => {
  test('has the three environments of the plan', () => {
    expect(defaultStacks().map(stack => stack.node.id)).toEqual([
      'pigeon-web-development',
      'pigeon-web-staging',
      'pigeon-web-production',
    ]);
  });

  test.each(['development', 'staging', 'production'])('synthesizes %s as JSON', environment => {
    expect(synthesisOf(environment).json).toMatchSnapshot();
  });

  test.each(['development', 'staging', 'production'])('synthesizes %s as HCL', environment => {
    const { hcl } = stackOf(environment).toHclTerraform() as { hcl: string };
    expect(hcl).toMatchSnapshot();
  });

  // Terraform knows a resource by its address. One that changes destroys the old resource and makes a new one.
  test.each(['development', 'staging', 'production'])('keeps the Terraform addresses of %s', environment => {
    const golden = readFileSync(join(__dirname, `addresses-${environment}.txt`), 'utf8');
    expect(synthesisOf(environment).addresses).toEqual(golden.trimEnd().split('\n'));
  });

  test('has one server a tier in production, as the plan counts, and two in staging, one in each zone', () => {
    const one = [1, 1];
    expect(sizes('production')).toEqual([one, one]);
    expect(sizes('staging')).toEqual([one, one, one, one]);
  });

  test("gives production the plan's sizes", () => {
    const templates = synthesisOf('production').all('ecs_launch_template');

    expect(templates).toEqual([
      expect.objectContaining({
        instance_type: 'ecs.s6-c1m2.xlarge',
        system_disk: expect.objectContaining({ size: 60 }),
      }),
      expect.objectContaining({
        instance_type: 'ecs.s6-c1m2.large',
        system_disk: expect.objectContaining({ size: 40 }),
      }),
    ]);
  });

  test('never declares a database or cache instance', () => {
    const types = defaultStacks().flatMap(stack => Object.keys(synthesized(stack).json.resource ?? {}));

    expect(types.filter(type => type.endsWith('_instance'))).toEqual([]);
  });
});
