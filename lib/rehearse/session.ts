import { FaultCounter } from './cloud/faults';
import { SimulatedCloud } from './cloud/simulated-cloud';
import { MemoryWorld, type World } from './cloud/world';
import { findEngine, runEngine, type EngineName } from './engine/engine';
import { readReport, type EngineReport } from './engine/messages';
import { WorkingCopy } from './engine/working-copy';
import type { SchemaTypes } from './protocol/schema-message';
import { ProviderServer } from './protocol/provider-server';
import { SimulatedProvider } from './provider/simulated-provider';

export interface SessionOptions {
  /** @default - Terraform, or OpenTofu where there is no Terraform */
  readonly engine?: EngineName;
  /** What the provider's schema tells of. A small one makes each run faster. @default - every type */
  readonly types?: SchemaTypes;
  /** @default - one that ends with the session */
  readonly world?: World;
}

/** One run of the engine, and what it said. */
export interface SessionRun extends EngineReport {
  readonly exitCode: number;
  readonly seconds: number;
  /** What it wrote that is not in the report: why it could not even start. */
  readonly raw: string;
}

const FORM = ['-json', '-input=false'];
/** No API is to be spared, so much may happen at once. */
const PARALLEL = '-parallelism=32';
const FORMS: Readonly<Record<string, readonly string[]>> = {
  init: ['-no-color', '-input=false'],
  validate: ['-json'],
  show: ['-json'],
};

/** An engine, attached to a simulated provider, in a copy of a stack. */
export class Session {
  /** @throws MissingEngineError, NoStackError */
  public static async start(stackFolder: string, options: SessionOptions = {}): Promise<Session> {
    const engine = findEngine(options.engine);
    const copy = WorkingCopy.of(stackFolder);
    const provider = new SimulatedProvider(new SimulatedCloud(options.world ?? new MemoryWorld()), new FaultCounter());
    return new Session(engine, copy, provider, await ProviderServer.start(provider, options.types));
  }

  private constructor(
    public readonly engine: string,
    public readonly copy: WorkingCopy,
    public readonly provider: SimulatedProvider,
    private readonly server: ProviderServer,
  ) {}

  /** Runs a command of the engine, such as `plan`. */
  public async run(command: string, ...args: readonly string[]): Promise<SessionRun> {
    const all = [command, ...(FORMS[command] ?? [...FORM, PARALLEL]), ...args];
    const { exitCode, seconds, lines, errors } = await runEngine(
      this.engine,
      all,
      this.copy.folder,
      this.server.environment,
    );
    const report = readReport(lines);
    const raw = report.messages.length > 0 ? errors : [...lines, errors].join('\n');
    return { ...report, exitCode, seconds, raw: raw.trim() };
  }

  /** Ends the provider, and removes the copy unless it is to be kept. */
  public end(keep = false): void {
    this.server.stop();
    if (!keep) this.copy.remove();
  }
}
