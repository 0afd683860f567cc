import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasEngine } from '../../lib/testing';
import { newFolder } from '../folder';
import { blocksIn, pages } from './markdown';

/** The languages that code is written in, each with a test, and `text` for what programs print. */
const LANGUAGES = ['ts', 'sh', 'yaml', 'json', 'hcl', 'text'];

test('every block says its language, and none is only indented', () => {
  const unknown = pages()
    .flatMap(({ blocks }) => blocks)
    .filter(({ language }) => !LANGUAGES.includes(language))
    .map(({ place, language }) => `${place}: '${language}'`);
  const indented = pages().flatMap(({ path, prose }) =>
    prose.flatMap((line, index) =>
      /^( {4}|\t)\S/.test(line) && prose[index - 1] === '' ? [`${path}:${index + 1}`] : [],
    ),
  );

  expect(unknown).toEqual([]);
  expect(indented).toEqual([]);
});

/** What is not run, with its reason. The list is to stay short. */
test('few blocks are not run, and each says why', () => {
  const english = blocksIn(...LANGUAGES).flatMap(({ place, notRun }) =>
    notRun === undefined ? [] : [`${place.split(':')[0]}: ${notRun}`],
  );

  expect(english).toMatchInlineSnapshot(`
   [
     "docs/getting-started.md: it needs an account",
     "docs/state-and-engines.md: it needs an account",
     "examples/ci/README.md: it copies into your repository",
     "examples/pipeline-identity/README.md: it asks the issuer",
   ]
  `);
});

const json = blocksIn('json');

test.each(json.map(({ place, text }) => [place, text]))('%s is JSON, or a line of it', (_, text) => {
  expect(() => JSON.parse(/^\s*[[{]/.test(text) ? text : `{${text}}`) as unknown).not.toThrow();
});

test('HCL is HCL, and laid out as Terraform lays it out', () => {
  for (const { text } of hasEngine() ? blocksIn('hcl') : []) {
    const file = join(newFolder(), 'main.tf');
    writeFileSync(file, text);
    execFileSync('terraform', ['fmt', '-check', '-diff', file], { stdio: 'pipe' });
  }
});
