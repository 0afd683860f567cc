import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App, Aspects, TerraformStack, Testing } from 'cdktf';
import { OssBucket } from '../../.gen/alicloud/oss-bucket';
import { AlicloudProvider } from '../../.gen/alicloud/provider';
import { SecurityGroupRule } from '../../.gen/alicloud/security-group-rule';
import { PigeonWebStack, PigeonWebStackProps } from '../../lib/pigeon-web-stack';
import { acknowledge } from '../../lib/rules/acknowledgement';
import { RULES } from '../../lib/rules/catalogue';
import { eachResource, Rule } from '../../lib/rules/rule';
import { StackRules } from '../../lib/rules/stack-rules';
import { newFolder } from '../folder';

const OPEN_SSH = {
  type: 'ingress',
  ipProtocol: 'tcp',
  portRange: '22/22',
  cidrIp: '0.0.0.0/0',
  securityGroupId: 'sg-1',
};

/** Synthesizes a PigeonWebStack that opens SSH to everybody. */
function openStack(props: Partial<PigeonWebStackProps>): void {
  const stack = new PigeonWebStack(Testing.app(), 'shop', { region: 'cn-hangzhou', ...props });
  new SecurityGroupRule(stack, 'Ssh', OPEN_SSH);
  Testing.synth(stack, true);
}

describe('StackRules', () => {
  let outdir: string;
  let app: App;
  beforeEach(() => {
    outdir = newFolder();
    app = new App({ outdir });
  });
  afterEach(() => rmSync(outdir, { recursive: true }));

  const written = (name: string, stack = 'shop') =>
    JSON.parse(readFileSync(join(outdir, 'stacks', stack, name), 'utf8')) as Record<string, unknown>;

  const rulesOf = (stack: string) =>
    (written('findings.json', stack)['findings'] as { rule: string }[]).map(({ rule }) => rule);
  const read = () =>
    ['findings.json', 'checkov.baseline.json', 'kics.config.json'].map(name =>
      readFileSync(join(outdir, 'stacks', 'shop', name), 'utf8'),
    );

  /** A stack of somebody else's that is judged. */
  const foreignStack = (rules = new StackRules()) => {
    const stack = new TerraformStack(app, 'shop');
    new AlicloudProvider(stack, 'Alicloud', { region: 'cn-hangzhou' });
    Aspects.of(stack).add(rules);
    return stack;
  };

  test('stops synthesis of any stack at an error, with what to do and where to read on', () => {
    new SecurityGroupRule(foreignStack(), 'Ssh', OPEN_SSH);

    expect(() => app.synth()).toThrow(
      'shop/Ssh (alicloud_security_group_rule.Ssh): opens port 22 to 0.0.0.0/0 [network/no-open-ssh]. Name the ' +
        "administrators' ranges (`allowAdminFrom`, `access.adminCidrs`), or log in by session manager with no port " +
        'open. See docs/rules.md#networkno-open-ssh',
    );
    expect(existsSync(join(outdir, 'stacks', 'shop', 'findings.json'))).toBe(false);
  });

  test('comes with a PigeonWebStack, which takes others in its place', () => {
    expect(() => openStack({})).toThrow('[network/no-open-ssh]');
    expect(() => openStack({ rules: new StackRules({ rules: [] }) })).not.toThrow();
  });

  test('writes what was found and acknowledged beside the stack, and what other scanners are to be silent about', () => {
    const stack = foreignStack();
    new OssBucket(stack, 'Files', { bucket: 'files' });
    const silence = { reason: 'CDN alone reads it, and logs every visitor.', owner: 'web team' };
    acknowledge(stack, 'storage/access-log', silence);
    app.synth();

    const { findings, acknowledgements } = written('findings.json') as Record<string, Record<string, unknown>[]>;
    expect(findings).toContainEqual({
      rule: 'storage/access-log',
      severity: 'info',
      address: 'alicloud_oss_bucket.Files',
      construct: 'shop/Files',
      message: 'has no access log',
      fix: 'Add an `alicloud_oss_bucket_logging` to a bucket that nobody else writes.',
      docs: 'docs/rules.md#storageaccess-log',
      acknowledged: silence,
    });
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'storage/versioned', severity: 'warning' }));
    expect(acknowledgements).toEqual([{ rule: 'storage/access-log', under: 'shop', ...silence }]);
    expect(written('checkov.baseline.json')).toEqual({
      failed_checks: [
        {
          file: '/cdk.tf.json',
          findings: [{ resource: 'alicloud_oss_bucket.Files', check_ids: ['CKV_ALI_11', 'CKV_ALI_12'] }],
        },
      ],
    });
    expect(written('kics.config.json')).toEqual({
      'exclude-queries': ['05db341e-de7d-4972-a106-3e2bd5ee53e1', '8f98334a-99aa-4d85-b72a-1399ca010413'],
    });
  });

  test('writes the same, byte for byte, every time', () => {
    new OssBucket(foreignStack(), 'Files', { bucket: 'files' });
    app.synth();
    const first = read();
    app.synth();

    expect(read()).toEqual(first);
  });

  test('lists the worst first', () => {
    const stack = foreignStack();
    new OssBucket(stack, 'Files', { bucket: 'files', acl: 'public-read' });
    const severities = new StackRules().findings(stack).map(({ severity }) => severity);

    expect(severities[0]).toBe('error');
    expect(severities).toEqual(
      severities.toSorted((a, b) => 'error warning info'.indexOf(a) - 'error warning info'.indexOf(b)),
    );
  });

  test('judges each stack by itself', () => {
    const rules = new StackRules();
    new OssBucket(foreignStack(rules), 'Files', { bucket: 'files', forceDestroy: true });
    const other = new TerraformStack(app, 'other');
    Aspects.of(other).add(rules);
    app.synth();

    expect(rulesOf('shop')).toContain('storage/no-force-destroy');
    expect(rulesOf('other')).not.toContain('storage/no-force-destroy');
    expect(readdirSync(join(outdir, 'stacks')).toSorted()).toEqual(['other', 'shop']);
  });

  test('takes rules of your own beside those of the package', () => {
    const named: Rule = {
      id: 'acme/bucket-names',
      severity: 'error',
      concern: 'cost',
      what: "Buckets begin with 'acme-'.",
      why: 'Finance bills by the name.',
      fix: 'Rename the bucket.',
      find: eachResource(['oss_bucket'], bucket => !bucket.text('bucket')?.startsWith('acme-') && 'has another name'),
    };
    new OssBucket(foreignStack(new StackRules({ rules: [...RULES, named] })), 'Files', { bucket: 'files' });

    expect(() => app.synth()).toThrow('shop/Files (alicloud_oss_bucket.Files): has another name [acme/bucket-names]');
  });

  test('points to the page of a rule of your own, where it says one', () => {
    const docs = 'https://wiki.example.com/buckets';
    const rule = { ...(RULES.find(({ id }) => id === 'storage/no-force-destroy') as Rule), docs };
    const stack = foreignStack();
    new OssBucket(stack, 'Files', { bucket: 'files', forceDestroy: true });

    expect(new StackRules({ rules: [rule] }).findings(stack)).toEqual([expect.objectContaining({ docs })]);
  });

  test('refuses to keep a rule unwaivable that is none', () => {
    expect(() => new StackRules({ neverWaivable: ['network/no-open-shh'] })).toThrow(
      "'network/no-open-shh' cannot be made unwaivable: it is no rule. Did you mean 'network/no-open-ssh'?",
    );
  });

  test('refuses to judge a stack twice, since both would write what they found', () => {
    Aspects.of(foreignStack()).add(new StackRules());

    expect(() => app.synth()).toThrow("'shop' is judged by rules already; give a PigeonWebStack yours as `rules`");
  });
});
