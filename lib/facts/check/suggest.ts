import { distance } from 'fastest-levenshtein';

/** `. Did you mean 'cidr_block'?`, or nothing when no name is near. */
export function didYouMean(given: string, names: Iterable<string>): string {
  let nearest: string | undefined;
  // A third of the letters wrong is a slip; more is another word.
  let best = Math.max(2, Math.floor(given.length / 3)) + 1;
  for (const name of names) {
    const wrong = distance(given, name);
    const nearer =
      wrong < best || (wrong === best && nearest !== undefined && alike(given, name) > alike(given, nearest));
    if (nearer) [nearest, best] = [name, wrong];
  }
  return nearest === undefined ? '' : `. Did you mean '${nearest}'?`;
}

/** Two swapped letters count as two wrong ones; how long two names begin alike tells such a slip from another word. */
function alike(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
