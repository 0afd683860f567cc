import type { Rule } from '../../../lib/rules/rule';
import { StackReader } from '../../../lib/rules/stack-reader';
import type { RenderedStack } from '../../../lib/rules/rendering';

/** Resources by `<type>.<name>`, without `alicloud_`, as in `oss_bucket.files`, and other sections of a stack. */
export type Resources = Record<string, Record<string, unknown>>;

/** What a rule flags, each for itself, and what it does not. */
export interface Pair {
  readonly flags: readonly Resources[];
  readonly passes: readonly Resources[];
}

/** A stack as Terraform reads it. A name without a dot is no resource but a section, such as `provider`. */
export function stackOf(resources: Resources): RenderedStack {
  const resource: Record<string, Record<string, unknown>> = {};
  const sections: RenderedStack = { resource };
  for (const [address, body] of Object.entries(resources)) {
    const [type, name] = address.split('.') as [string, string?];
    if (name === undefined) {
      sections[address] = body;
    } else {
      (resource[`alicloud_${type}`] ??= {})[name] = body;
    }
  }
  return sections;
}

/** A reference to a resource, such as `${alicloud_vpc.main.id}`. */
export function ref(address: string, attribute = 'id'): string {
  return `\${alicloud_${address}.${attribute}}`;
}

/** Proves each rule of a family by its pair. */
export function provePairs(rules: readonly Rule[], pairs: Readonly<Record<string, Pair>>): void {
  test('has a pair for each rule', () => {
    expect(Object.keys(pairs).toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
  });

  describe.each(rules.map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
    const { flags, passes } = pairs[id] as Pair;

    test.each(flags.map(resources => [JSON.stringify(resources), resources] as const))('flags %s', (_, resources) => {
      expect(rule.find(new StackReader(stackOf(resources)))).not.toEqual([]);
    });

    test.each(passes.map(resources => [JSON.stringify(resources), resources] as const))(
      'lets pass %s',
      (_, resources) => {
        expect(rule.find(new StackReader(stackOf(resources)))).toEqual([]);
      },
    );
  });
}
