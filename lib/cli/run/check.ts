import { findingsOf, isAsGraveAs, type Severity, type StackFinding } from '../../report/findings';
import { sarif } from '../../report/sarif';
import type { Run } from '../command';
import { EXIT } from '../exit-code';
import { findingLines, findingsMarkdown } from '../findings-view';
import { packageVersion } from '../package-json';
import { jsonText } from '../plain-text';
import { openStacks, settingsFileOf, type SourceOptions } from '../sources';
import { writeResult, type Line } from '../write-result';

interface Options extends SourceOptions {
  readonly format: 'table' | 'json' | 'markdown' | 'sarif';
  readonly out?: string;
  readonly failOn: Severity | 'never';
}

export const run: Run<Options> = async ({ options, terminal, language }) => {
  const stacks = await openStacks({ ...options, unchecked: true }, terminal, language);
  const findings = stacks.flatMap(findingsOf);
  const documents: Readonly<Record<Options['format'], () => string | readonly Line[]>> = {
    table: () => findingLines(findings, stacks, language),
    markdown: () => findingsMarkdown(findings, stacks, language),
    json: () => jsonText({ stacks: stacks.map(({ name }) => name), findings }),
    sarif: () => jsonText(sarif(findings, stacks, packageVersion(), settingsFileOf(options))),
  };
  writeResult(documents[options.format](), options.out, terminal);
  return fails(findings, options.failOn) ? EXIT.findings : EXIT.ok;
};

function fails(findings: readonly StackFinding[], failOn: Options['failOn']): boolean {
  return failOn !== 'never' && findings.some(finding => isAsGraveAs(finding, failOn));
}
