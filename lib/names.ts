import { createHash } from 'node:crypto';
import { Construct } from 'constructs';
import { TerraformStack } from 'cdktf';
import { formerPath } from './adopt/former-paths';

/** Ids that structure the tree and say nothing in a name. */
const SILENT = new Set(['Resource', 'Default', 'Web']);

/**
 * The physical name of the thing `scope` makes: the stack's name and the construct path in kebab-case, such as
 * `pigeon-web-production-backend-fleet`. Lower-case letters, digits and hyphens, beginning with a letter, are what every
 * Alibaba Cloud service accepts. A name too long for `max` ends in a hash of the whole. What was moved by `moveConstruct`
 * keeps the name of its first path.
 *
 * @throws when `scope` is not within a stack
 */
export function physicalName(scope: Construct, max: number): string {
  const stack = TerraformStack.of(scope);
  const ids = scope.node.scopes.slice(stack.node.scopes.length).map(construct => construct.node.id);
  const name = [stack.node.id, ...formerPath(stack, ids).filter(id => !SILENT.has(id))]
    .map(kebab)
    .filter(Boolean)
    .join('-');
  return shorten(/^[a-z]/.test(name) ? name : `n-${name}`, max);
}

/** `name`, cut to `max` characters with a hash of the whole at its end where it is longer. */
export function shorten(name: string, max: number): string {
  if (name.length <= max) {
    return name;
  }
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, max - 9).replace(/-+$/, '')}-${hash}`;
}

function kebab(id: string): string {
  return id
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
