import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProviderFacts } from '../lib/facts/provider-facts';
import { finishBindings } from './bindings/finish-bindings';
import { runOfficialGenerator } from './bindings/official-generator';
import { bindingsFingerprint } from './bindings/stamp';
import { readFacts } from './facts-folder';
import { sectionSchema } from './facts-to-schema';
import type { SchemaJson, SectionJson } from './schema-json';
import { swapFolder } from './swap-folder';
import type { AllFacts } from './facts-folder';
import type { FactNode } from '../lib/facts/fact-node';

const FACTS = join(__dirname, 'facts');
const GEN = join(__dirname, '../.gen');
const BINDINGS = join(GEN, 'alicloud');
/** Inside the folder, so that folder and stamp are swapped in one step. */
const STAMP = '.made-from';

/** Makes `.gen/alicloud` unless it is current. Returns the line that says what was done. */
async function generateBindings(): Promise<string> {
  const start = performance.now();
  const fingerprint = bindingsFingerprint();
  if (readStamp() === fingerprint) return `.gen/alicloud is current (${seconds(start)})`;
  mkdirSync(GEN, { recursive: true });
  // Beside the target, so that the swap is a rename, and an interrupted run leaves the old bindings whole.
  const work = mkdtempSync(join(GEN, '.making-'));
  try {
    const facts = ProviderFacts.fromFolder(FACTS);
    await runOfficialGenerator(schemaOf(readFacts(FACTS)), work);
    const made = join(work, 'providers/alicloud');
    const count = finishBindings(made, facts);
    writeFileSync(join(made, STAMP), fingerprint);
    swapFolder(made, BINDINGS);
    return `.gen/alicloud: ${count} typed bindings of alicloud ${facts.version} (${seconds(start)})`;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The facts in the form the generator reads. It needs no behaviour. */
export function schemaOf(facts: AllFacts): SchemaJson {
  return {
    format_version: facts.origin.format,
    provider_schemas: {
      [facts.origin.source]: {
        provider: sectionSchema(facts.provider),
        resource_schemas: schemasOf(facts.resources),
        data_source_schemas: schemasOf(facts.dataSources),
      },
    },
  };
}

function schemasOf(sections: readonly FactNode[]): Readonly<Record<string, SectionJson>> {
  return Object.fromEntries(sections.map(section => [section.name, sectionSchema(section)]));
}

function readStamp(): string | undefined {
  const path = join(BINDINGS, STAMP);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

if (require.main === module) {
  generateBindings().then(
    line => process.stdout.write(`${line}\n`),
    (error: unknown) => {
      process.stderr.write(`the bindings could not be made: ${error instanceof Error ? error.stack : String(error)}\n`);
      process.exitCode = 1;
    },
  );
}
