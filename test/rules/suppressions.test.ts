import { RULES } from '../../lib/rules/catalogue';
import { findings } from '../../lib/rules/findings';
import { RenderedStack } from '../../lib/rules/rendering';
import { checkovBaseline, kicsConfig, suppressions } from '../../lib/rules/suppressions';
import { ref, stackOf } from './families/pairs';

const VERSIONING = { checkov: 'CKV_ALI_10', kics: '70919c0b-2548-4e6b-8d7a-3d84ab6dabba' };
/** A scanner wants acceleration for every bucket, and the rule only for one that everybody reads. */
const ACCELERATION = { checkov: 'CKV_ALI_11', kics: '8f98334a-99aa-4d85-b72a-1399ca010413' };
const reason = 'What it holds can be built again within minutes.';

function suppressed(rendered: RenderedStack, ...under: readonly string[]) {
  const acknowledgements = under.map(path => ({ rule: 'storage/versioned', reason, owner: 'web team', under: path }));
  const silent = suppressions(rendered, findings(rendered, { acknowledgements }));
  const { failed_checks } = checkovBaseline(silent) as { failed_checks: { findings: object[] }[] };
  const { 'exclude-queries': queries } = kicsConfig(rendered, silent) as { 'exclude-queries': string[] };
  return { checkov: failed_checks.flatMap(file => file.findings), kics: queries };
}

const PUBLIC = { acl: 'public-read' };
const BUCKETS = stackOf({ 'oss_bucket.a': { bucket: 'a', ...PUBLIC }, 'oss_bucket.b': { bucket: 'b', ...PUBLIC } });

describe('what other scanners are to be silent about', () => {
  test('is what was acknowledged, resource by resource', () => {
    expect(suppressed(BUCKETS, 'alicloud_oss_bucket.a').checkov).toEqual([
      { resource: 'alicloud_oss_bucket.a', check_ids: [VERSIONING.checkov] },
    ]);
  });

  test('is nothing that was not acknowledged', () => {
    expect(suppressed(BUCKETS)).toEqual({ checkov: [], kics: [] });
  });

  test('is a KICS query only where nothing is left that it should tell', () => {
    expect(suppressed(BUCKETS, 'alicloud_oss_bucket.a').kics).toEqual([]);
    expect(suppressed(BUCKETS, 'alicloud_oss_bucket.a', 'alicloud_oss_bucket.b').kics).toEqual([VERSIONING.kics]);
  });

  test('is what the scanner does not see, where the rule sees that it is kept', () => {
    const split = stackOf({
      'oss_bucket.a': { bucket: 'a', ...PUBLIC },
      'oss_bucket_versioning.a': { bucket: ref('oss_bucket.a', 'bucket'), status: 'Enabled' },
    });

    expect(suppressed(split)).toEqual({
      checkov: [{ resource: 'alicloud_oss_bucket.a', check_ids: [VERSIONING.checkov] }],
      kics: [VERSIONING.kics],
    });
  });

  test('is what the scanner wants of every bucket, where the rule wants it of public ones', () => {
    expect(suppressed(stackOf({ 'oss_bucket.a': { bucket: 'a' } }))).toEqual({
      checkov: [{ resource: 'alicloud_oss_bucket.a', check_ids: [ACCELERATION.checkov] }],
      kics: [ACCELERATION.kics],
    });
  });

  test('is no check that sees as much as the rule, where the rule lets pass', () => {
    const bucket = stackOf({ 'oss_bucket.a': { bucket: 'a', acl: 'private' } });

    expect(JSON.stringify(suppressed(bucket))).not.toContain('CKV_ALI_1"');
  });

  test('is named by one rule for each check, so that no rule speaks for another', () => {
    const checks = RULES.flatMap(({ scanners = [] }) => scanners.map(({ id, on }) => `${id} ${on}`));

    expect(checks.filter((check, index) => checks.indexOf(check) !== index)).toEqual([]);
    expect(checks.every(check => /^(CKV_ALI_\d+|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}) [a-z_]+$/.test(check))).toBe(
      true,
    );
  });
});
