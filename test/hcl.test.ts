import { withQuotesEscaped } from '../lib/hcl';

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
