import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chineseOfProblem } from '../../lib/cli/in-chinese/settings-problems';

const SCHEMA = readFileSync(join(__dirname, '../../pigeon.schema.json'), 'utf8');
const SETTINGS = [...SCHEMA.matchAll(/"(\w+)":/g)].map(([, name]) => name as string);
/** What an engineer in China writes in Latin letters. */
const TERMS =
  'VPC SSH DNS CDN CNAME ICP WAF RDS SLS UTC SHA YAML PostgreSQL Redis Tair OpenSSH Ubuntu Terraform CIDR GiB Mbps vCPU worker plan state base64 true false NaN Infinity docs rules';
const KNOWN = new Set([...SETTINGS, ...TERMS.split(' ')]);

/** What is quoted, in either way of quoting. An apostrophe begins nothing. */
const QUOTED = /(?<!\w)'[^']*'|`[^`]*`/g;

/** The Chinese of a problem, which must be there. */
export function chineseOf(message: string): string {
  const chinese = chineseOfProblem(message);
  if (chinese === undefined) throw new Error(`lib/cli/in-chinese has no words for: ${message}`);
  return chinese;
}

/** English words outside of quotes: none but names of settings, and of what has no other name. */
export function englishIn(chinese: string): string[] {
  return (chinese.replaceAll(QUOTED, '').match(/[A-Za-z]\w{2,}/g) ?? []).filter(word => !KNOWN.has(word));
}

/** What is quoted in a message, and its figures. */
export function valuesIn(message: string): string[] {
  const outside = message.replaceAll(QUOTED, '');
  return [...(message.match(QUOTED) ?? []), ...(outside.match(/\d+/g) ?? [])];
}

/** A problem in Chinese, with all that it says in English but the words. */
export function expectChinese(message: string): void {
  const chinese = chineseOf(message);
  expect(englishIn(chinese)).toEqual([]);
  expect(valuesIn(message).filter(value => !chinese.includes(value))).toEqual([]);
}
