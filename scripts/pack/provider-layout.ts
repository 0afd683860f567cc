import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toCamelCase } from 'codemaker';
import { writeManifest, type Manifest } from './manifest';

const README = `# pigeon-provider-alicloud

Typed bindings of every resource and data source of the Terraform provider \`aliyun/alicloud\` for CDK for Terraform, in the
layout of the prebuilt providers \`@cdktf/provider-*\`. There has never been a \`@cdktf/provider-alicloud\`; code that is
written for one works with this line of package.json:

\`\`\`json
"@cdktf/provider-alicloud": "npm:pigeon-provider-alicloud@^VERSION"
\`\`\`

Import one resource at a time, such as \`@cdktf/provider-alicloud/lib/vpc\`: that loads one file. From the root,
\`import * as alicloud from '@cdktf/provider-alicloud'\` gives \`alicloud.vpc.Vpc\`; from CommonJS each is loaded when it is
asked for, and an ES module loads all of them.

For CDK Terrain, let \`cdktf\` mean \`cdktn\`: \`"cdktf": "npm:cdktn@^0.24.0"\`.

The constructs that are made with these bindings are in [pigeon-constructs](https://www.npmjs.com/package/pigeon-constructs),
which brings its own copy of them.
`;

/**
 * Lays out `pigeon-provider-alicloud` in `folder`: the bindings as `lib/<resource>/index.js`, and a root with a namespace
 * for each, which are loaded when they are asked for.
 */
export function layOutProvider(root: string, folder: string, manifest: Manifest): void {
  const bindings = join(root, 'dist/.gen/alicloud');
  const lib = join(folder, 'lib');
  mkdirSync(lib, { recursive: true });
  cpSync(bindings, lib, { recursive: true });
  for (const file of ['LICENSE', 'NOTICE']) cpSync(join(root, file), join(folder, file));
  const folders = readdirSync(bindings).toSorted();
  writeFileSync(join(lib, 'index.js'), rootModule(folders));
  writeFileSync(join(lib, 'index.d.ts'), rootTypes(folders));
  writeFileSync(join(folder, 'README.md'), README.replace('VERSION', manifest.version));
  writeManifest(folder, providerManifest(manifest));
}

function providerManifest(manifest: Manifest): Manifest {
  const { bin: _bin, typesVersions: _typesVersions, ...rest } = manifest;
  return {
    ...rest,
    name: 'pigeon-provider-alicloud',
    description: 'Prebuilt CDK for Terraform bindings of the Alibaba Cloud provider aliyun/alicloud',
    main: './lib/index.js',
    types: './lib/index.d.ts',
    exports: {
      '.': { types: './lib/index.d.ts', default: './lib/index.js' },
      './lib/*/index.js': { types: './lib/*/index.d.ts', default: './lib/*/index.js' },
      './lib/*': { types: './lib/*/index.d.ts', default: './lib/*/index.js' },
      './package.json': './package.json',
    },
    files: ['lib', 'NOTICE'],
  };
}

/**
 * The first line is for Node.js: it reads the names of a CommonJS module without running it, for who imports it as an ES
 * module, and believes no getter that it does not know.
 */
function rootModule(folders: readonly string[]): string {
  const names = folders.map(name => toCamelCase(name)).join(', ');
  const getters = folders.map(name => `  get ${toCamelCase(name)}() { return require('./${name}'); },\n`);
  return `'use strict';
0 && (module.exports = { ${names} });
const bindings = {
${getters.join('')}};
Object.defineProperty(bindings, '__esModule', { value: true });
module.exports = bindings;
`;
}

function rootTypes(folders: readonly string[]): string {
  return folders.map(name => `export * as ${toCamelCase(name)} from './${name}';\n`).join('');
}
