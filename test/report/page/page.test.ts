import { createHash } from 'node:crypto';
import { both, jsonIn, Markup, markup, prose } from '../../../lib/report/page/markup';
import { defaultProduction } from '../default-production';
import { reportPage } from '../../../lib/report/page/page';
import { readReport } from '../../../lib/report/page/read-report';
import { redacted } from '../../../lib/report/page/redact';
import type { StackReport } from '../../../lib/report/page/stack-report';
import { defaultStacks, stackOf } from '../default-production';

const HOSTILE = '</script><script>alert(1)</script><!--"\'>\u001b[31m';

async function reportsOfDefault(): Promise<StackReport[]> {
  const reports: StackReport[] = [];
  for (const [number, stack] of defaultStacks().entries()) reports.push(await readReport(stack, number));
  return reports;
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

describe('the page of a report', () => {
  test('holds every resource of every stack, and nothing from the network', async () => {
    const reports = await reportsOfDefault();
    const page = reportPage(reports, 'en');
    for (const { stack } of reports) {
      for (const { construct } of stack.resources) expect(page).toContain(`data-path="${construct}"`);
    }
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/(?:src|href|action)="(?!#)|@import|url\(/);
  });

  test('allows its own style and script by their hashes, and no other', async () => {
    const page = reportPage(await reportsOfDefault(), 'en');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'");
    const [style, ...styles] = [...page.matchAll(/<style>([^]*?)<\/style>/g)].map(match => match[1] as string);
    const [script, ...scripts] = [...page.matchAll(/<script>([^]*?)<\/script>/g)].map(match => match[1] as string);
    expect([styles, scripts]).toEqual([[], []]);
    expect(policy).toBe(
      `default-src 'none'; style-src ${hash(style as string)}; script-src ${hash(script as string)}; base-uri 'none'; form-action 'none'`,
    );
    expect(page).not.toMatch(/ style="| on[a-z]+="/);
  });

  test('is the same each time', async () => {
    expect(reportPage(await reportsOfDefault(), 'zh')).toBe(reportPage(await reportsOfDefault(), 'zh'));
  });

  test('begins in the language that is asked for, and has both', async () => {
    const page = reportPage([await readReport(stackOf({ alicloud_vpc: { a: {} } }), 0)], 'zh');
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).toContain('<span lang="en">Resources</span><span lang="zh-CN">资源</span>');
  });

  test('shows cost where there is one: bars, ranges, and what has no price', async () => {
    const report = await readReport(stackOf({ alicloud_vpc: { a: {} } }), 0);
    expect(reportPage([report], 'en')).not.toContain('id="cost-0"');
    const lines = [
      { name: { en: 'Servers', zh: '服务器' }, amount: { least: 560, most: 1120 } },
      { name: { en: 'NAT', zh: 'NAT' } },
    ];
    const [total, yearly] = [
      { least: 560, most: 1120 },
      { least: 6720, most: 13_440 },
    ];
    const groups = [{ title: { en: 'In the plan', zh: '方案内' }, lines }];
    const cost = { currency: 'CNY', groups, total, yearly, notes: [] };
    const page = reportPage([{ ...report, cost }], 'en');
    expect(page).toContain('560–1,120');
    expect(page).toContain('6,720–13,440');
    expect(page).toContain('>In the plan<');
    expect(page).toMatch(/no price known/);
    expect(page).toMatch(/<rect width="500"/);
  });

  test('says of each line of the plan whether the stack has it, where the stack is of the plan', async () => {
    expect(reportPage([await readReport(stackOf({ alicloud_vpc: { a: {} } }), 0)], 'en')).not.toContain(
      'id="coverage-0"',
    );

    const page = reportPage([await readReport(defaultProduction(), 0)], 'en');
    expect(page).toMatch(/<section>\s*<h2 id="coverage-0">/);
    expect(page).toContain('<dd>79 / 79</dd>');
    expect(page).not.toContain('not in this stack');
  });

  test('lists findings with what to do, and what somebody accepted', async () => {
    const report = await readReport(stackOf({ alicloud_vpc: { a: { nonsense: 1 } } }), 0);
    expect(report.findings.length).toBeGreaterThan(0);
    const accepted = {
      ruleId: 'a/b',
      severity: 'info' as const,
      stack: 's',
      message: 'it is so',
      fix: 'do that',
      acknowledged: 'we know',
    };
    const page = reportPage([{ ...report, findings: [...report.findings, accepted] }], 'en');
    expect(page).toContain('nonsense');
    expect(page).toMatch(/do that[^]*we know/);
  });

  test('keeps hostile names as text, in markup and in data', async () => {
    const body = { bucket: HOSTILE, note: HOSTILE, '//': { metadata: { path: `x/${HOSTILE}` } } };
    const stack = stackOf(
      { alicloud_oss_bucket: { [HOSTILE]: body }, [`alicloud_${HOSTILE}`]: { a: {} } },
      {
        output: {
          [HOSTILE]: { value: HOSTILE, description: HOSTILE },
          secret: { value: 'hidden-thing', sensitive: true },
        },
        '//': { metadata: { stackName: HOSTILE } },
      },
    );
    const page = reportPage([await readReport(stack, 0)], 'en');
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page.match(/<\/script/g)).toHaveLength(2);
    expect(page).not.toContain('<!--');
    expect(page).not.toContain('\u001b');
    expect(page).not.toContain('hidden-thing');
    const data = /<script type="application\/json" id="data">([^<]*)<\/script>/.exec(page)?.[1];
    expect(JSON.parse(data as string).arguments[0][0].bucket).toBe(HOSTILE);
  });
});

describe('markup', () => {
  test('escapes all that is put in, but other markup', () => {
    expect(markup`<b>${'<i>'}</b>${markup`<u>${1}</u>`}${undefined}${['&', new Markup('<hr>')]}`.text).toBe(
      '<b>&#60;i&#62;</b><u>1</u>&#38;<hr>',
    );
  });

  test('says in one language what is the same in both', () => {
    expect(both({ en: 'CDN', zh: 'CDN' }).text).toBe('CDN');
  });

  test('keeps data from ending its element', () => {
    expect(jsonIn({ a: '</script>\u2028' }).text).toBe('{"a":"\\u003c/script\\u003e\\u2028"}');
  });
});

describe('arguments for people to read', () => {
  test('are without secrets, also inside, and keep references and names', () => {
    expect(
      redacted({
        kms_encrypted_password: 'x',
        password_name: 'kept',
        secret_id: '${alicloud_kms_secret.a.id}',
        nested: [{ access_key_secret: 'x' }],
        count: 3,
        empty: null,
      }),
    ).toEqual({
      kms_encrypted_password: '…',
      password_name: 'kept',
      secret_id: '${alicloud_kms_secret.a.id}',
      nested: [{ access_key_secret: '…' }],
      count: 3,
      empty: null,
    });
    expect(redacted({ value: 'x', type: 'y' }, 'alicloud_oos_secret_parameter')).toEqual({ value: '…', type: 'y' });
    expect(redacted({ value: 'x' }, 'alicloud_alidns_record')).toEqual({ value: 'x' });
  });

  test('are short', () => {
    expect(redacted({ user_data: 'a'.repeat(40000) })).toEqual({ user_data: `${'a'.repeat(300)} … (40000)` });
  });
});

test('what stands between backticks is code, and still text', () => {
  expect(prose('Set `a<b>` to `c`.').text).toBe('Set <code>a&#60;b&#62;</code> to <code>c</code>.');
  expect(prose('an odd ` one').text).toBe('an odd ` one');
});
