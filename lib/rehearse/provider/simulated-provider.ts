import { setTimeout as sleep } from 'node:timers/promises';
import type { ResourceFacts } from '../../facts/model';
import { ProviderFacts } from '../../facts/provider-facts';
import { FaultCounter } from '../cloud/faults';
import { inventUnknown } from '../cloud/invent';
import { inventedPart } from '../cloud/references';
import { ApiRefusal, SimulatedCloud } from '../cloud/simulated-cloud';
import { error, type AttributePath, type Diagnostic } from '../protocol/diagnostic';
import { canonical, type ObjectValue } from '../values/value';
import { planBlock } from './plan-block';
import { replacingPaths } from './replacement';
import { validateConfig } from './validate';

export interface Plan {
  readonly planned: ObjectValue;
  /** The arguments that make the change a replacement. */
  readonly replaces: readonly AttributePath[];
}

export interface Applied {
  /** What there is now; nothing when nothing was made, or when it was deleted. */
  readonly state: ObjectValue | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The alicloud provider as its facts describe it, over a simulated cloud. It knows no type by name: what it does with one
 * is what the facts say, and what the cloud's rules refuse.
 */
export class SimulatedProvider {
  constructor(
    public readonly cloud: SimulatedCloud = new SimulatedCloud(),
    public readonly faults: FaultCounter = new FaultCounter(),
    public readonly facts: ProviderFacts = ProviderFacts.embedded(),
  ) {}

  /** @throws when there is no such resource */
  public resource(type: string): ResourceFacts {
    return known(this.facts.resource(type), type);
  }

  /** @throws when there is no such data source */
  public dataSource(type: string): ResourceFacts {
    return known(this.facts.dataSource(type), type);
  }

  /** What is wrong with the provider block. */
  public validateProvider(config: ObjectValue): readonly Diagnostic[] {
    return validateConfig(this.facts.provider(), config);
  }

  /** What the provider finds wrong with the arguments of a resource or data source, before anything is applied. */
  public validate(facts: ResourceFacts, config: ObjectValue): readonly Diagnostic[] {
    return validateConfig(facts, config);
  }

  /** What a resource will be, and whether its change needs another in its place. */
  public plan(facts: ResourceFacts, prior: ObjectValue | null, config: ObjectValue): Plan {
    const planned = planBlock(facts.block, config, prior ?? undefined);
    return { planned, replaces: prior === null ? [] : replacingPaths(facts, prior, planned) };
  }

  /** Does what was planned: creates, changes, or deletes when nothing is planned. */
  public async apply(facts: ResourceFacts, prior: ObjectValue | null, planned: ObjectValue | null): Promise<Applied> {
    const { refused, timesOut, delayMs } = this.faults.next();
    if (delayMs > 0) await sleep(delayMs);
    if (refused) return { state: prior, diagnostics: [error(`${facts.type}: the cloud refused this on request`)] };
    try {
      const state = this.change(facts, prior, planned);
      const waited = error(`${facts.type}: timeout while waiting for the cloud, on request`);
      return { state, diagnostics: timesOut ? [waited] : [] };
    } catch (problem) {
      if (!(problem instanceof ApiRefusal)) throw problem;
      return { state: prior, diagnostics: [error(`${facts.type}: ${problem.message}`)] };
    }
  }

  /** The resource as it is in the cloud, or nothing when it is gone. */
  public read(type: string, state: ObjectValue): ObjectValue | null {
    const found = this.cloud.find(type, String(state['id']));
    // How long Terraform waits stands in the state alone.
    return found ? { ...found.state, ...('timeouts' in state && { timeouts: state['timeouts'] ?? null }) } : null;
  }

  /** A resource that exists: one of the simulated cloud, or one that was there before and is taken into it. */
  public import(facts: ResourceFacts, id: string): ObjectValue | undefined {
    return (this.cloud.find(facts.type, id) ?? this.cloud.adopt(facts, id))?.state;
  }

  /** What a data source finds: always something, made up from what it was asked. */
  public readData(facts: ResourceFacts, config: ObjectValue): ObjectValue {
    const seed = `${facts.type}/${canonical(config)}`;
    const id = config['id'] ?? inventedPart(seed).replace(/^sim/, 'data-');
    return { ...inventUnknown(facts.block, planBlock(facts.block, config, undefined), seed), id };
  }

  private change(facts: ResourceFacts, prior: ObjectValue | null, planned: ObjectValue | null): ObjectValue | null {
    if (planned === null) {
      this.cloud.delete(facts.type, String(prior?.['id']));
      return null;
    }
    if (prior === null) return this.cloud.create(facts, planned).state;
    return this.cloud.update(facts, String(prior['id']), planned).state;
  }
}

function known(facts: ResourceFacts | undefined, type: string): ResourceFacts {
  if (facts === undefined) throw new Error(`the provider has no '${type}'`);
  return facts;
}
