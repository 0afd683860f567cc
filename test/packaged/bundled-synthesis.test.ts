import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSettings } from '../../lib/settings/parse-settings';
import { synthesize } from '../../lib/synthesize';
import { newFolder } from '../folder';
import { PackagedCli } from './packaged-cli';

jest.setTimeout(120_000);

const SETTINGS = join(__dirname, '../../pigeon.yaml');

/** Every file under a folder, without the version of cdktf: these tests run with cdktn in its place, too. */
function filesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [
      join(parentPath, name).slice(folder.length),
      readFileSync(join(parentPath, name), 'utf8').replaceAll(/"version": "0\.\d+\.\d+"/g, '"version": ""'),
    ]),
  );
}

describe('the command line as it is in the package, with a cdktf that resolves once', () => {
  const cli = PackagedCli.build();

  test.each([['JSON', false] as const, ['HCL', true] as const])('writes %s as the library does', (_, hcl) => {
    const [packaged, library] = [newFolder(), newFolder()];
    const { code, err } = cli.run(['synth', '--config', SETTINGS, '--out', packaged, ...(hcl ? ['--hcl'] : [])]);
    synthesize(parseSettings(readFileSync(SETTINGS, 'utf8')), { outdir: library, hcl });

    expect([code, err]).toEqual([0, '']);
    expect(filesIn(packaged)).toEqual(filesIn(library));
  });

  test('keeps what was compiled of a synthesis, and not of a command that only reads', () => {
    const compiled = join(dirname(cli.file), '.compiled');
    rmSync(compiled, { recursive: true, force: true });
    const folder = newFolder();
    synthesize(parseSettings(readFileSync(SETTINGS, 'utf8')), { outdir: folder });

    expect(cli.run(['cost', '--from', folder]).code).toBe(0);
    expect(existsSync(compiled)).toBe(false);

    expect(cli.run(['synth', '--config', SETTINGS]).code).toBe(0);
    expect(readdirSync(compiled)).toEqual([expect.stringMatching(/^pigeon-synthesis-code-[0-9a-f]{16}-v/)]);
  });
});
