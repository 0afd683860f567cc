/** Something a provider has to say about a configuration or an operation. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail?: string;
  /** The argument it is about. */
  readonly path?: AttributePath;
}

/** The way from a resource to one of its arguments: names of arguments, and indexes of lists. */
export type AttributePath = readonly (string | number)[];

export function error(summary: string, path?: AttributePath, detail?: string): Diagnostic {
  return { severity: 'error', summary, ...(path && { path }), ...(detail !== undefined && { detail }) };
}

export function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** The form of the plugin protocol. */
export function diagnosticMessage({ severity, summary, detail = '', path }: Diagnostic): object {
  return { severity: severity === 'error' ? 1 : 2, summary, detail, ...(path && { attribute: pathMessage(path) }) };
}

/** The form of the plugin protocol. */
export function pathMessage(path: AttributePath): object {
  return { steps: path.map(step => (typeof step === 'number' ? { elementKeyInt: step } : { attributeName: step })) };
}
