import { TerraformResource, TerraformStack } from 'cdktf';
import type { ProviderFacts } from '../facts/provider-facts';

/** A resource of a stack that may exist already. */
export interface Candidate {
  readonly resource: TerraformResource;
  /** What it may be called: its path below the stack, without what says nothing, such as `Network/Server/Zone1`. */
  readonly name: string;
  /** Its type without the provider's name, such as `vswitch`. */
  readonly type: string;
}

/** What to take under the stack: `name` is that of a candidate, the end of it, or its type where there is one of it. */
export interface Wish {
  readonly name: string;
  readonly id: string;
}

/** Everything in a stack that the provider can import, in the order of the stack. */
export function candidatesIn(stack: TerraformStack, facts: ProviderFacts): readonly Candidate[] {
  return stack.node
    .findAll()
    .filter((construct): construct is TerraformResource => TerraformResource.isTerraformResource(construct))
    .filter(({ terraformResourceType }) => facts.resource(terraformResourceType)?.importable)
    .map(resource => ({
      resource,
      name: nameOf(resource),
      type: resource.terraformResourceType.replace('alicloud_', ''),
    }));
}

/** Reads `name=id`. @throws RangeError */
export function parseWish(text: string): Wish {
  const [, name, id] = /^([^=\s]+)=(\S+)$/.exec(text) ?? [];
  if (name === undefined || id === undefined) {
    throw new RangeError(`what to adopt is said as NAME=ID, such as 'Assets=my-bucket', got '${text}'`);
  }
  return { name, id };
}

/** The one candidate that is meant. @throws RangeError that names those that could be */
export function findCandidate(candidates: readonly Candidate[], { name }: Wish): Candidate {
  const path = name.replace(/^\/|\/(Resource|Default)?$/g, '');
  const matches = [
    candidates.filter(candidate => candidate.name === path),
    candidates.filter(candidate => candidate.name.endsWith(`/${path}`)),
    candidates.filter(candidate => candidate.type === path.replace('alicloud_', '')),
  ].find(found => found.length > 0);
  if (matches === undefined) {
    throw new RangeError(`the stack makes no '${name}'; 'pigeon adopt' without names lists what it makes`);
  }
  if (matches.length > 1) {
    throw new RangeError(`'${name}' may be ${matches.map(candidate => `'${candidate.name}'`).join(', ')}; say which`);
  }
  return matches[0] as Candidate;
}

function nameOf(resource: TerraformResource): string {
  const stack = TerraformStack.of(resource);
  const ids = resource.node.scopes.slice(stack.node.scopes.length).map(scope => scope.node.id);
  const spoken = ids.filter((id, index) => !(index === 0 && id === 'Web') && !/^(Resource|Default)$/.test(id));
  return spoken.join('/');
}
