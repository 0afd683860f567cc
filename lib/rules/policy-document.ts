import { isSection, Section } from './resource';

/** A statement of a RAM or bucket policy. */
export interface PolicyStatement {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Who is meant, each as `<kind>:<who>`; a bucket policy has no kinds. */
  readonly principals: readonly string[];
  readonly condition: Section;
}

/** The statements of a policy in JSON. None where it is made by an expression, which only Terraform can read. */
export function statementsOf(document: unknown): PolicyStatement[] {
  const policy = parse(document);
  return listOf(isSection(policy) ? policy['Statement'] : undefined)
    .filter(isSection)
    .map(statement => ({
      effect: String(statement['Effect']),
      actions: textsOf(statement['Action']),
      resources: textsOf(statement['Resource']),
      principals: principalsOf(statement['Principal']),
      condition: isSection(statement['Condition']) ? statement['Condition'] : {},
    }));
}

/** The statements that let somebody do something. */
export function allowances(document: unknown): PolicyStatement[] {
  return statementsOf(document).filter(({ effect }) => effect === 'Allow');
}

/** What a condition tests a key against, with every operator. Keys are written in either case. */
export function conditionValues({ condition }: PolicyStatement, key: string): string[] {
  return Object.values(condition)
    .filter(isSection)
    .flatMap(test => Object.entries(test))
    .flatMap(([name, values]) => (name.toLowerCase() === key ? textsOf(values) : []));
}

function parse(document: unknown): unknown {
  try {
    return typeof document === 'string' ? JSON.parse(document) : undefined;
  } catch {
    return undefined;
  }
}

function principalsOf(principal: unknown): string[] {
  return isSection(principal)
    ? Object.entries(principal).flatMap(([kind, who]) => textsOf(who).map(one => `${kind}:${one}`))
    : textsOf(principal);
}

function textsOf(value: unknown): string[] {
  return listOf(value).filter(item => typeof item === 'string');
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}
