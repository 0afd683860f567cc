import { toPascalCase } from 'codemaker';
import type { BlockFacts, ResourceFacts } from '../../lib/facts/model';

/**
 * Gives the string arguments of which the provider accepts only certain values a type that lists them:
 *
 *     readonly policy?: 'Accept' | 'Drop' | (string & {});
 *
 * The editor then completes the values, and any other string still compiles. It must: a CDKTF token (`variable.stringValue`,
 * another resource's attribute) is a plain `string` to the type checker, some of the provider's checks ignore case, and a
 * later version may accept more. `ProviderFactsRule` is what refuses a wrong value, when it is known.
 *
 * Only what a caller fills in changes, the `…Config` interface and the interfaces of its blocks; what one reads stays `string`.
 */
export function withUnionTypes(source: string, facts: ResourceFacts): string {
  const className = /^export class (\w+) extends cdktf\.Terraform(?:Resource|Provider) /m.exec(source)?.[1];
  const config = /^  public constructor\(scope: Construct, id: string, config\??: (\w+)/m.exec(source)?.[1];
  if (className === undefined || config === undefined) return source;
  const unions = new Map<string, string>();
  // A block called `config` has the name of the Config interface; the generator then renames it, and it keeps `string`.
  const isTaken = (name: string) => name === config;
  collectUnions(facts.block, className, isTaken, config, unions);
  return unions.size === 0 ? source : replaceTypes(source, unions);
}

function collectUnions(
  block: BlockFacts,
  pathName: string,
  isTaken: (name: string) => boolean,
  interfaceName: string,
  unions: Map<string, string>,
): void {
  for (const [name, attribute] of block.attributes) {
    const values = attribute.behaviour.accepts?.oneOf;
    if (attribute.type === 'string' && values && areWhole(values))
      unions.set(`${interfaceName}#${name}`, union(values));
  }
  for (const [name, nested] of block.blocks) {
    const nestedName = pathName + toPascalCase(name);
    if (!isTaken(nestedName)) collectUnions(nested, nestedName, isTaken, nestedName, unions);
  }
}

/**
 * Values that hold a space reached the facts in pieces ("Windows Server 2019" as three), because the provider's message
 * separates values by spaces. A piece that comes twice gives such a list away, and it would make a misleading type.
 */
function areWhole(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

function union(values: readonly string[]): string {
  const literals = values.map(value => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`);
  return [...literals, '(string & {})'].join(' | ');
}

/** Walks the lines, knowing in which interface it is and which argument the last doc comment linked to. */
function replaceTypes(source: string, unions: ReadonlyMap<string, string>): string {
  let interfaceName: string | undefined;
  let argument: string | undefined;
  const lines = source.split('\n').map(line => {
    if (line.startsWith('export interface ')) interfaceName = /^export interface (\w+)/.exec(line)?.[1];
    else if (line === '}') interfaceName = undefined;
    else if (interfaceName !== undefined) {
      argument = /#\w+ \w+#(\w+)\}$/.exec(line)?.[1] ?? argument;
      const type = line.endsWith(': string;') ? unions.get(`${interfaceName}#${argument}`) : undefined;
      if (type !== undefined) return line.replace(/: string;$/, () => `: ${type};`);
    }
    return line;
  });
  return lines.join('\n');
}
