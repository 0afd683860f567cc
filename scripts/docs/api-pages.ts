import { defaultOf } from './default';
import { Documented, Member, meaningOf, oneLine } from './documented';
import { Language } from './language';
import type { Library } from './library';
import { code, laidOut, table } from './markdown';
import { linkedType } from './types';

/** What the pages of the reference tell of, in the order of the index. */
const TITLES: Readonly<Record<string, string>> = {
  system: 'The whole system',
  network: 'Network',
  compute: 'Servers',
  boot: 'What servers do when they boot',
  data: 'Shared data',
  edge: 'Edge',
  release: 'Images and pipelines',
  observe: 'Alarms and logs',
  recover: 'Backups',
  settings: 'Settings',
  state: 'State',
  rules: 'Rules',
  adopt: 'Adopt and move',
  values: 'Quantities',
  testing: 'pigeon-constructs/testing',
};

const ENGLISH = new Language(false);

/** The reference, by the file names of its pages. */
export async function apiPages(library: Library): Promise<Map<string, string>> {
  const pages = new Map<string, Documented[]>(Object.keys(TITLES).map(name => [name, []]));
  for (const each of library.main) {
    const known = pages.get(library.pageOf(each.name));
    if (!known) throw new Error(`the reference has no page for '${each.module}'; name it in scripts/docs/api-pages.ts`);
    known.push(each);
  }
  pages.get('testing')?.push(...library.testing);
  const filled = [...pages].filter(([, all]) => all.length > 0);
  const texts = filled.map(([name, all]) => [`${name}.md`, page(name, all, library)] as const);
  const all = [['README.md', index(filled)] as const, ...texts];
  return new Map(await Promise.all(all.map(async ([file, text]) => [file, await laidOut(text)] as const)));
}

function index(pages: readonly (readonly [string, readonly Documented[]])[]): string {
  const rows = pages.map(([name, all]) => [
    `[${TITLES[name]}](${name}.md)`,
    sorted(all)
      .map(({ name: of }) => `[${code(of)}](${name}.md#${of.toLowerCase()})`)
      .join(', '),
  ]);
  return `# API reference

All that \`pigeon-constructs\` and \`pigeon-constructs/testing\` export, as the code says it. \`npm run api\` writes it.
[Constructs](../constructs/README.md) has an example of each construct.

${table(['page', 'what is exported'], rows)}
`;
}

function page(name: string, all: readonly Documented[], library: Library): string {
  const entries = sorted(all).map(each => entry(each, library));
  return `# ${TITLES[name]}\n\n[All pages](README.md)\n\n${entries.join('\n\n')}\n`;
}

/** Classes and functions first, as readers look for them; then what they take. */
function sorted(all: readonly Documented[]): Documented[] {
  return all.toSorted((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

function rank({ kind }: Documented): number {
  return ['class', 'function'].includes(kind) ? 0 : 1;
}

function entry(each: Documented, library: Library): string {
  const parts = [`## ${each.name}`, kindOf(each, library), paragraphs(each.doc.text), ...notes(each)];
  const own = library.membersOf(each).filter(({ name }) => !name.startsWith('_'));
  return [...parts, ...(own.length > 0 ? [memberTable(each, own, library)] : [])]
    .filter(part => part !== '')
    .join('\n\n');
}

function kindOf({ name, kind, isAbstract, parents, implemented, rest }: Documented, library: Library): string {
  const known = [...parents.map(parent => parent.name), ...implemented].filter(other => library.isExported(other));
  const of = known.length > 0 ? ` of ${known.map(other => linkedType(other, library, '')).join(', ')}` : '';
  if (kind === 'class' || kind === 'interface') return `${isAbstract ? 'abstract ' : ''}${kind}${of}`;
  return code(`${kind === 'function' ? '' : `${kind} `}${name}${rest.replace(/^:/, ':')}`.replace(/;$/, ''));
}

/** Lines of a comment that are indented are code. */
function paragraphs(text: string): string {
  const parts = text.split(/\n{2,}/).map(part => part.replace(/^\n+/, ''));
  return parts.map(part => (/^ {4}/.test(part) ? code(oneLine(part)) : oneLine(part))).join('\n\n');
}

function notes({ doc }: Pick<Member, 'doc'>): string[] {
  const params = Object.entries(doc.params).map(([name, text]) => `- ${code(name)}: ${text}`);
  return [
    ...(params.length > 0 ? [params.join('\n')] : []),
    ...(doc.returns === undefined ? [] : [`Returns ${doc.returns}.`]),
    ...doc.throws.map(text => `Throws ${text}.`),
  ];
}

function memberTable({ name }: Documented, own: readonly Member[], library: Library): string {
  const rows = own.toSorted(inOrder).map(member => [signature(name, member, library), meaning(member)]);
  return table(['member', 'meaning'], rows);
}

/** How one is made, then what there is without one, then the rest as it is declared. */
function inOrder(a: Member, b: Member): number {
  return place(a) - place(b);
}

function place({ kind, isStatic }: Member): number {
  return kind === 'constructor' ? 0 : isStatic ? 1 : 2;
}

function signature(owner: string, { kind, name, isStatic, isOptional, type }: Member, library: Library): string {
  if (kind === 'constructor') return code(`new ${owner}${type}`);
  const called = `${isStatic ? `${owner}.` : ''}${name}`;
  if (kind === 'method') return code(`${called}${type}`);
  return `${code(`${called}${isOptional ? '?' : ''}`)}: ${linkedType(type, library, '')}`;
}

function meaning(member: Member): string {
  const { doc, isOptional } = member;
  const byDefault =
    doc.default === undefined ? [] : [`${isOptional ? 'Default' : 'By default'}: ${defaultOf(doc.default, ENGLISH)}.`];
  const params = Object.entries(doc.params).map(([name, text]) => `${code(name)}: ${text}.`);
  return [...meaningOf(member), ...params, ...byDefault, ...doc.throws.map(text => `Throws ${text}.`)].join(' ');
}
