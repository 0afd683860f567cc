import type { ResourceFacts } from '../../facts/model';
import type { SimulatedProvider } from '../provider/simulated-provider';
import { blockType } from '../values/block-type';
import { conformBlock } from '../values/conform';
import { decodeValue, encodeValue } from '../values/msgpack';
import type { ObjectValue } from '../values/value';
import { diagnosticMessage, error, pathMessage, type Diagnostic } from './diagnostic';

interface DynamicValue {
  readonly msgpack?: Uint8Array;
}
interface Request {
  readonly typeName: string;
  readonly id: string;
  readonly config?: DynamicValue;
  readonly currentState?: DynamicValue;
  readonly priorState?: DynamicValue;
  readonly plannedState?: DynamicValue;
  readonly proposedNewState?: DynamicValue;
  readonly rawState?: { readonly json?: Uint8Array };
}

/** What Terraform asks a provider, answered by the simulated one. The schema is not among it: it is written once. */
export function providerMethods(
  provider: SimulatedProvider,
): Record<string, (request: Request) => object | Promise<object>> {
  return {
    PrepareProviderConfig: ({ config }) => ({
      preparedConfig: config,
      diagnostics: said(provider.validateProvider(read(provider.facts.provider(), config) ?? {})),
    }),
    Configure: () => ({}),
    Stop: () => ({}),
    ValidateResourceTypeConfig: ({ typeName, config }) => {
      const facts = provider.resource(typeName);
      return { diagnostics: said(provider.validate(facts, read(facts, config) ?? {})) };
    },
    ValidateDataSourceConfig: ({ typeName, config }) => {
      const facts = provider.dataSource(typeName);
      return { diagnostics: said(provider.validate(facts, read(facts, config) ?? {})) };
    },
    UpgradeResourceState: ({ typeName, rawState }) => {
      const facts = provider.resource(typeName);
      const json = JSON.parse(new TextDecoder().decode(rawState?.json ?? new Uint8Array())) as unknown;
      return { upgradedState: write(facts, conformBlock(json, facts.block)) };
    },
    ReadResource: ({ typeName, currentState }) => {
      const facts = provider.resource(typeName);
      return { newState: write(facts, provider.read(typeName, read(facts, currentState) ?? {})) };
    },
    PlanResourceChange: request => planned(provider, request),
    ApplyResourceChange: async ({ typeName, priorState, plannedState }) => {
      const facts = provider.resource(typeName);
      const { state, diagnostics } = await provider.apply(facts, read(facts, priorState), read(facts, plannedState));
      return { newState: write(facts, state), diagnostics: said(diagnostics), legacyTypeSystem: true };
    },
    ImportResourceState: ({ typeName, id }) => {
      const facts = provider.resource(typeName);
      const state = provider.import(facts, id);
      if (state === undefined) return { diagnostics: said([error(`${typeName} ${id} does not exist`)]) };
      return { importedResources: [{ typeName, state: write(facts, state) }] };
    },
    ReadDataSource: ({ typeName, config }) => {
      const facts = provider.dataSource(typeName);
      return { state: write(facts, provider.readData(facts, read(facts, config) ?? {})) };
    },
  };
}

/**
 * Like the real provider, it asks for the leniency of the old SDK: a default stands in the plan where the configuration
 * says nothing, which the newer rules forbid.
 */
function planned(provider: SimulatedProvider, request: Request): object {
  const facts = provider.resource(request.typeName);
  const config = read(facts, request.config);
  if (config === null || read(facts, request.proposedNewState) === null) {
    return { plannedState: write(facts, null), legacyTypeSystem: true };
  }
  const plan = provider.plan(facts, read(facts, request.priorState), config);
  return {
    plannedState: write(facts, plan.planned),
    requiresReplace: plan.replaces.map(pathMessage),
    legacyTypeSystem: true,
  };
}

function read({ block }: ResourceFacts, value: DynamicValue | undefined): ObjectValue | null {
  return decodeValue(value?.msgpack, blockType(block)) as ObjectValue | null;
}

function write({ block }: ResourceFacts, value: ObjectValue | null): DynamicValue {
  return { msgpack: encodeValue(value, blockType(block)) };
}

function said(diagnostics: readonly Diagnostic[]): object[] {
  return diagnostics.map(diagnosticMessage);
}
