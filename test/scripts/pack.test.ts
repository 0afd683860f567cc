import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importsOfTerrain } from '../../scripts/pack/library-layout';
import { importsOf } from '../package/imports-of';

describe('the package for CDK Terrain', () => {
  test.each([
    ["import { App } from 'cdktf';", "import { App } from 'cdktn';"],
    ["import*as c from'cdktf';", "import*as c from'cdktn';"],
    ["import * as cdktf from 'cdktf';", "import * as cdktf from 'cdktn';"],
    ["export type A = import('cdktf').App;", "export type A = import('cdktn').App;"],
    ['const cdktf = __importStar(require("cdktf"));', 'const cdktf = __importStar(require("cdktn"));'],
    ['require("cdktf/lib/synthesize/synthesizer")', 'require("cdktn/lib/synthesize/synthesizer")'],
    ['const { App } = await import(`cdktf`)', 'const { App } = await import(`cdktn`)'],
  ])('imports cdktn: %s', (text, expected) => {
    expect(importsOfTerrain(text)).toBe(expected);
  });

  test.each(["join(outdir, 'cdktf.out')", "from 'cdktf-cli'", "const name = 'cdktf';", '/** What `cdktf` does. */'])(
    'leaves what is no import: %s',
    text => {
      expect(importsOfTerrain(text)).toBe(text);
    },
  );
});

describe('the imports of a package', () => {
  test('are found in programs and declarations, and neither in comments nor in what is not code', () => {
    const folder = mkdtempSync(join(tmpdir(), 'imports-'));
    mkdirSync(join(folder, 'lib'));
    writeFileSync(join(folder, 'lib/a.js'), "const a=require('fs'),b=require(\"@grpc/grpc-js\"),c=require('./b');");
    writeFileSync(
      join(folder, 'lib/a.d.ts'),
      "/**\n * from 'zod'\n */\nimport type { App } from 'cdktf/lib/app';\nexport type B = import('constructs').Construct;\n",
    );
    writeFileSync(join(folder, 'lib/a.txt'), "from 'jest'");

    expect(importsOf(folder)).toEqual(['@grpc/grpc-js', 'cdktf', 'constructs']);
  });
});
