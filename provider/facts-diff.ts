import type { FactNode } from '../lib/facts/fact-node';
import type { AllFacts } from './facts-folder';
import { byName } from './merge-facts';
import { printWords } from './print-facts';

/** What a renewal did, as lines for people: counts first, then each resource, data source and argument. */
export function describeChanges(before: AllFacts | undefined, after: AllFacts): string[] {
  const groups = [
    ['provider argument', before && [before.provider], [after.provider]],
    ['resource', before?.resources, after.resources],
    ['data source', before?.dataSources, after.dataSources],
  ] as const;
  const lines = groups.flatMap(([what, old, now]) => describeSections(what, byName(old ?? []), byName(now)));
  return lines.length > 0 ? lines : ['nothing changed'];
}

type Sections = ReadonlyMap<string, FactNode>;

function describeSections(what: string, before: Sections, after: Sections): string[] {
  const added = [...after.keys()].filter(name => !before.has(name));
  const removed = [...before.keys()].filter(name => !after.has(name));
  const inside = [...after.values()].flatMap(section => {
    const old = before.get(section.name);
    return old ? describeArguments(section.name, argumentLines(old), argumentLines(section)) : [];
  });
  return [...added.map(name => `added ${what} ${name}`), ...removed.map(name => `removed ${what} ${name}`), ...inside];
}

function describeArguments(
  type: string,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  const lines: string[] = [];
  for (const [path, line] of after) {
    const old = before.get(path);
    const at = path === '' ? type : `${type}.${path}`;
    if (old === undefined) lines.push(`added argument ${at}: ${line}`);
    else if (old !== line) lines.push(`changed ${at}: ${old || '-'} -> ${line || '-'}`);
  }
  for (const path of before.keys()) if (!after.has(path)) lines.push(`removed argument ${type}.${path}`);
  return lines;
}

/** Each argument's line by its path, and the section's own words under the empty path. */
function argumentLines(section: FactNode): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  const visit = (node: FactNode, path: string) => {
    // The path of a section is its name, and its keyword never changes.
    const said = printWords(node).join(' ');
    lines.set(path, path === '' ? said : `${node.type} ${said}`.trimEnd());
    for (const child of node.children) visit(child, path === '' ? child.name : `${path}.${child.name}`);
  };
  visit(section, '');
  return lines;
}
