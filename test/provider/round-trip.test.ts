import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { factsFrom, behaviourOf } from '../../provider/merge-facts';
import { parseFacts, printFacts, readFacts } from '../../provider/facts-folder';
import { readBehaviourFile, readSchemaFile } from '../../provider/read-input';
import { schemaOf } from '../../provider/generate-bindings';

const FACTS = join(__dirname, '../../provider/facts');
const INPUTS = join(__dirname, '../../../shared/provider');
const SCHEMA = join(INPUTS, 'alicloud-1.283.0.schema.json.gz');
const BEHAVIOUR = join(INPUTS, 'alicloud-1.277.behaviour.json.gz');
const whereInputsAre = existsSync(SCHEMA) && existsSync(BEHAVIOUR) ? describe : describe.skip;

describe('the facts in this repository', () => {
  test('are printed exactly as they were read', () => {
    for (const [name, text] of printFacts(readFacts(FACTS)))
      expect(readFileSync(join(FACTS, name), 'latin1') === text).toBe(true);
  });

  test('survive being turned into a schema with behaviour, and back', () => {
    const facts = readFacts(FACTS);
    const schema = schemaOf(facts).provider_schemas[facts.origin.source]!;
    const again = printFacts(factsFrom(facts.origin, schema, behaviourOf(facts)));
    for (const [name, text] of printFacts(facts)) expect(again.get(name) === text).toBe(true);
  });

  test('stand in the order of their names, by which they are found', () => {
    const { resources, dataSources } = readFacts(FACTS);
    for (const sections of [resources, dataSources]) {
      const names = sections.map(section => section.name);
      expect(names).toEqual([...names].toSorted());
    }
  });
});

whereInputsAre('the facts compared with the files they were made from (../shared/provider)', () => {
  test('hold the whole schema', () => {
    const { schema, source, format } = readSchemaFile(SCHEMA);
    expect(schemaOf(readFacts(FACTS))).toEqual({ format_version: format, provider_schemas: { [source]: schema } });
  });

  test('hold all observed behaviour', () => {
    expect(behaviourOf(readFacts(FACTS))).toEqual(readBehaviourFile(BEHAVIOUR));
  });

  test('are what a fresh conversion gives', () => {
    const { schema } = readSchemaFile(SCHEMA);
    const facts = readFacts(FACTS);
    const fresh = printFacts(factsFrom(facts.origin, schema, readBehaviourFile(BEHAVIOUR)));
    expect(parseFacts(name => fresh.get(name)!)).toEqual(facts);
  });
});
