import { IConstruct } from 'constructs';

/** A construct's path below its stack, as the ids that lead to it. */
export type Path = readonly string[];

/** A construct that was moved: where it was first, and where it is now. */
interface Move {
  readonly first: Path;
  readonly now: Path;
}

const movesOf = new WeakMap<IConstruct, Move[]>();

/** Remembers that what is now at `now` was made at `first`. */
export function rememberMove(stack: IConstruct, first: Path, now: Path): void {
  movesOf.set(stack, [...(movesOf.get(stack) ?? []), { first, now }]);
}

/** The path that a construct had when what it makes was named. Of nested moves the innermost counts. */
export function formerPath(stack: IConstruct, path: Path): Path {
  const moves = (movesOf.get(stack) ?? []).filter(({ now }) => isWithin(path, now));
  const move = moves.toSorted((a, b) => b.now.length - a.now.length)[0];
  return move ? [...move.first, ...path.slice(move.now.length)] : path;
}

/** Whether `path` is `place`, or below it. */
export function isWithin(path: Path, place: Path): boolean {
  return place.every((id, index) => path[index] === id);
}
