import { importedLosses, losses } from './data-bearing';
import type { Change, EngineMessage } from './engine/messages';
import { explainInit } from './foreign-provider';
import { forecast, PLAN_FILE } from './forecast';
import { ForetoldImports } from './imports';
import type { SynthesizedFolder } from './engine/synthesized-folder';
import type { Neighbours } from './neighbours';
import type { Placed, Problem, RehearsalReport, Step, StepName } from './rehearsal-report';
import type { RehearseOptions } from './rehearse';
import type { Session, SessionRun } from './session';

const LOST = { replace: 'replaced', delete: 'destroyed' } as const;
const UNCHANGED = 0;
const CHANGED = 2;

/** The steps of one rehearsal, and what they found. It stops at the first step that fails, and clears up all the same. */
export class Rehearsal {
  private readonly steps: Step[] = [];
  private readonly problems: Problem[] = [];
  private readonly warnings: Problem[] = [];
  private planned: readonly Change[] = [];
  private created: readonly Placed[] = [];
  private secondPlan: readonly Change[] = [];
  private readonly foretold: ForetoldImports;

  constructor(
    private readonly session: Session,
    private readonly options: RehearseOptions & { readonly neighbours: Neighbours },
    private readonly stack: SynthesizedFolder,
    private readonly older: SynthesizedFolder | undefined,
  ) {
    this.foretold = new ForetoldImports(session.provider, options.existing ?? []);
  }

  public async run(): Promise<void> {
    const { session, stack, older = stack } = this;
    const { neighbours, stackFolder } = this.options;
    if (!this.knowsNeighbours()) return;
    session.provider.cloud.share(neighbours.resources(stack));
    neighbours.connect(older, session.copy.folder);
    const applied = (await this.init()) && (await this.applyOlder()) && (await this.plan()) && (await this.apply());
    const isStable = applied && (await this.planAgain());
    const mayKeep = this.options.keep === true;
    if (isStable) {
      neighbours.remember(stackFolder, {
        state: session.copy.outputs(),
        resources: session.provider.cloud.resources(),
      });
    }
    // What an apply that failed left behind goes with the copy; a state that others look at is not destroyed.
    if (isStable && !mayKeep) await this.destroy();
  }

  public report(engine: string, keptIn?: string): RehearsalReport {
    const { steps, problems, warnings, planned, created, secondPlan } = this;
    const ok = problems.length === 0;
    return {
      ok,
      engine,
      steps,
      problems,
      warnings,
      planned,
      created,
      secondPlan,
      ...(keptIn !== undefined && { keptIn }),
    };
  }

  private knowsNeighbours(): boolean {
    const missing = this.options.neighbours.missing(this.stack).map(name => `'${name}'`);
    if (missing.length === 0) return true;
    const names = missing.join(', ');
    this.problem(
      'init',
      `it reads outputs of ${names}, and no rehearsal of that has passed before; rehearse all stacks together`,
    );
    this.add({ name: 'init', ok: false, seconds: 0, note: 'failed' });
    return false;
  }

  private async init(): Promise<boolean> {
    const run = await this.session.run('init');
    return this.finish('init', { ...run, raw: explainInit(run.raw) });
  }

  /** Brings about what the newer synthesis is to find. */
  private async applyOlder(): Promise<boolean> {
    if (this.older === undefined || this.options.upgradeFrom === undefined) return true;
    const { run: planned } = await forecast(this.session, this.foretold);
    const run = planned.exitCode === UNCHANGED ? await this.session.run('apply', PLAN_FILE) : planned;
    const ok = this.finish('apply what is there', run, `${run.applied.length} resources`);
    this.session.copy.use(this.options.stackFolder);
    this.options.neighbours.connect(this.stack, this.session.copy.folder);
    // A newer synthesis may declare what the older did not, and the engine looks at that first.
    return ok && this.init();
  }

  private async plan(): Promise<boolean> {
    if (!this.finish('validate', await this.session.run('validate'))) return false;
    const { run, imports } = await forecast(this.session, this.foretold);
    this.planned = run.planned;
    const lost = importedLosses(run.planned);
    for (const { address, action, importedAs } of lost) {
      const { replacing } = imports.find(one => one.address === address) ?? { replacing: [] };
      this.problem('plan', `is imported as '${importedAs}', and would be ${LOST[action]}${reason(replacing)}`, address);
    }
    const data = this.older
      ? losses(run.planned, [this.stack, this.older]).filter(one => one.importedAs === undefined)
      : [];
    data.forEach(({ address, action }) => this.problem('plan', `holds data, and would be ${LOST[action]}`, address));
    return this.finish('plan', run, summary(run.planned)) && lost.length + data.length === 0;
  }

  private async apply(): Promise<boolean> {
    const { faults } = this.options;
    this.session.provider.faults.restart(faults);
    const run = await this.session.run('apply', PLAN_FILE);
    this.created = run.applied.filter(({ action }) => action === 'create').map(change => this.place(change));
    const expected = faults?.failApply !== undefined || faults?.timeOutApply !== undefined;
    if (!expected || run.exitCode === UNCHANGED) return this.finish('apply', run, summary(run.applied));
    this.add({ name: 'apply', ok: true, seconds: run.seconds, note: 'failed, as was asked' });
    this.session.provider.faults.restart();
    const again = await this.session.run('apply', '-auto-approve');
    return this.finish('apply again', again, summary(again.applied));
  }

  private async planAgain(): Promise<boolean> {
    const { drift } = this.options;
    if (drift) this.drift(drift.address, drift.values);
    const run = await this.session.run('plan', '-detailed-exitcode');
    this.secondPlan = run.planned;
    const isEmpty = run.exitCode === UNCHANGED;
    const changes = run.exitCode === CHANGED ? run.planned : [];
    if (drift && isEmpty) this.problem('plan again', 'the drift that was asked for was not noticed', drift.address);
    if (!drift)
      changes.forEach(({ action, address }) =>
        this.problem('plan again', `would ${action} what was just applied`, address),
      );
    if (run.exitCode === CHANGED && changes.length === 0 && !drift)
      this.problem('plan again', 'an output would change');
    return this.finish(
      'plan again',
      { ...run, exitCode: run.exitCode === CHANGED ? UNCHANGED : run.exitCode },
      isEmpty ? 'no changes' : summary(changes),
    );
  }

  private async destroy(): Promise<boolean> {
    const { copy, provider } = this.session;
    copy.liftProtection();
    provider.cloud.ignoresDeletionProtection = true;
    // The second plan has just read everything.
    const run = await this.session.run('destroy', '-auto-approve', '-refresh=false');
    const left = provider.cloud.resources().filter(({ adopted }) => !adopted);
    left.forEach(({ type, id }) => this.problem('destroy', `${type} ${id} was left in the cloud`));
    [...copy.resources().keys()].forEach(address => this.problem('destroy', 'was left in the state', address));
    return this.finish('destroy', run, left.length === 0 ? 'nothing is left' : `${left.length} resources are left`);
  }

  private drift(address: string, values: NonNullable<RehearseOptions['drift']>['values']): void {
    const attributes = this.session.copy.resources().get(address) as { readonly id?: string } | undefined;
    const type = address.split('.')[0] as string;
    if (attributes?.id === undefined) throw new RangeError(`the stack has no resource '${address}' that could drift`);
    this.session.provider.cloud.drift(type, attributes.id, values);
  }

  /** Notes a step, with what the engine said during it. Returns whether the next one makes sense. */
  private finish(name: StepName, run: SessionRun, note = ''): boolean {
    const errors = run.messages.filter(({ severity }) => severity === 'error');
    errors.forEach(message => this.problem(name, textOf(message), message.address));
    if (name !== 'plan again') this.warn(name, run.messages);
    const failed = run.exitCode !== UNCHANGED;
    if (failed && errors.length === 0) this.problem(name, run.raw === '' ? `ended with ${run.exitCode}` : run.raw);
    const ok = !this.problems.some(({ step }) => step === name);
    this.add({ name, ok, seconds: run.seconds, note: failed ? 'failed' : note });
    return !failed;
  }

  /** The engine repeats its warnings at every step. */
  private warn(step: StepName, messages: readonly EngineMessage[]): void {
    for (const message of messages.filter(({ severity }) => severity === 'warning')) {
      const text = textOf(message);
      const known = this.warnings.some(warning => warning.message === text && warning.address === message.address);
      if (!known) this.warnings.push({ step, message: text, ...this.where(message.address) });
    }
  }

  private problem(step: StepName, message: string, address?: string): void {
    this.problems.push({ step, message, ...this.where(address) });
  }

  private where(address: string | undefined): Partial<Placed> {
    return address === undefined ? {} : this.place({ address });
  }

  private place({ address }: { readonly address: string }): Placed {
    const construct = this.stack.constructOf(address) ?? this.older?.constructOf(address);
    return { address, ...(construct !== undefined && { construct }) };
  }

  private add(step: Step): void {
    this.steps.push(step);
    this.options.onStep?.(step);
  }
}

function textOf({ summary: head, detail }: EngineMessage): string {
  return detail === '' ? head : `${head}: ${detail}`;
}

function reason(replacing: readonly string[]): string {
  return replacing.length === 0 ? '' : `: the stack says otherwise of ${replacing.map(name => `'${name}'`).join(', ')}`;
}

const VERBS = {
  import: 'to import',
  create: 'to create',
  update: 'to change',
  replace: 'to replace',
  delete: 'to destroy',
} as const;

function summary(changes: readonly Change[]): string {
  const parts = Object.entries(VERBS).map(([action, verb]) => {
    const isImport = action === 'import';
    const count = changes.filter(one => (isImport ? one.importedAs !== undefined : one.action === action)).length;
    return count === 0 ? '' : `${count} ${verb}`;
  });
  return parts.filter(Boolean).join(', ') || 'no changes';
}
