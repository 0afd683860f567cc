import { allow, policyDocument, Statement } from '../../lib/compute/role-policy';
import { splitIntoPolicies } from '../../lib/release/policy-size';

const LONGEST = 6144;
const many = (amount: number, name: (index: number) => string) => Array.from({ length: amount }, (_, i) => name(i));
const sizeOf = (statements: readonly Statement[]) => policyDocument(statements.map(allow)).length;

/** Every pair of action and resource that policies allow. */
function allowed(policies: readonly (readonly Statement[])[]): string[] {
  const pairs = policies
    .flat()
    .flatMap(({ actions, resources }) => actions.flatMap(action => resources.map(resource => `${action} ${resource}`)));
  return pairs.toSorted();
}

describe('splitIntoPolicies', () => {
  test('keeps together what fits into one policy', () => {
    const statements = many(20, i => `oss:Action${i}`).map(action => ({ actions: [action], resources: ['*'] }));

    expect(splitIntoPolicies(statements)).toEqual([statements]);
  });

  test('makes as many as it takes, none of them too long, and loses nothing', () => {
    const statements = many(300, i => `oss:ActionNumber${i}`).map(action => ({
      actions: [action],
      resources: ['acs:oss:*:*:a-bucket-with-a-name'],
    }));
    const policies = splitIntoPolicies(statements);

    expect(policies.length).toBeGreaterThan(1);
    policies.forEach(part => expect(sizeOf(part)).toBeLessThanOrEqual(LONGEST));
    expect(allowed(policies)).toEqual(allowed([statements]));
  });

  test('halves a statement that is too long by itself, and keeps its condition', () => {
    const condition = { Bool: { 'acs:MFAPresent': ['true'] } };
    const statement = {
      actions: many(500, i => `oss:ActionNumber${i}`),
      resources: many(200, i => `acs:oss:*:*:bucket-number-${i}`),
      condition,
    };
    const policies = splitIntoPolicies([statement]);

    policies.forEach(part => expect(sizeOf(part)).toBeLessThanOrEqual(LONGEST));
    expect(policies.flat().every(part => part.condition === condition)).toBe(true);
    expect(allowed(policies)).toEqual(allowed([[statement]]));
  });
});
