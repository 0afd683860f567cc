import { encode, ExtData } from '@msgpack/msgpack';
import type { TypeExpression } from '../../lib/facts/type-expression';
import { conform, conformBlock } from '../../lib/rehearse/values/conform';
import { decodeValue, encodeValue } from '../../lib/rehearse/values/msgpack';
import { canonical, UNKNOWN, type Value } from '../../lib/rehearse/values/value';

const OBJECT: TypeExpression = ['object', { name: 'string', ports: ['set', 'number'], tags: ['map', 'string'] }];

describe('a value of the plugin protocol', () => {
  test.each<[string, TypeExpression, Value]>([
    ['text', 'string', 'a'],
    ['nothing', 'string', null],
    ['what is unknown', 'string', UNKNOWN],
    ['a truth', 'bool', true],
    ['a number', 'number', -7.5],
    ['a number that no float holds', 'number', '12345678901234567890123'],
    ['an object', OBJECT, { name: 'x', ports: [1, 2], tags: { a: 'b' } }],
    ['an object with unknown parts', OBJECT, { name: UNKNOWN, ports: [UNKNOWN], tags: UNKNOWN }],
    ['a list of objects', ['list', OBJECT], [{ name: null, ports: null, tags: {} }]],
    ['text of any type', 'dynamic', 'a'],
    ['a list of any type', 'dynamic', [1, 2]],
    ['an object of any type', 'dynamic', { a: true, b: [] }],
  ])('%s is read as it was written', (_, type, value) => {
    expect(decodeValue(encodeValue(value, type), type)).toEqual(value);
  });

  test('of which something is known is unknown all the same', () => {
    expect(decodeValue(encode(new ExtData(12, new Uint8Array([0x80]))), 'string')).toBe(UNKNOWN);
  });

  test('in 64 bits is a number', () => {
    expect(decodeValue(new Uint8Array([0xd3, 0, 0, 0, 1, 0, 0, 0, 0]), 'number')).toBe(4_294_967_296);
  });

  test('that is missing is null, in an object and alone', () => {
    expect(decodeValue(undefined, 'string')).toBeNull();
    expect(decodeValue(encode({}), OBJECT)).toEqual({ name: null, ports: null, tags: null });
  });
});

describe('conform', () => {
  test('makes the conversions that Terraform makes', () => {
    expect([conform(80, 'string'), conform('80', 'number'), conform('true', 'bool')]).toEqual(['80', 80, true]);
    expect(conform('a', ['list', 'string'])).toEqual(['a']);
    expect(conform('${var.x}', ['list', 'string'], true)).toBe(UNKNOWN);
    expect(conform({ a: 1 }, ['map', 'string'])).toEqual({ a: '1' });
  });

  test('takes one block for a list of one, and gives what is absent', () => {
    const attribute = {
      type: 'string' as const,
      required: false,
      optional: true,
      computed: false,
      sensitive: false,
      deprecated: false,
      behaviour: {
        replaces: false,
        removed: false,
        diffSuppressed: false,
        stateFunc: false,
        conflictsWith: [],
        exactlyOneOf: [],
        atLeastOneOf: [],
      },
    };
    const inner = {
      attributes: new Map([['a', attribute]]),
      blocks: new Map(),
      deprecated: false,
      behaviour: attribute.behaviour,
    };
    const blocks = new Map([
      ['list', { ...inner, nesting: 'list' as const }],
      ['one', { ...inner, nesting: 'single' as const }],
      ['map', { ...inner, nesting: 'map' as const }],
    ]);

    expect(conformBlock({ list: { a: 'x' }, map: { k: { a: 'y' } } }, { attributes: new Map(), blocks })).toEqual({
      list: [{ a: 'x' }],
      one: null,
      map: { k: { a: 'y' } },
    });
  });
});

test('the canonical text of equal objects is equal', () => {
  expect(canonical({ a: 1, b: [UNKNOWN] })).toBe(canonical({ b: [UNKNOWN], a: 1 }));
});
