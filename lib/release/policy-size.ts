import { allow, policyDocument, Statement } from '../compute/role-policy';

/** What RAM takes of a policy of one's own, in characters. */
const LONGEST = 6144;

/** Statements in as few policies as their order allows, none of them too long for RAM. */
export function splitIntoPolicies(statements: readonly Statement[]): Statement[][] {
  const policies: Statement[][] = [];
  for (const statement of statements.flatMap(halve)) {
    const last = policies.at(-1);
    if (last && sizeOf([...last, statement]) <= LONGEST) {
      last.push(statement);
    } else {
      policies.push([statement]);
    }
  }
  return policies;
}

/** A statement that is too long by itself, in two of half its resources, or half its actions. */
function halve(statement: Statement): Statement[] {
  const { actions, resources } = statement;
  if (sizeOf([statement]) <= LONGEST) {
    return [statement];
  }
  const isWide = resources.length > 1;
  const long = isWide ? resources : actions;
  const halves = [long.slice(0, Math.ceil(long.length / 2)), long.slice(Math.ceil(long.length / 2))];
  return halves.flatMap(half => halve({ ...statement, [isWide ? 'resources' : 'actions']: half }));
}

function sizeOf(statements: readonly Statement[]): number {
  return policyDocument(statements.map(allow)).length;
}
