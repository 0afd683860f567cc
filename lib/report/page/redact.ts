/** Arguments that hold a secret, or what is as good as one. */
const SECRET = /password|secret|token|private_key|access_key|ciphertext|credential/i;
const LONGEST = 300;

/** Arguments of a resource for people to read: without secrets, and without texts of a hundred lines. */
export function redacted(value: unknown, type = ''): unknown {
  if (Array.isArray(value)) return value.map(item => redacted(item, type));
  if (typeof value === 'string') return shortened(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, isSecret(name, item, type) ? '…' : redacted(item, type)]),
  );
}

/** A name or an id of a secret is none; the `value` of a resource that is all about one is. */
function isSecret(name: string, value: unknown, type: string): boolean {
  if (typeof value !== 'string' || value.startsWith('${')) return false;
  if (name === 'value' || name === 'secret_data') return SECRET.test(type);
  return SECRET.test(name) && !/(_name|_id|_type|_period|_policy)$/.test(name);
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)} … (${text.length})`;
}
