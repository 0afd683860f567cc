import { isLayer } from './presets';
import { Finding } from './finding';

/** What Terraform evaluates wherever it stands in a text. */
const EXPRESSION = /[$%]\{/;

/**
 * Texts, and names of tags, that Terraform would evaluate instead of taking them as they are: a settings file is data, and
 * `${file("…")}` in it would read a file of the machine that deploys.
 */
export function expressionFindings(value: unknown, path: readonly (string | number)[] = []): Finding[] {
  if (typeof value === 'string') {
    return EXPRESSION.test(value)
      ? [{ path, message: "must not hold '${' or '%{', which Terraform would evaluate" }]
      : [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => expressionFindings(item, [...path, index]));
  }
  if (!isLayer(value)) {
    return [];
  }
  return Object.entries(value).flatMap(([key, inner]) => [
    ...expressionFindings(key, [...path, key]),
    ...expressionFindings(inner, [...path, key]),
  ]);
}
