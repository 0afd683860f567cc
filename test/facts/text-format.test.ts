import * as fc from 'fast-check';
import type { FactNode } from '../../lib/facts/fact-node';
import { parseSection } from '../../lib/facts/parse-facts';
import { printSection, printValue } from '../../provider/print-facts';

const identifier = fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/);
const value = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', ' ', '"', '\\', 'a,b', '${protocol}', '名', 'a\nb'),
);
const words = fc.uniqueArray(fc.tuple(identifier, fc.array(value, { maxLength: 4 })), { selector: ([word]) => word });
const line = (children: fc.Arbitrary<FactNode[]>): fc.Arbitrary<FactNode> =>
  fc.record({
    name: identifier,
    type: fc.constantFrom('string', 'list(object)', 'block(set)', '-'),
    words: words.map(all => new Map(all)),
    children,
  });
const section = line(fc.array(line(fc.array(line(fc.constant([])), { maxLength: 3 })), { maxLength: 4 })).map(node => ({
  ...node,
  type: 'resource',
}));

describe('the text form of the facts', () => {
  test('gives back any section it was given, whatever its values hold', () => {
    fc.assert(fc.property(section, node => expect(parseSection(printSection(node))).toEqual(node)));
  });

  test('is ASCII, so that a diff and a terminal show it as it is', () => {
    fc.assert(fc.property(section, node => expect(printSection(node)).toMatch(/^[\n -~]*$/)));
  });

  test.each([
    ['accept', 'accept'],
    ['${protocol}', '${protocol}'],
    ['', '""'],
    ['two words', '"two words"'],
    ['a,b', '"a,b"'],
    ['名', '"\\u540d"'],
  ])('writes the value %j as %s', (given, written) => expect(printValue(given)).toBe(written));

  test('tells an empty value from a bare flag', () => {
    const node = parseSection('resource x\n  a string default="" optional').children[0]!;
    expect([...node.words]).toEqual([
      ['default', ['']],
      ['optional', []],
    ]);
  });

  test('skips empty lines inside a section', () => {
    expect(parseSection('resource x\n\n  a string\n').children).toHaveLength(1);
  });

  test.each([
    ['resource x\n    a string', 'not indented under another'],
    ['resource x\n   a string', 'not indented under another'],
    ['resource x\n  a', 'needs a name and a type'],
    ['resource x\n  a string default="open', 'a quote is not closed'],
  ])('fails on the malformed section %j', (text, message) => expect(() => parseSection(text)).toThrow(message));

  test('fails to print a name that would not be read back', () => {
    expect(() => printSection({ name: 'two words', type: 'resource', words: new Map(), children: [] })).toThrow(
      'two words',
    );
  });
});
