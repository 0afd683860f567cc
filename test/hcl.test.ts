import { withBackslashesEscaped, withNamesBare, withQuotesEscaped } from '../lib/hcl';

describe('withQuotesEscaped', () => {
  test.each([
    ['an argument', 'policy = "{"Name":"${a.b.c}/*"}"', 'policy = "{\\"Name\\":\\"${a.b.c}/*\\"}"'],
    ['an entry of a list', '"{"a":"${b.c}"}",', '"{\\"a\\":\\"${b.c}\\"}",'],
    ['a key in quotes', '"9 a" = "say "${b.c}""', '"9 a" = "say \\"${b.c}\\""'],
  ])('escapes the quotes of %s that holds a reference', (_, given, escaped) => {
    expect(withQuotesEscaped(given)).toBe(escaped);
  });

  test.each([
    ['a reference alone', 'a = "${b.c}"'],
    ['quotes within a reference', 'a = "${b["c"]} and ${jsonencode({ "d" = { "e" = f.g } })}"'],
    ['quotes that are escaped', 'a = "\\"${b.c}\\""'],
    ['a text without a reference', 'a = "{\\"b\\":1}"'],
    ['a number', 'a = 1'],
    ['lines of a longer text', 'a = <<EOF\nb = "say "${c.d}""\nEOF'],
  ])('leaves %s as it is', (_, hcl) => {
    expect(withQuotesEscaped(hcl)).toBe(hcl);
  });

  test('goes on after a longer text', () => {
    expect(withQuotesEscaped('a = <<EOF\n"x"\nEOF\nb = "say "${c.d}""')).toMatch(/b = "say \\"\$\{c\.d\}\\""$/);
  });
});

describe('withNamesBare', () => {
  test.each(['depends_on', 'ignore_changes', 'replace_triggered_by'])('takes the quotes off the names in %s', list => {
    expect(withNamesBare(`a {\n  ${list} = [\n"x.y",\n"x.z",\n]\n}`)).toBe(`a {\n  ${list} = [\nx.y,\nx.z,\n]\n}`);
  });

  test('leaves other lists as they are', () => {
    expect(withNamesBare('names = [\n"x.y",\n]')).toBe('names = [\n"x.y",\n]');
  });
});

describe('withBackslashesEscaped', () => {
  test('escapes backslashes, and the quotes beside them, wherever a text has them', () => {
    const said = { value: String.raw`{"regex":"[\"']\\s"}`, nested: [{ value: 'a "b"' }] };

    expect(withBackslashesEscaped(said)).toEqual({
      value: String.raw`{\"regex\":\"[\\\"']\\\\s\"}`,
      nested: [{ value: 'a "b"' }],
    });
  });

  test('leaves texts of several lines and what is resolved later', () => {
    const lazy = new Date(0);

    expect(withBackslashesEscaped({ value: 'a\\\nb', lazy })).toEqual({ value: 'a\\\nb', lazy });
  });
});
