import { importsIn, type ForetoldImports, type PlannedImport } from './imports';
import type { Session, SessionRun } from './session';

export const PLAN_FILE = 'rehearsal.tfplan';
/** The longest chain of references between imported resources that is followed. */
const MOST_LINKS = 8;

/** A plan, and what it imports and finds otherwise than the stack says. */
export interface Forecast {
  readonly run: SessionRun;
  readonly imports: readonly PlannedImport[];
}

/**
 * Plans until each import finds what the stack says of it. What is imported beside it is known only to a plan that has
 * found that already, so a chain of references takes a plan for each link.
 */
export async function forecast(session: Session, foretold: ForetoldImports): Promise<Forecast> {
  // The forecast is to be complete; what must not be destroyed is looked for in it.
  session.copy.liftProtection();
  let last = await plan(session);
  for (let links = 0; links < MOST_LINKS && foretold.learn(last.imports); links++) last = await plan(session);
  session.copy.restoreProtection();
  return last;
}

async function plan(session: Session): Promise<Forecast> {
  const run = await session.run('plan', `-out=${PLAN_FILE}`);
  const isImporting = run.exitCode === 0 && run.planned.some(({ importedAs }) => importedAs !== undefined);
  return { run, imports: isImporting ? importsIn((await session.run('show', PLAN_FILE)).raw) : [] };
}
