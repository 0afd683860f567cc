import type { Declaration } from '../declaration-text';

/** What a comment says. */
export interface Doc {
  /** The first part, before any tag. Its lines are kept. */
  readonly text: string;
  readonly default?: string;
  /** When something is thrown, each by itself. */
  readonly throws: readonly string[];
  readonly returns?: string;
  /** What parameters mean, by their names. */
  readonly params: Readonly<Record<string, string>>;
}

/** What a class or an interface has. */
export interface Member {
  readonly kind: 'property' | 'method' | 'constructor';
  readonly name: string;
  readonly isStatic: boolean;
  readonly isOptional: boolean;
  /** Of a property its type, of a method all that follows the name. */
  readonly type: string;
  readonly doc: Doc;
}

/** Where members come from that are declared elsewhere. */
export interface Parent {
  readonly name: string;
  /** Whether a member is taken over. */
  readonly has: (member: string) => boolean;
}

export interface Documented {
  readonly name: string;
  readonly kind: string;
  readonly isAbstract: boolean;
  /** Where it is in the sources, such as `network/network`. */
  readonly module: string;
  readonly doc: Doc;
  /** What it extends, or is a part of. */
  readonly parents: readonly Parent[];
  readonly implemented: readonly string[];
  /** Its own, in their order. */
  readonly members: readonly Member[];
  /** Of what has no members: all that is said after the name. */
  readonly rest: string;
}

const COMMENT = /^\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*/;

export function documented({ name, text, file }: Declaration): Documented {
  const comment = COMMENT.exec(text);
  const code = text.slice(comment?.[0].length ?? 0);
  const [, isAbstract, kind = '', rest = ''] =
    new RegExp(`^(?:export )?(?:declare )?(abstract )?(\\w+) ${name}\\b([\\s\\S]*)$`).exec(code) ?? [];
  const hasBody = kind === 'class' || kind === 'interface';
  const [head = '', ...body] = hasBody ? rest.split('{\n') : [rest];
  return {
    name,
    kind,
    isAbstract: isAbstract !== undefined,
    module: file.replace(/^.*\/lib\//, '').replace(/\.d\.ts$/, ''),
    doc: docOf(comment?.[1]),
    parents: parentsIn(hasBody ? head : rest.replace(/^ = /, 'extends ').replace(/;$/, '')),
    implemented: namesAfter(head, 'implements'),
    members: hasBody ? membersIn(body.join('{\n')) : [],
    rest: hasBody ? '' : oneLine(rest),
  };
}

/** Lines without the margin of a comment, and split at its tags. */
export function docOf(comment = ''): Doc {
  const text = comment
    .split('\n')
    .map(line => line.replace(/^\s*\* ?/, '').trimEnd())
    .join('\n')
    .trim();
  const [first = '', ...tags] = text.split(/(?:^|\s+)@(?=(?:default|throws|returns|param|internal)\b)/);
  const tagged = (tag: string) =>
    tags.filter(each => each.startsWith(tag)).map(each => oneLine(each.slice(tag.length)));
  const params = tagged('param').map(each => /^(\w+)\s+(?:- )?(.*)$/.exec(each)?.slice(1) as [string, string]);
  const [byDefault] = tagged('default');
  const [returns] = tagged('returns');
  return {
    text: first.trim(),
    ...(byDefault !== undefined && { default: byDefault }),
    throws: tagged('throws'),
    ...(returns !== undefined && { returns }),
    params: Object.fromEntries(params),
  };
}

/** What a member says of itself, in sentences: what it means, and what it returns. */
export function meaningOf({ doc }: Pick<Member, 'doc'>): string[] {
  return [oneLine(doc.text), ...(doc.returns ? [`Returns ${doc.returns}.`] : [])].filter(text => text !== '');
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\( /g, '(').trim();
}

const PARENT = /(?:(Omit|Pick)<(\w+), ([^>]*)>|(\w+))(?:<[^>]*>)?(?:, |\s*$)/g;

function parentsIn(head: string): Parent[] {
  const said = /\bextends ([\s\S]*?)(?:\bimplements\b|$)/.exec(oneLine(head))?.[1] ?? '';
  return [...said.matchAll(PARENT)].map(([, how, from, names = '', plain]) => {
    const listed = [...names.matchAll(/'(\w+)'/g)].map(([, name]) => name);
    return {
      name: (from ?? plain) as string,
      has: member => how === undefined || listed.includes(member) === (how === 'Pick'),
    };
  });
}

function namesAfter(head: string, word: string): string[] {
  const said = new RegExp(`\\b${word} ([\\s\\S]*)$`).exec(oneLine(head))?.[1] ?? '';
  return said
    .split(',')
    .map(oneLine)
    .filter(name => name !== '');
}

/** What a constructor takes is not indented where it has comments. */
const MEMBER = /^(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?^(constructor\([\s\S]*?\)|[\w[_].*(?:\n(?: |[})\]]).*)*);$/gm;

function membersIn(body: string): Member[] {
  const text = body.replace(/\n?\}\s*$/, '').replace(/^ {4}/gm, '');
  return [...text.matchAll(MEMBER)].flatMap(([, comment, said = '']) => memberOf(docOf(comment), said) ?? []);
}

function memberOf(doc: Doc, said: string): Member | undefined {
  const plain = said.replace(/\/\*\*[\s\S]*?\*\/\s*/g, '');
  if (/^(private|protected)\b/.test(plain)) return undefined;
  const [, modifiers = '', name = '', optional, type = ''] =
    /^((?:(?:static|readonly|abstract|get|set) )*)([\w[\]: ]+?)(\?)?(?=[:(<])([\s\S]*)$/.exec(plain) ?? [];
  const isGetter = /\bget\b/.test(modifiers);
  const kind = name === 'constructor' ? 'constructor' : /^[(<]/.test(type) && !isGetter ? 'method' : 'property';
  return {
    kind,
    name,
    isStatic: modifiers.includes('static'),
    isOptional: optional !== undefined,
    type: oneLine(kind === 'property' ? type.replace(/^(\(\))?: /, '') : type),
    doc,
  };
}
