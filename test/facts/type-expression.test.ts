import { parseSection } from '../../lib/facts/parse-facts';
import { objectFields, parseType, printType } from '../../lib/facts/type-expression';

const typeOf = (lines: string) => parseType(parseSection(`resource x\n${lines}`).children[0]!);

describe('parseType', () => {
  test.each([
    ['  a string', 'string'],
    ['  a list(string)', ['list', 'string']],
    ['  a map(list(number))', ['map', ['list', 'number']]],
    ['  a set(object)\n    b bool', ['set', ['object', { b: 'bool' }]]],
    [
      '  a list(list(object))\n    b string\n    c list(object)\n      d number',
      ['list', ['list', ['object', { b: 'string', c: ['list', ['object', { d: 'number' }]] }]]],
    ],
  ])('reads %j', (lines, type) => expect(typeOf(lines)).toEqual(type));

  test('leaves out a field of which only behaviour is known', () => {
    expect(typeOf('  a list(object)\n    b string\n    c - default=1')).toEqual(['list', ['object', { b: 'string' }]]);
  });

  test('fails on a type that Terraform does not have', () => {
    expect(() => typeOf('  a text')).toThrow("'a' has a type nobody knows: text");
  });
});

describe('printType', () => {
  test('leaves the fields of an object to the lines below it', () => {
    expect(printType(['list', ['object', { a: 'string' }]])).toBe('list(object)');
  });
});

describe('objectFields', () => {
  test('finds the object inside lists, and nothing in a plain type', () => {
    expect(objectFields(['list', ['list', ['object', { a: 'string' }]]])).toEqual({ a: 'string' });
    expect(objectFields(['map', 'string'])).toBeUndefined();
  });
});
