import { relative, resolve } from 'node:path';
import { RULES } from '../rules/catalogue';
import type { StackFinding } from './findings';
import type { WrittenStack } from './stack-reader';

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const;

/**
 * Findings in the form of code-scanning pages: SARIF 2.1.0.
 *
 * The place is the file that was synthesized, or the settings that it was synthesized from, and the logical place the
 * construct. A finding keeps its fingerprint when lines move, so a page does not take it for another.
 *
 * @param version of this package
 * @param settings the settings file, where the stacks were synthesized for this alone: a page can show no file that is gone
 */
export function sarif(
  findings: readonly StackFinding[],
  stacks: readonly WrittenStack[],
  version: string,
  settings?: string,
): object {
  const rules = [...new Set(findings.map(({ ruleId }) => ruleId))].toSorted();
  const files = new Map(stacks.map(({ name, file }) => [name, settings ?? file]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'pigeon',
            version,
            rules: rules.map(id => rule(id, findings.find(({ ruleId }) => ruleId === id) as StackFinding)),
          },
        },
        results: findings.map(finding => result(finding, rules.indexOf(finding.ruleId), files.get(finding.stack))),
      },
    ],
  };
}

function rule(id: string, { severity, fix, docs }: StackFinding): object {
  const known = RULES.find(one => one.id === id);
  return {
    id,
    name: id.replace(/(?:^|[^A-Za-z0-9])([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: known?.what ?? id },
    ...(known && { fullDescription: { text: `${known.what} ${known.why}` } }),
    defaultConfiguration: { level: LEVEL[severity] },
    ...(fix !== undefined && { help: { text: fix } }),
    ...(docs !== undefined && /^https?:/.test(docs) && { helpUri: docs }),
  };
}

function result(finding: StackFinding, ruleIndex: number, file = 'cdk.tf.json'): object {
  const { ruleId, severity, stack, address = '', path, message, fix, acknowledged } = finding;
  const name = path === undefined ? stack : `${stack}/${path}`;
  return {
    ruleId,
    ruleIndex,
    level: LEVEL[severity],
    message: { text: fix === undefined ? message : `${message}\n${fix}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: 1 } },
        logicalLocations: [{ fullyQualifiedName: name, kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'pigeon/v1': [ruleId, stack, address, message].join('|') },
    ...(acknowledged !== undefined && {
      suppressions: [{ kind: 'inSource', status: 'accepted', justification: acknowledged }],
    }),
  };
}

/** Relative to the folder that the command runs in, which for a pipeline is that of the repository. */
function uriOf(file: string): string {
  return relative(process.cwd(), resolve(file)).split(/[\\/]/).map(encodeURIComponent).join('/');
}
