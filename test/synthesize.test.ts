import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { selectEnvironments } from '../lib/settings/settings';
import { SynthesisError, synthesize } from '../lib/synthesize';
import { contentOf, newFolder } from './folder';
import { manageForeignDatabase } from './foreign-resource';
import { EDGE, staging } from './settings/good-file';

const settings = { system: 'pigeon-web', environments: { staging: staging(), live: staging({ edge: EDGE }) } };

describe('synthesize', () => {
  let outdir: string;
  beforeEach(() => {
    outdir = newFolder();
  });
  afterEach(() => rmSync(outdir, { recursive: true }));

  const fileOf = (environment: string, name: string) => join(outdir, 'stacks', `pigeon-web-${environment}`, name);

  test('writes a stack for each environment, and a manifest', () => {
    const files = synthesize(settings, { outdir });

    expect(files).toEqual([fileOf('staging', 'cdk.tf.json'), fileOf('live', 'cdk.tf.json')]);
    expect(JSON.parse(readFileSync(files[0] as string, 'utf8'))).toHaveProperty('resource.alicloud_alb_load_balancer');
    const { stacks } = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as { stacks: object };
    expect(Object.keys(stacks).toSorted()).toEqual(['pigeon-web-live', 'pigeon-web-staging']);
  });

  test('keeps in the manifest what is there of environments that were not selected, and nothing else', () => {
    const listed = (): string[] => {
      const { stacks } = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as { stacks: object };
      return Object.keys(stacks).toSorted();
    };
    synthesize(settings, { outdir });
    synthesize(selectEnvironments(settings, ['live']), { outdir });
    expect(listed()).toEqual(['pigeon-web-live', 'pigeon-web-staging']);

    rmSync(join(outdir, 'stacks/pigeon-web-staging'), { recursive: true });
    synthesize(selectEnvironments(settings, ['live']), { outdir });
    expect(listed()).toEqual(['pigeon-web-live']);

    writeFileSync(join(outdir, 'manifest.json'), 'damaged');
    synthesize(selectEnvironments(settings, ['staging']), { outdir });
    expect(listed()).toEqual(['pigeon-web-staging']);

    synthesize({ system: 'pigeon-web', environments: { live: settings.environments.live } }, { outdir });
    expect(listed()).toEqual(['pigeon-web-live']);
  });

  test('writes HCL in place of JSON where that is asked for, and JSON in place of HCL', () => {
    const one = { system: 'pigeon-web', environments: { staging: settings.environments.staging } };
    synthesize(one, { outdir });

    const hcl = synthesize(one, { outdir, hcl: true });
    expect(hcl).toEqual([fileOf('staging', 'cdk.tf')]);
    const text = readFileSync(hcl[0] as string, 'utf8');
    expect(text).toMatch(/^resource "alicloud_alb_load_balancer" /m);
    expect(text).toMatch(/^terraform \{[^]+^required_version = ">= 1.5"$/m);
    expect(existsSync(fileOf('staging', 'cdk.tf.json'))).toBe(false);

    expect(synthesize(one, { outdir, hcl: false })).toEqual([fileOf('staging', 'cdk.tf.json')]);
    expect(existsSync(fileOf('staging', 'cdk.tf'))).toBe(false);
  });

  test('writes where, and in the form that, the cdktf command line asks for, where nothing is said', () => {
    const before = { ...process.env };
    Object.assign(process.env, { CDKTF_OUTDIR: outdir, SYNTH_HCL_OUTPUT: 'true' });

    try {
      expect(synthesize({ system: 'pigeon-web', environments: { staging: staging() } })).toEqual([
        fileOf('staging', 'cdk.tf'),
      ]);
    } finally {
      process.env = before;
    }
    expect(readFileSync(fileOf('staging', 'cdk.tf'), 'utf8')).toMatch(/^terraform \{$/m);
  });

  test('fails with what every stack found, and writes nothing', () => {
    synthesize(settings, { outdir });
    const before = contentOf(outdir);
    const end = manageForeignDatabase();

    let error: unknown;
    try {
      synthesize(settings, { outdir });
    } catch (thrown) {
      error = thrown;
    } finally {
      end();
    }

    expect(error).toBeInstanceOf(SynthesisError);
    const { message, name, problems } = error as SynthesisError;
    expect(name).toBe('SynthesisError');
    // Each stack is judged once, whoever shares an instance in the app.
    expect(problems).toHaveLength(2);
    expect(problems[0]).toBe(
      "[pigeon-web-staging/Web/Data] 'pigeon-web-staging/Web/Foreign' (alicloud_db_backup_policy) would manage " +
        "'pgm-bp1shared', which belongs to another system; remove it",
    );
    expect(message).toBe(`nothing was written; 2 problems:\n  ${problems.join('\n  ')}`);
    expect(contentOf(outdir)).toEqual(before);
  });

  test('makes the folder that it writes to, and those it is in', () => {
    const nested = join(outdir, 'build', 'terraform');

    expect(synthesize(settings, { outdir: nested }).every(file => file.startsWith(nested))).toBe(true);
  });

  test('leaves the traces of later errors as they are', () => {
    synthesize({ system: 'pw', environments: {} }, { outdir });

    expect(new Error('later').stack).toContain('synthesize.test.ts');
  });
});

describe('SynthesisError', () => {
  test('counts its problems', () => {
    expect(new SynthesisError(['a']).message).toBe('nothing was written; 1 problem:\n  a');
    expect(new SynthesisError(['a', 'b']).message).toBe('nothing was written; 2 problems:\n  a\n  b');
  });
});
