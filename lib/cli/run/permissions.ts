import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allow, policyDocument, Statement } from '../../compute/role-policy';
import { splitIntoPolicies } from '../../release/policy-size';
import { StackPermissions } from '../../release/stack-permissions';
import type { Run } from '../command';
import { EXIT } from '../exit-code';
import { fileNames } from '../file-names';
import { messages } from '../language';
import { permissionLines, type StackNeeds } from '../permissions-view';
import { jsonText } from '../plain-text';
import { openStacks, type SourceOptions } from '../sources';
import { writeResult } from '../write-result';

const WORDS = messages({
  en: { wrote: (file: string): string => `wrote ${file}` },
  zh: { wrote: file => `已写出 ${file}` },
});

interface Options extends SourceOptions {
  readonly format: 'table' | 'json';
  readonly out?: string;
}

export const run: Run<Options> = async ({ options, terminal, language }) => {
  const stacks = await openStacks(options, terminal, language);
  const all = stacks.map((stack): StackNeeds => {
    const { plan, deploy } = StackPermissions.ofSynthesized(stack.json);
    return { name: stack.name, plan, deploy };
  });
  if (options.out !== undefined) {
    write(all, options.out).forEach(file => terminal.print(WORDS[language].wrote(file)));
  } else {
    writeResult(
      options.format === 'json' ? jsonText(policiesOf(all)) : permissionLines(all, language),
      undefined,
      terminal,
    );
  }
  return EXIT.ok;
};

/** Statements as policies in the form that RAM takes. */
function documents(statements: readonly Statement[]): string[] {
  return splitIntoPolicies(statements).map(part => policyDocument(part.map(allow)));
}

function policiesOf(all: readonly StackNeeds[]): object {
  return { stacks: all.map(({ name, plan, deploy }) => ({ stack: name, plan: parsed(plan), deploy: parsed(deploy) })) };
}

function parsed(statements: readonly Statement[]): object[] {
  return documents(statements).map(document => JSON.parse(document) as object);
}

function write(all: readonly StackNeeds[], folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  const names = fileNames(all.map(({ name }) => name));
  return all.flatMap((needs, index) =>
    (['plan', 'deploy'] as const).flatMap(what =>
      documents(needs[what]).map((document, number) => {
        const file = join(folder, `${names[index]}-${what}-${number + 1}.json`);
        writeFileSync(file, `${document}\n`);
        return file;
      }),
    ),
  );
}
