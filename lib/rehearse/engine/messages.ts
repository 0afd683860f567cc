/** How an operation changes a resource. */
export type ChangeAction = 'create' | 'update' | 'replace' | 'delete' | 'read' | 'move' | 'import' | 'forget';

export interface Change {
  /** Such as `alicloud_vpc.network`. */
  readonly address: string;
  readonly type: string;
  readonly action: ChangeAction;
  /** The id that it is imported by. @default - it is not imported */
  readonly importedAs?: string;
}

/** Something the engine said of the configuration, or of an operation. */
export interface EngineMessage {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  /** Of the resource that it is about. */
  readonly address?: string;
}

/** What the engine told while it ran. */
export interface EngineReport {
  readonly messages: readonly EngineMessage[];
  /** What it was going to change, without what it left alone. */
  readonly planned: readonly Change[];
  /** What it did change. */
  readonly applied: readonly Change[];
  /** What somebody else had changed. */
  readonly drifted: readonly Change[];
}

interface WireDiagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
  readonly snippet?: { readonly context?: string | null };
}
interface WireChange {
  readonly resource: { readonly addr: string; readonly resource_type: string };
  readonly action: string;
  readonly importing?: { readonly id?: string };
}
interface WireLine {
  readonly type?: string;
  readonly diagnostic?: WireDiagnostic;
  readonly diagnostics?: readonly WireDiagnostic[];
  readonly change?: WireChange;
  readonly hook?: WireChange;
}

/** Reads what an engine writes with `-json`: one object a line, or one object in all. */
export function readReport(lines: readonly string[]): EngineReport {
  const said = parse(lines);
  const messages = said.flatMap(({ diagnostic, diagnostics = [] }) => (diagnostic ? [diagnostic] : diagnostics));
  return {
    messages: messages.map(message),
    planned: changes(said, 'planned_change', 'change').filter(({ action }) => action !== 'read'),
    applied: changes(said, 'apply_complete', 'hook').filter(({ action }) => action !== 'read'),
    drifted: changes(said, 'resource_drift', 'change'),
  };
}

function parse(lines: readonly string[]): WireLine[] {
  const whole = tryParse(lines.join('\n'));
  if (whole) return [whole];
  return lines.map(tryParse).filter(line => line !== undefined);
}

function tryParse(text: string): WireLine | undefined {
  try {
    return JSON.parse(text) as WireLine;
  } catch {
    return undefined;
  }
}

function message({ severity, summary, detail = '', address, snippet }: WireDiagnostic): EngineMessage {
  const where = address ?? addressOf(snippet?.context ?? '');
  return { severity, summary, detail, ...(where !== undefined && where !== '' && { address: where }) };
}

/** The engine says where it is in a JSON file as `resource.alicloud_vpc.network`, in HCL as `resource "alicloud_vpc" "network"`. */
function addressOf(context: string): string | undefined {
  const [, kind, type, name] = /^(resource|data)[. ]"?([\w-]+)"?[. ]"?([\w-]+)/.exec(context) ?? [];
  if (kind === undefined) return undefined;
  return `${kind === 'data' ? 'data.' : ''}${type}.${name}`;
}

function changes(said: readonly WireLine[], type: string, at: 'change' | 'hook'): Change[] {
  return said
    .filter(line => line.type === type)
    .map(line => line[at])
    .filter(change => change !== undefined)
    .map(({ resource, action, importing }) => ({
      address: resource.addr,
      type: resource.resource_type,
      action: (action === 'remove' ? 'forget' : action) as ChangeAction,
      ...(importing?.id !== undefined && { importedAs: importing.id }),
    }));
}
