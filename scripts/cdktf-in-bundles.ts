import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { ROOT } from './bundle';

export type Cdk = 'cdktf' | 'cdktn';

type Change = readonly [from: string, to: string];

/**
 * What a bundle has in other words than cdktf, by file of cdktf: the same is written, and sooner.
 *
 * - `private/fs.js` of cdktf loads a maker of archives, which is half of the time that all of cdktf takes to load. It calls
 *   itself as a program to make one, so that stays with the file that cdktf has. cdktn has a small one.
 * - `terraform-stack.js` looks for tokens in all of a stack a second time: all but the overrides is resolved already.
 * - `resolve.js` makes a context for each key and each value, also for those that no token can be in. The context of what is
 *   in an object says what that of the object says: only a token changes one, and that has a context of its own.
 * - `encoding.js` makes an object for each key of each object, to see whether it is the key of a token.
 */
function changes(cdk: Cdk): Readonly<Record<string, readonly Change[]>> {
  return {
    'private/fs.js': [
      ['const archiver = require("archiver");', ''],
      [
        '`node ${__filename} ',
        `\`node \${require('node:module').createRequire(__filename).resolve('${cdk}/lib/private/fs')} `,
      ],
    ],
    'terraform-stack.js': [
      [
        '(0, util_1.deepMerge)(tf, this.rawOverrides);\n        return (0, _tokens_1.resolve)(this, tf);',
        '(0, util_1.deepMerge)(tf, (0, _tokens_1.resolve)(this, this.rawOverrides));\n        return tf;',
      ],
    ],
    'tokens/private/resolve.js': [
      ['    const pathName = "/" + prefix.join("/");\n', ''],
      ['unableToResolveCircularReference)(pathName)', `unableToResolveCircularReference)(${PATH})`],
      ['cannotResolveFunction)(pathName, ', `cannotResolveFunction)(${PATH}, `],
      ['constructsCannotBeResolved)(pathName)', `constructsCannotBeResolved)(${PATH})`],
      ['mapKeyMustResolveToString)(pathName, ', `mapKeyMustResolveToString)(${PATH}, `],
      [
        'function resolve(obj, options) {',
        `${IS_PLAIN}function resolve(obj, options) {\n    if (isPlain(obj)) return obj;`,
      ],
      [
        'makeContext(`${i}`)[0].resolve(x)',
        '(isPlain(x) ? x : resolve(x, { ...options, prefix: [...prefix, `${i}`] }))',
      ],
      ['makeContext()[0].resolve(key)', '(isPlain(key) ? key : makeContext()[0].resolve(key))'],
      [
        'const value = makeContext(key)[0].resolve(obj[key]);',
        'const given = obj[key];\n' +
          '        const value = isPlain(given) ? given : resolve(given, { ...options, prefix: [...prefix, key] });',
      ],
    ],
    'tokens/private/encoding.js': [
      [
        'TokenString.forMapToken(x).test()',
        'x.includes(exports.BEGIN_MAP_TOKEN_MARKER) && TokenString.forMapToken(x).test()',
      ],
    ],
  };
}

/** Where a value is, which only an error tells. */
const PATH = '"/" + prefix.join("/")';

/** Whether resolving a value gives the value: a number that is a token is far from every safe integer. */
const IS_PLAIN = `
const MAY_BE_TOKEN = /TfToken\\[|Token Value$|[-|\\d.+]e[-|\\d.eE+]/;
function isPlain(value) {
    if (typeof value === "string") return !MAY_BE_TOKEN.test(value);
    return typeof value === "boolean" || (Number.isSafeInteger(value) && value !== token_1.Token.NUMBER_MAP_TOKEN_VALUE);
}
`;

/** Makes a bundle that has cdktf within load it, and render a stack, in less time. */
export function fasterCdk(cdk: Cdk): Plugin {
  return {
    name: 'faster-cdk',
    setup({ onLoad }) {
      for (const [file, all] of Object.entries(changes(cdk))) {
        const filter = new RegExp(`/${cdk}/lib/${file.replaceAll('.', '\\.')}$`);
        onLoad({ filter }, ({ path }) => {
          const text = readFileSync(path, 'utf8');
          const isNeeded = !file.endsWith('fs.js') || text.includes('"archiver"');
          return { contents: isNeeded ? all.reduce(change(path), text) : text };
        });
      }
    },
  };
}

function change(path: string) {
  return (text: string, [from, to]: Change): string => {
    if (text.split(from).length !== 2) throw new Error(`${path} does not say once, as it did before: ${from}`);
    return text.replace(from, () => to);
  };
}

/**
 * Imports cdktf once for all of the modules of the project. A bundler gives each module an object of its own with all 400 names
 * of a CommonJS module, and the modules are more than a hundred.
 */
export const ONE_IMPORT: Plugin = {
  name: 'one-import',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(cdktf|constructs)$/ }, ({ path, importer, kind }) =>
      kind === 'import-statement' && !importer.includes('node_modules') && importer !== ''
        ? { path, namespace: 'one-import' }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'one-import' }, ({ path }) => {
      const names = Object.keys(require(join(ROOT, 'node_modules', path)) as object);
      return {
        contents: `const all = require('${path}');\n${names.map(name => `export const ${name} = all.${name};`).join('\n')}`,
        resolveDir: ROOT,
      };
    });
  },
};
