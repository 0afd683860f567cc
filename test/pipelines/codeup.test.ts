import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { PackagedCli } from '../packaged/packaged-cli';
import { newFolder } from '../folder';

jest.setTimeout(180_000);

const CI = join(__dirname, '../../examples/ci');
const TOKEN = 'pt-kept-secret';
const ORGANIZATION = '/oapi/v1/codeup/organizations/60d54f3d';
const REPOSITORY = `${ORGANIZATION}/repositories/2813489`;
const LISTED = (number: number) =>
  `${ORGANIZATION}/changeRequests?projectIds=2813489&state=opened&perPage=100&page=${number}`;

/** What the engine is asked, without one: it notes it, and shows a plan. */
const ENGINE = `#!/bin/sh
echo "$@" >> engine.log
case "$*" in *' show '*) echo 'Plan: 3 to add, 0 to change, 0 to destroy.' ;; esac
`;

interface Asked {
  readonly request: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

interface Ended {
  readonly code: number;
  readonly said: string;
}

/** Answers what it is told to, and anything else with 404, and notes what it was asked. */
class Answers {
  public readonly asked: Asked[] = [];
  public given: Record<string, unknown> = {};
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (chunk: Buffer) => parts.push(chunk));
      request.on('end', () => {
        const asked = `${request.method} ${request.url}`;
        this.asked.push({ request: asked, headers: request.headers, body: Buffer.concat(parts).toString() });
        const answer = this.given[asked];
        const status = typeof answer === 'number' ? answer : answer === undefined ? 404 : 200;
        response.writeHead(status).end(typeof answer === 'string' ? answer : JSON.stringify(answer ?? {}));
      });
    }).listen(0);
  }

  public get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public get requests(): string[] {
    return this.asked.map(one => one.request);
  }

  public reset(): void {
    this.asked.length = 0;
    this.given = {};
  }

  public close(): void {
    this.server.close();
  }
}

/** A merge request, as Codeup lists it. */
function listed(localId: number, over: Record<string, unknown> = {}): Record<string, unknown> {
  const ids = { projectId: 2813489, sourceProjectId: 2813489, targetProjectId: 2813489 };
  return { localId, ...ids, sourceBranch: 'feature/cart', targetBranch: 'main', state: 'UNDER_REVIEW', ...over };
}

/** The state of a preview. */
function key(number: number): string {
  return `terraform/shop-pr${number}-development.tfstate`;
}

/** Objects, as OSS lists them. */
function page(keys: readonly string[], more = ''): string {
  const contents = keys.map(one => `<Contents><Key>${one}</Key></Contents>`);
  return `<ListBucketResult>${contents.join('')}${more}</ListBucketResult>`;
}

function destroyed(log: readonly string[]): string[] {
  return log.filter(line => line.includes(' destroy ')).map(line => /shop-pr\d+/.exec(line)?.[0] ?? line);
}

describe('the steps, for a merge request of Codeup', () => {
  const codeup = new Answers();
  const storage = new Answers();
  let project: string;
  let down: string;

  beforeAll(() => {
    const server = new Answers();
    down = server.address;
    server.close();
    project = newFolder();
    const settings = readFileSync(join(__dirname, '../../examples/second-system/pigeon.yaml'), 'utf8');
    const state = '  state: { type: oss, bucket: my-company-terraform-state }\n';
    writeFileSync(join(project, 'pigeon.yaml'), settings.replace('common:\n', `$&${state}`));
    cpSync(join(CI, 'steps'), join(project, 'ci'), { recursive: true });
    mkdirSync(join(project, 'bin'));
    const { file } = PackagedCli.build();
    writeFileSync(join(project, 'bin/npx'), `#!/bin/sh\nshift\nexec '${process.execPath}' '${file}' "$@"\n`, {
      mode: 0o755,
    });
    writeFileSync(join(project, 'bin/engine'), ENGINE, { mode: 0o755 });
    const git = (...args: string[]) => execFileSync('git', args, { cwd: project, stdio: 'pipe' });
    git('init', '--quiet', '--initial-branch', 'main');
    git('add', 'pigeon.yaml');
    git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message', 'first');
    // A runner has the branch of the request, and not the one that it goes to.
    git('clone', '--quiet', '--bare', '.', 'origin.git');
    git('remote', 'add', 'origin', 'origin.git');
    git('switch', '--quiet', '--create', 'feature/cart');
    git('branch', '--quiet', '--delete', '--force', 'main');
  });

  beforeEach(() => {
    codeup.reset();
    storage.reset();
    rmSync(join(project, 'engine.log'), { force: true });
  });

  afterAll(() => {
    codeup.close();
    storage.close();
  });

  function run(args: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
    const env = {
      ...process.env,
      PATH: `${join(project, 'bin')}:${dirname(process.execPath)}:${process.env['PATH']}`,
      ENGINE: 'engine',
      CI_COMMIT_REF_NAME: 'feature/cart',
      CODEUP_URL: codeup.address,
      CODEUP_ORGANIZATION: '60d54f3d',
      CODEUP_REPOSITORY: '2813489',
      REVIEW_TOKEN: TOKEN,
      OSS_ENDPOINT: storage.address,
      ALIBABA_CLOUD_ACCESS_KEY_ID: 'id',
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'secret',
      ALIBABA_CLOUD_SECURITY_TOKEN: 'token',
      ...environment,
    };
    const child = spawn('bash', ['-c', '"$@"', 'bash', ...args], { cwd: project, env });
    const parts: string[] = [];
    child.stdout.on('data', (chunk: Buffer) => parts.push(chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => parts.push(chunk.toString()));
    return new Promise((resolve, reject) => {
      child.on('close', code => {
        const said = parts.join('');
        if (said.includes('kept-secret')) reject(new Error('the token was printed'));
        else resolve({ code: code ?? 1, said });
      });
    });
  }

  function comment(environment: Record<string, string> = {}): Promise<Ended> {
    return run(['ci/comment.sh'], { NUMBER: '42', ...environment });
  }

  function engineLog(): string[] {
    const file = join(project, 'engine.log');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  }

  function review(text: string): void {
    writeFileSync(join(project, 'review.md'), text);
  }

  describe('put the plan into a comment', () => {
    const COMMENTS = `${REPOSITORY}/changeRequests/42/comments`;

    test('that is a new one the first time, of the newest version', async () => {
      const others = [{ comment_biz_id: 'c1', content: 'looks good' }];
      codeup.given[`POST ${COMMENTS}/list`] = [
        ...others,
        { comment_biz_id: 'c2', content: '## shop', is_deleted: true },
      ];
      codeup.given[`GET ${REPOSITORY}/changeRequests/42/diffs/patches`] = [
        { patchSetBizId: 'p2', versionNo: 2, relatedMergeItemType: 'MERGE_SOURCE' },
        { patchSetBizId: 'p10', versionNo: 10, relatedMergeItemType: 'MERGE_SOURCE' },
        { patchSetBizId: 'p11', versionNo: 11, relatedMergeItemType: 'MERGE_TARGET' },
      ];
      codeup.given[`POST ${COMMENTS}`] = { comment_biz_id: 'c3' };
      review('## shop\n"a" & b\n');

      expect(await comment()).toEqual({ code: 0, said: 'the plan is in a comment of merge request 42\n' });
      expect(codeup.requests).toEqual([
        `POST ${COMMENTS}/list`,
        `GET ${REPOSITORY}/changeRequests/42/diffs/patches`,
        `POST ${COMMENTS}`,
      ]);
      codeup.asked.forEach(({ headers }) => {
        expect(headers).toMatchObject({ 'x-yunxiao-token': TOKEN, 'content-type': 'application/json' });
      });
      expect(JSON.parse(codeup.asked[0]?.body as string)).toEqual({ comment_type: 'GLOBAL_COMMENT' });
      expect(JSON.parse(codeup.asked[2]?.body as string)).toEqual({
        comment_type: 'GLOBAL_COMMENT',
        content: '## shop\n"a" & b\n',
        draft: false,
        resolved: false,
        patchset_biz_id: 'p10',
      });
    });

    test('that is the same one afterwards, known by the system and its environment', async () => {
      codeup.given[`POST ${COMMENTS}/list`] = [
        { comment_biz_id: 'c1', content: '## shop, staging\nold' },
        { comment_biz_id: 'c2', content: '## shop, production\r\nold', resolved: true },
      ];
      codeup.given[`PUT ${COMMENTS}/c2`] = { result: true };
      review('## shop, production\nnew\n');

      expect((await comment()).code).toBe(0);
      expect(codeup.requests).toEqual([`POST ${COMMENTS}/list`, `PUT ${COMMENTS}/c2`]);
      expect(JSON.parse(codeup.asked[1]?.body as string)).toEqual({
        content: '## shop, production\nnew\n',
        resolved: false,
      });
    });

    test('without the plan itself where that is longer than a comment may be', async () => {
      codeup.given[`POST ${COMMENTS}/list`] = [{ comment_biz_id: 'c1', content: '## shop' }];
      codeup.given[`PUT ${COMMENTS}/c1`] = { result: true };
      review(`## shop\ncosts 计费\n<details><summary>The plan</summary>${'计'.repeat(30_000)}</details>\n`);

      expect((await comment()).code).toBe(0);
      expect(JSON.parse(codeup.asked[1]?.body as string)).toMatchObject({
        content: '## shop\ncosts 计费\n\nThe plan is too long for a comment: it is in the log of this run.\n',
      });
    });

    test('not, without a token', async () => {
      expect((await comment({ REVIEW_TOKEN: '' })).said).toContain('REVIEW_TOKEN is not set');
      expect(codeup.asked).toEqual([]);
    });

    test.each([
      [
        401,
        'Codeup refused REVIEW_TOKEN (401): it is a personal access token that may read and write merge requests\n',
      ],
      [
        403,
        'Codeup refused REVIEW_TOKEN (403): it is a personal access token that may read and write merge requests\n',
      ],
      [500, 'Codeup answered 500 to POST repositories/2813489/changeRequests/42/comments/list\n'],
      [
        '<html>',
        'Codeup answered POST repositories/2813489/changeRequests/42/comments/list with something other than JSON\n',
      ],
      [
        {},
        'Codeup answered POST repositories/2813489/changeRequests/42/comments/list with something other than a list\n',
      ],
    ])('not, where the answer is %j', async (answer, said) => {
      codeup.given[`POST ${COMMENTS}/list`] = answer;
      review('## shop');

      expect(await comment()).toEqual({ code: 1, said });
      expect(codeup.asked).toHaveLength(1);
    });

    test('not, where Codeup is down, or the token cannot be sent', async () => {
      review('## shop');

      expect(await comment({ CODEUP_URL: down })).toEqual({
        code: 1,
        said: `Codeup cannot be asked at ${down}: ECONNREFUSED\n`,
      });
      expect(await comment({ REVIEW_TOKEN: 'pt\nkept-secret' })).toEqual({
        code: 1,
        said: `Codeup cannot be asked at ${codeup.address}: TypeError\n`,
      });
    });
  });

  describe('find it by its branch', () => {
    const show = ['ci/merge-request.sh', 'bash', '-c', 'echo "$NUMBER $BRANCH $BASE"'];

    test('among all that are open, those of forks left out', async () => {
      codeup.given[`GET ${LISTED(1)}`] = [
        listed(7, { sourceBranch: 'feature/cart-2' }),
        listed(8, { sourceProjectId: 99 }),
        listed(42),
      ];
      codeup.given[`GET ${LISTED(2)}`] = [listed(42), listed(43, { targetBranch: 'develop' })];
      codeup.given[`GET ${LISTED(3)}`] = [];

      expect(await run(show)).toEqual({
        code: 0,
        said: [
          "merge request 42, from 'feature/cart' to 'main'",
          '42 main origin/main',
          "merge request 43, from 'feature/cart' to 'develop'",
          '43 develop origin/develop',
          '',
        ].join('\n'),
      });
      expect(codeup.requests).toEqual([1, 2, 3].map(number => `GET ${LISTED(number)}`));
      expect(codeup.asked[0]?.headers['x-yunxiao-token']).toBe(TOKEN);
    });

    test('and do nothing where none is open', async () => {
      codeup.given[`GET ${LISTED(1)}`] = [];

      expect(await run(show)).toEqual({
        code: 0,
        said: "no merge request of the branch 'feature/cart' is open: there is nothing to do\n",
      });
    });

    test('and end badly where a step does, with every request served', async () => {
      codeup.given[`GET ${LISTED(1)}`] = [listed(42), listed(43)];
      codeup.given[`GET ${LISTED(2)}`] = [];
      const { code, said } = await run(['ci/merge-request.sh', 'bash', '-c', 'echo "$NUMBER"; exit 3']);

      expect([code, said.match(/^\d+$/gm)]).toEqual([1, ['42', '43']]);
    });

    test.each([
      [{ REVIEW_TOKEN: '' }, /^give REVIEW_TOKEN, .*; got no token, '60d54f3d' and '2813489'\n$/],
      [{ CODEUP_REPOSITORY: 'shop/web' }, /^give .*; got a token, '60d54f3d' and 'shop\/web'\n$/],
      [{ CI_COMMIT_REF_NAME: '' }, /the branch, which Flow says\n$/],
    ])('not, with %j', async (environment, said) => {
      expect(await run(show, environment)).toEqual({ code: 1, said: expect.stringMatching(said) as string });
      expect(codeup.asked).toEqual([]);
    });

    test('not, with a token that is refused, or where Codeup is down', async () => {
      codeup.given[`GET ${LISTED(1)}`] = 401;

      expect(await run(show)).toMatchObject({ code: 1, said: expect.stringContaining('(401)') as string });
      expect(await run(show, { CODEUP_URL: down })).toEqual({
        code: 1,
        said: `Codeup cannot be asked at ${down}: ECONNREFUSED\n`,
      });
    });
  });

  test('plan it against the branch that it goes to, which is fetched, and say what that costs', async () => {
    codeup.given[`GET ${LISTED(1)}`] = [listed(42)];
    codeup.given[`GET ${LISTED(2)}`] = [];
    codeup.given[`POST ${REPOSITORY}/changeRequests/42/comments/list`] = [];
    codeup.given[`GET ${REPOSITORY}/changeRequests/42/diffs/patches`] = [
      { patchSetBizId: 'p1', versionNo: 1, relatedMergeItemType: 'MERGE_SOURCE' },
    ];
    codeup.given[`POST ${REPOSITORY}/changeRequests/42/comments`] = {};
    const { code, said } = await run(['ci/merge-request.sh', 'ci/review.sh']);
    const { content } = JSON.parse(codeup.asked.at(-1)?.body ?? '{}') as { content: string };
    const compare = ['pigeon', 'diff', 'origin/main', '--env', 'production', '--format', 'markdown'];

    expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
    expect(content).toMatch(/^## orders, production\n/);
    expect(content).toMatch(/CNY|¥/);
    expect(content).toMatch(/[Ff]indings/);
    expect(content).toContain('Plan: 3 to add, 0 to change, 0 to destroy.');
    expect(content).toBe(readFileSync(join(project, 'review.md'), 'utf8'));
    expect(content).toContain(execFileSync('bin/npx', compare, { cwd: project, encoding: 'utf8' }));
  });

  test('plan none that goes to a branch without an environment', async () => {
    codeup.given[`GET ${LISTED(1)}`] = [listed(42, { targetBranch: 'feature/checkout' })];
    codeup.given[`GET ${LISTED(2)}`] = [];
    const { code, said } = await run(['ci/merge-request.sh', 'ci/review.sh']);

    expect([code, said.split('\n')[1]]).toEqual([
      0,
      "no environment belongs to the branch 'feature/checkout': there is nothing to plan",
    ]);
    expect(engineLog()).toEqual([]);
  });

  describe('make a preview, and destroy those that are over', () => {
    const LIST = 'GET /?list-type=2&max-keys=1000&prefix=terraform%2Fshop-pr';
    const PAGED = 'GET /?continuation-token=a%2Bb&list-type=2&max-keys=1000&prefix=terraform%2Fshop-pr';
    beforeEach(() => {
      const settings = readFileSync(join(CI, 'preview.yaml'), 'utf8');
      writeFileSync(join(project, 'preview.yaml'), settings.replace(/^system: (.*)$/m, "system: '$1' # ours"));
    });

    /** Previews that have something, and whose merge requests have this status. */
    function previews(statuses: Record<number, string>): void {
      const numbers = Object.keys(statuses).map(Number);
      storage.given[LIST] = page(numbers.map(key));
      numbers.forEach(number => {
        storage.given[`GET /${key(number)}`] = { version: 4, resources: [{ type: 'alicloud_vswitch' }] };
        codeup.given[`GET ${REPOSITORY}/changeRequests/${number}`] = { localId: number, status: statuses[number] };
      });
    }

    test('up, of each that the branch has', async () => {
      codeup.given[`GET ${LISTED(1)}`] = [listed(42)];
      codeup.given[`GET ${LISTED(2)}`] = [];

      expect((await run(['ci/merge-request.sh', 'ci/preview.sh', 'up'])).code).toBe(0);
      expect(engineLog()).toEqual([
        '-chdir=cdktf.out/stacks/shop-pr42-development init',
        '-chdir=cdktf.out/stacks/shop-pr42-development apply -lock-timeout=10m -auto-approve',
      ]);
    });

    test('down, of those whose merge requests are merged or closed', async () => {
      previews({ 40: 'UNDER_DEV', 41: 'UNDER_REVIEW', 42: 'MERGED', 43: 'CLOSED', 44: 'TO_BE_MERGED' });
      const { code, said } = await run(['ci/previews.sh']);

      expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
      expect(said).toContain('the preview of merge request 40 stays: it is UNDER_DEV');
      expect(destroyed(engineLog())).toEqual(['shop-pr42', 'shop-pr43']);
      expect(codeup.asked.every(({ headers }) => headers['x-yunxiao-token'] === TOKEN)).toBe(true);
      expect(storage.asked[0]?.headers).toMatchObject({
        authorization: expect.stringMatching(
          /^OSS4-HMAC-SHA256 Credential=id\/\d{8}\/cn-hangzhou\/oss\/aliyun_v4_request, Signature=[\da-f]{64}$/,
        ) as string,
        'x-oss-security-token': 'token',
      });
    });

    test('not of one that has nothing, or is none, however long the list', async () => {
      previews({ 42: 'MERGED', 43: 'MERGED' });
      storage.given[LIST] = page(
        [key(42), 'terraform/shop-pr-42-development.tfstate', 'terraform/shop-pr1/x'],
        '<NextContinuationToken>a+b</NextContinuationToken>',
      );
      storage.given[PAGED] = page([key(43), 'terraform/shop-pr44-production.tfstate']);
      storage.given[`GET /${key(42)}`] = { version: 4, resources: [] };

      expect((await run(['ci/previews.sh'])).code).toBe(0);
      expect(storage.requests).toEqual([LIST, PAGED, `GET /${key(42)}`, `GET /${key(43)}`]);
      expect(destroyed(engineLog())).toEqual(['shop-pr43']);
    });

    test('not of one that Codeup does not know, which is told, and does not keep the others', async () => {
      previews({ 41: 'FROZEN', 42: 'MERGED', 43: 'MERGED' });
      codeup.given[`GET ${REPOSITORY}/changeRequests/42`] = 404;
      const { code, said } = await run(['ci/previews.sh']);

      expect(code).toBe(1);
      expect(said).toContain("merge request 41 is 'FROZEN', which is not known: its preview stays\n");
      expect(said).toContain('Codeup answered 404 to GET repositories/2813489/changeRequests/42\n');
      expect(destroyed(engineLog())).toEqual(['shop-pr43']);
    });

    test('none where Codeup refuses, or is down', async () => {
      previews({ 42: 'MERGED' });
      codeup.given[`GET ${REPOSITORY}/changeRequests/42`] = 401;

      expect(await run(['ci/previews.sh'])).toMatchObject({
        code: 1,
        said: expect.stringContaining('Codeup refused REVIEW_TOKEN (401)') as string,
      });
      expect((await run(['ci/previews.sh'], { CODEUP_URL: down })).said).toContain('ECONNREFUSED');
      expect(destroyed(engineLog())).toEqual([]);
    });

    test('none where the states are not to be had', async () => {
      storage.given[LIST] = 403;
      expect(await run(['ci/previews.sh'])).toMatchObject({
        code: 1,
        said: expect.stringContaining('my-company-preview-state/terraform/shop-pr was refused: 403') as string,
      });

      const settings = readFileSync(join(CI, 'preview.yaml'), 'utf8');
      writeFileSync(join(project, 'preview.yaml'), settings.replace(/ +state: .*\n/, ''));
      expect(await run(['ci/previews.sh'])).toMatchObject({
        code: 1,
        said: expect.stringContaining('the states of previews are not in OSS') as string,
      });
      expect([codeup.asked, destroyed(engineLog())]).toEqual([[], []]);
    });

    test("with the signature that Alibaba Cloud's own client makes of a list", () => {
      const program = `import('${join(CI, 'steps/alibaba-cloud.mjs')}').then(({ storageHeaders }) =>
        console.log(storageHeaders('GET', 'shop-state', '', 'cn-hangzhou', { AccessKeyId: 'id', AccessKeySecret: 'secret',
          SecurityToken: 'token' }, {}, new Date('2026-11-23T04:05:06Z'), { 'list-type': '2', prefix: 'terraform/shop-pr',
          'max-keys': '1000', 'continuation-token': 'a+b/c=' }).authorization))`;

      expect(execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' })).toContain(
        'Signature=f9622583afe9862bd9246c2f07e39896a46ab85b715ee6b752acab88cb30d706\n',
      );
    });
  });
});
