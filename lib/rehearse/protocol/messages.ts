/**
 * The messages of Terraform's plugin protocol 5 that a provider needs, as facts: the fields of each message in the order
 * of their numbers, which count from 1. A gap is a number that is not used here.
 *
 * A field is `name: type`; `[type]` repeats, and `{type}` is a map from text.
 */
const MESSAGES: Readonly<Record<string, string>> = {
  DynamicValue: 'msgpack: bytes, json: bytes',
  Diagnostic: 'severity: int32, summary: string, detail: string, attribute: AttributePath',
  AttributePath: 'steps: [Step]',
  Step: 'attributeName: string, elementKeyString: string, elementKeyInt: int64',
  RawState: 'json: bytes, flatmap: {string}',
  Schema: 'version: int64, block: Block',
  Block: 'version: int64, attributes: [Attribute], blockTypes: [NestedBlock], -, -, deprecated: bool',
  Attribute:
    'name: string, type: bytes, -, required: bool, optional: bool, computed: bool, sensitive: bool, -, deprecated: bool',
  NestedBlock: 'typeName: string, block: Block, nesting: int32, minItems: int64, maxItems: int64',
  Capabilities: 'planDestroy: bool, getProviderSchemaOptional: bool, moveResourceState: bool',
  Nothing: '',
  SchemaResponse:
    'provider: Schema, resourceSchemas: {Schema}, dataSourceSchemas: {Schema}, diagnostics: [Diagnostic], -, capabilities: Capabilities',
  ConfigRequest: 'config: DynamicValue',
  PrepareResponse: 'preparedConfig: DynamicValue, diagnostics: [Diagnostic]',
  ConfigureRequest: 'terraformVersion: string, config: DynamicValue',
  DiagnosticsResponse: 'diagnostics: [Diagnostic]',
  TypedConfigRequest: 'typeName: string, config: DynamicValue',
  UpgradeRequest: 'typeName: string, version: int64, rawState: RawState',
  UpgradeResponse: 'upgradedState: DynamicValue, diagnostics: [Diagnostic]',
  ReadRequest: 'typeName: string, currentState: DynamicValue, private: bytes',
  ReadResponse: 'newState: DynamicValue, diagnostics: [Diagnostic], private: bytes',
  PlanRequest:
    'typeName: string, priorState: DynamicValue, proposedNewState: DynamicValue, config: DynamicValue, priorPrivate: bytes',
  PlanResponse:
    'plannedState: DynamicValue, requiresReplace: [AttributePath], plannedPrivate: bytes, diagnostics: [Diagnostic], legacyTypeSystem: bool',
  ApplyRequest:
    'typeName: string, priorState: DynamicValue, plannedState: DynamicValue, config: DynamicValue, plannedPrivate: bytes',
  ApplyResponse: 'newState: DynamicValue, private: bytes, diagnostics: [Diagnostic], legacyTypeSystem: bool',
  ImportRequest: 'typeName: string, id: string',
  ImportedResource: 'typeName: string, state: DynamicValue, private: bytes',
  ImportResponse: 'importedResources: [ImportedResource], diagnostics: [Diagnostic]',
  ReadDataRequest: 'typeName: string, config: DynamicValue',
  ReadDataResponse: 'state: DynamicValue, diagnostics: [Diagnostic]',
  StopResponse: 'error: string',
};

/** The methods of a provider: what each is asked with, and what it answers. */
const METHODS: Readonly<Record<string, readonly [request: string, response: string]>> = {
  GetSchema: ['Nothing', 'SchemaResponse'],
  PrepareProviderConfig: ['ConfigRequest', 'PrepareResponse'],
  Configure: ['ConfigureRequest', 'DiagnosticsResponse'],
  ValidateResourceTypeConfig: ['TypedConfigRequest', 'DiagnosticsResponse'],
  ValidateDataSourceConfig: ['TypedConfigRequest', 'DiagnosticsResponse'],
  UpgradeResourceState: ['UpgradeRequest', 'UpgradeResponse'],
  ReadResource: ['ReadRequest', 'ReadResponse'],
  PlanResourceChange: ['PlanRequest', 'PlanResponse'],
  ApplyResourceChange: ['ApplyRequest', 'ApplyResponse'],
  ImportResourceState: ['ImportRequest', 'ImportResponse'],
  ReadDataSource: ['ReadDataRequest', 'ReadDataResponse'],
  Stop: ['Nothing', 'StopResponse'],
};

/** The protocol in the form that `@grpc/proto-loader` reads. */
export function protocol(): object {
  return { nested: { tfplugin5: { nested: { ...mapValues(MESSAGES, message), Provider: service() } } } };
}

function message(fields: string): object {
  const result: Record<string, object> = {};
  fields.split(', ').forEach((field, index) => {
    const [name, type] = field.split(': ');
    if (name !== undefined && type !== undefined) result[name] = { id: index + 1, ...fieldType(type) };
  });
  return withAlternatives(result);
}

/** The steps of a path are one of three, so that a list's element 0 differs from no element. */
function withAlternatives(fields: Record<string, object>): object {
  return 'elementKeyInt' in fields ? { fields, oneofs: { selector: { oneof: Object.keys(fields) } } } : { fields };
}

function fieldType(type: string): object {
  const inner = type.slice(1, -1);
  if (type.startsWith('[')) return { rule: 'repeated', type: inner };
  return type.startsWith('{') ? { keyType: 'string', type: inner } : { type };
}

function service(): object {
  return { methods: mapValues(METHODS, ([requestType, responseType]) => ({ requestType, responseType })) };
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => object): Record<string, object> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
