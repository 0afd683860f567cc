import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseSettings } from '../lib/settings/parse-settings';
import { synthesize } from '../lib/synthesize';
import { RenderedStack } from '../lib/rules/rendering';
import { EXAMPLES, runExample } from './example-stacks';
import { newFolder } from './folder';
import { synthesizeVariation, VARIATIONS } from './rehearse/variations';

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as RenderedStack;

type Named = readonly [name: string, stack: RenderedStack];

/** Everything that this repository synthesizes: the default stacks, the examples, and variations of the settings. */
export function everyStack(): Named[] {
  return [...defaultStacks(), ...exampleStacks(), ...variations()];
}

function defaultStacks(): Named[] {
  const settings = parseSettings(readFileSync(join(__dirname, '../pigeon.yaml'), 'utf8'));
  return synthesize(settings, { outdir: newFolder() }).map(file => [basename(dirname(file)), read(file)]);
}

function exampleStacks(): Named[] {
  return EXAMPLES.flatMap(name =>
    Object.entries(runExample(name)).map(([stack, json]): Named => [`${name}/${stack}`, json as RenderedStack]),
  );
}

function variations(): Named[] {
  return Object.entries(VARIATIONS).map(([name, variation]) => [
    name,
    read(join(synthesizeVariation(variation, true), 'cdk.tf.json')),
  ]);
}
