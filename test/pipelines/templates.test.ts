import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { CLOUD_CLIENT } from '../../lib/boot/cloud-client-program';
import { FaultCounter } from '../../lib/rehearse/cloud/faults';
import { SimulatedCloud } from '../../lib/rehearse/cloud/simulated-cloud';
import { MemoryWorld } from '../../lib/rehearse/cloud/world';
import { ProviderServer } from '../../lib/rehearse/protocol/provider-server';
import { SimulatedProvider } from '../../lib/rehearse/provider/simulated-provider';
import { PackagedCli } from '../packaged/packaged-cli';
import { newFolder } from '../folder';
import { describeWithEngine } from '../rehearse/util';

jest.setTimeout(180_000);

const ROOT = join(__dirname, '../..');
const CI = join(ROOT, 'examples/ci');
const STEPS = readdirSync(join(CI, 'steps'));
const TEMPLATES = [
  'github-actions/deploy.yml',
  'github-actions/preview.yml',
  'gitlab/gitlab-ci.yml',
  'yunxiao/flow.yml',
  'yunxiao/drift.yml',
  'yunxiao/merge-request.yml',
  'yunxiao/previews.yml',
];

describe.each(TEMPLATES)('examples/ci/%s', name => {
  const text = readFileSync(join(CI, name), 'utf8');

  test('is YAML, and calls steps that are there', () => {
    const called = [...text.matchAll(/\bci\/([\w-]+\.sh)/g)].map(match => match[1] as string);

    expect(parse(text, { merge: true })).toBeInstanceOf(Object);
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter(step => !STEPS.includes(step))).toEqual([]);
  });

  test('stores no key', () => {
    expect(text).not.toMatch(/access.?key|ALICLOUD_SECRET|secret_key/i);
  });
});

describe('examples/ci/gitlab/gitlab-ci.yml', () => {
  test('has no job whose name GitLab reads as a setting of all jobs', () => {
    const text = readFileSync(join(CI, 'gitlab/gitlab-ci.yml'), 'utf8');
    const template = parse(text, { merge: true }) as Record<string, { script?: unknown }>;
    const jobs = Object.keys(template).filter(name => !name.startsWith('.') && template[name]?.script !== undefined);

    expect(jobs).toEqual([
      'test',
      'build-image',
      'build-release',
      'plan',
      'deploy-development',
      'deploy-staging',
      'deploy-production',
      'drift',
      'preview',
      'preview-down',
    ]);
    expect(jobs).not.toContain('image');
  });

  test('deploys to an environment one run at a time, from whichever branch', () => {
    const text = readFileSync(join(CI, 'gitlab/gitlab-ci.yml'), 'utf8');
    const template = parse(text, { merge: true }) as Record<string, object>;

    ['development', 'staging', 'production'].forEach(name => {
      expect(template[`deploy-${name}`]).toMatchObject({ environment: { name }, resource_group: `deploy-${name}` });
    });
  });
});

describe('examples/ci/github-actions', () => {
  interface Job {
    readonly if: string;
    readonly environment?: string;
    readonly concurrency?: string;
    readonly steps: readonly (Record<string, unknown> & { readonly uses?: string; readonly with?: object })[];
  }
  interface Workflow {
    readonly on: Readonly<Record<string, { readonly branches: readonly string[] }>>;
    readonly env?: Readonly<Record<string, string>>;
    readonly jobs: Readonly<Record<'image' | 'plan' | 'deploy', Job>>;
  }
  const read = (name: string) => parse(readFileSync(join(CI, 'github-actions', name), 'utf8')) as Workflow;
  const deploy = read('deploy.yml');

  test('plans requests to the branches that have an environment, and none of a fork', () => {
    const { push, pull_request: requests } = deploy.on;

    expect(requests?.branches).toEqual(push?.branches);
    expect(deploy.jobs.plan.if).toContain('github.event.pull_request.head.repo.full_name == github.repository');
  });

  test('comments also where findings cannot be uploaded', () => {
    expect(deploy.jobs.plan.steps.find(({ uses }) => uses?.includes('upload-sarif'))).toMatchObject({
      if: "always() && hashFiles('findings.sarif') != ''",
      'continue-on-error': true,
    });
  });

  test('asks for the role that pushes where something is pushed, and deploys all the same where nothing is', () => {
    expect(deploy.jobs.image.if).toContain("(vars.IMAGE != '' || vars.RELEASES != '')");
    expect(deploy.jobs.deploy.if).toMatch(/^!cancelled\(\) .* needs\.image\.result == 'skipped'\)$/);
  });

  test('deploys to an environment one run at a time, from whichever branch', () => {
    expect(deploy.jobs.deploy.concurrency).toBe(`deploy-${deploy.jobs.deploy.environment}`);
  });

  test('plans and applies with one version of the engine, which is that of GitLab', () => {
    const engines = [deploy, read('preview.yml')]
      .flatMap(({ jobs }) => Object.values<Job>(jobs))
      .flatMap(({ steps }) => steps)
      .filter(({ uses }) => uses?.includes('setup-terraform'))
      .map(({ with: said }) => (said as { terraform_version: string }).terraform_version)
      .map(version => version.replace('${{ env.TERRAFORM_VERSION }}', deploy.env?.['TERRAFORM_VERSION'] as string));

    expect(engines).toHaveLength(4);
    expect(readFileSync(join(CI, 'gitlab/Dockerfile'), 'utf8')).toContain(`hashicorp/terraform:${engines[0]} `);
    expect(new Set(engines).size).toBe(1);
  });
});

/** What the cloud says: STS, Container Registry, and the metadata of a server, in one. */
function answerOf(url: string, asked: URLSearchParams): string {
  if (url === '/latest/api/token') return 'metadata-token';
  if (url === '/latest/meta-data/ram/security-credentials/') return 'runner\n';
  if (url === '/latest/meta-data/ram/security-credentials/runner') return credentialsOf('server');
  return asked.get('Action') === 'AssumeRoleWithOIDC'
    ? `{"Credentials":${credentialsOf('sts')}}`
    : '{"TempUsername":"cr_temp_user","AuthorizationToken":"password-for-an-hour"}';
}

function credentialsOf(whom: string): string {
  return JSON.stringify({ AccessKeyId: `${whom}-id`, AccessKeySecret: `${whom}-secret`, SecurityToken: whom });
}

/** How docker was called, and what it was told on its input. */
function dockerLog(project: string): string[] {
  return readFileSync(join(project, 'docker.log'), 'utf8').split('\n').slice(0, 4);
}

describe.each([
  ['flow.yml', 'push', ['ArtifactDownload', 'ArtifactUpload', 'Command']],
  ['drift.yml', undefined, ['Command']],
  ['merge-request.yml', 'mergeRequestOpenedOrUpdate', ['Command']],
  ['previews.yml', 'mergeRequestMerged', ['Command']],
])('examples/ci/yunxiao/%s', (name, event, uses) => {
  interface Job {
    readonly component?: string;
    readonly runsOn?: object;
    readonly steps?: Readonly<Record<string, { readonly step: string; readonly with: object }>>;
  }

  test('has the form that Flow documents: sources, and stages of jobs that run steps or wait for a person', () => {
    const flow = parse(readFileSync(join(CI, 'yunxiao', name), 'utf8')) as {
      variables?: { key: string; value: string }[];
      sources: Record<string, Record<string, unknown>>;
      concurrencyConfig?: Record<string, number>;
      stages: Record<string, { jobs: Record<string, Job> }>;
    };
    const jobs = Object.values(flow.stages).flatMap(stage => Object.values(stage.jobs));
    const steps = jobs.flatMap(job => Object.values(job.steps ?? {}));

    const known = ['variables', 'sources', 'concurrencyConfig', 'stages'];
    expect(Object.keys(flow).filter(key => !known.includes(key))).toEqual([]);
    // What Flow does not say of a merge request is asked of Codeup, which is told by these, and by a token that is not here.
    expect(flow.variables?.map(({ key }) => key)).toEqual(
      name === 'merge-request.yml' || name === 'previews.yml'
        ? ['CODEUP_ORGANIZATION', 'CODEUP_REPOSITORY']
        : undefined,
    );
    flow.variables?.forEach(({ value }) => expect(typeof value).toBe('string'));
    expect(flow.concurrencyConfig).toEqual(event && { maxRunningJobInstances: 1 });
    Object.values(flow.sources).forEach(source => {
      expect(source).toMatchObject({ type: 'codeup', branch: 'main' });
      expect(source['triggerEvents']).toEqual(event && [event]);
    });
    jobs.forEach(({ component, runsOn, steps: own }) => {
      expect(component === undefined ? runsOn && own : component).toBeTruthy();
    });
    expect([...new Set(steps.map(({ step }) => step))].toSorted()).toEqual(uses);
  });
});

/** What a pattern finds in texts. */
function find(pattern: RegExp, texts: readonly string[]): string[] {
  return texts.flatMap(text => [...text.matchAll(pattern)].map(match => match[1] as string));
}

/** The names in the first column of a table. */
function tabled(section: string): string[] {
  const rows = section.split('\n').filter(line => line.startsWith('| `'));
  return rows.flatMap(row => find(/`(\w+)`/g, [row.split('|')[1] as string]));
}

describe.each([
  ['github-actions', 'GitHub', ['deploy.yml', 'preview.yml']],
  ['gitlab', 'GitLab', ['gitlab-ci.yml']],
  ['yunxiao', 'Flow', ['flow.yml', 'drift.yml', 'merge-request.yml', 'previews.yml']],
])('the variables of examples/ci/%s', (folder, system, files) => {
  const text = files.map(name => readFileSync(join(CI, folder, name), 'utf8')).join('\n');
  const steps = STEPS.map(name => readFileSync(join(CI, 'steps', name), 'utf8'));
  // What the CI system says, what the template says or works out itself, and what a step tells another one.
  const isGiven = (name: string) =>
    /^(CI|CI_.*|PWD|NUMBER|BASE|BRANCH|VERSION|ENVIRONMENT|SYSTEM|ALIBABA_CLOUD_(?!REGION).*)$/.test(name) ||
    new RegExp(`\\b${name}(="?|: )\\$[^{]`).test(text);
  const asked = [
    ...find(/\b(?:vars|secrets)\.([A-Z_]+)/g, [text]),
    ...find(/key: ([A-Z_]+)/g, [text]),
    ...(folder === 'github-actions'
      ? []
      : [...find(/\$\{?([A-Z][A-Z_]+)/g, [text]), ...find(/\$\{([A-Z][A-Z_]+):\?/g, steps)]),
  ].filter(name => !isGiven(name));
  const read = [
    ...find(/\$\{([A-Z][A-Z_]+):[-?]/g, steps),
    ...find(/\benv\.([A-Z][A-Z_]+)/g, steps),
    ...find(/\b([A-Z][A-Z_]+)(?=[^\n]*\} = process\.env)/g, steps),
  ].filter(name => !isGiven(name));

  test.each(['README.md', 'README.zh-CN.md'])('stand in %s, and no other', readme => {
    const page = readFileSync(join(CI, readme), 'utf8');
    const sections = page.split(/^#+ /m).filter(section => section.includes('|'));
    const own = tabled(sections.find(section => section.split('\n')[0]?.includes(system)) as string);

    expect(asked.filter(name => !own.includes(name))).toEqual([]);
    expect(read.filter(name => !sections.flatMap(tabled).includes(name))).toEqual([]);
    expect(own.filter(name => ![text, ...steps].some(one => new RegExp(`\\b${name}\\b`).test(one)))).toEqual([]);
  });
});

describe('examples/ci/yunxiao/flow.yml, with steps that note how they are called', () => {
  interface Flow {
    readonly stages: Record<string, { jobs: Record<string, { steps: Record<string, { with: { run: string } }> }> }>;
  }
  const flow = parse(readFileSync(join(CI, 'yunxiao/flow.yml'), 'utf8')) as Flow;

  /** Runs a step of a stage. @param failing the script that fails */
  function run(
    stage: string,
    step: string,
    failing?: string,
    env: Record<string, string> = {},
  ): [number | null, string[]] {
    const folder = newFolder();
    mkdirSync(join(folder, 'ci'));
    [...STEPS.filter(name => name.endsWith('.sh')).map(name => `ci/${name}`), 'npm'].forEach(name => {
      const script = `#!/bin/sh\necho "$0" "$@" >>log\n${name === failing ? 'exit 1' : ''}\n`;
      writeFileSync(join(folder, name), script, { mode: 0o755 });
    });
    const text = flow.stages[stage]?.jobs[stage]?.steps[step]?.with.run as string;
    const PATH = `.:${process.env['PATH']}`;
    const known = { PATH, CI_COMMIT_REF_NAME: 'main', CI_COMMIT_ID: 'c0ffee', ...env };
    const { status } = spawnSync('sh', ['-c', text], { cwd: folder, env: known });
    const log = join(folder, 'log');
    return [status, existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []];
  }

  test.each([
    [undefined, 0, ['ci/apply.sh', 'ci/health.sh', 'ci/notify.sh deployment of main c0ffee, success']],
    ['ci/apply.sh', 1, ['ci/apply.sh', 'ci/notify.sh deployment of main c0ffee, failure']],
    ['ci/health.sh', 1, ['ci/apply.sh', 'ci/health.sh', 'ci/notify.sh deployment of main c0ffee, failure']],
  ])('tells how a deployment ended where %s fails', (failing, code, log) => {
    expect(run('deploy', 'deploy', failing)).toEqual([code, log]);
  });

  test('pushes an image and uploads releases where there is a place for them', () => {
    const releases = [
      './npm ci',
      './npm run build --if-present',
      'ci/release.sh frontend dist',
      'ci/release.sh backend backend',
    ];

    expect(run('image', 'push')).toEqual([0, []]);
    expect(run('image', 'push', undefined, { IMAGE_REPOSITORY: 'registry.example.com/shop' })).toEqual([
      0,
      ['ci/image.sh'],
    ]);
    expect(run('image', 'release')).toEqual([0, []]);
    expect(run('image', 'release', undefined, { RELEASES: 'shop-releases' })).toEqual([0, releases]);
    expect(run('image', 'release', 'npm', { RELEASES: 'shop-releases' })).toEqual([1, releases.slice(0, 1)]);
  });

  test('does not go on where a plan fails', () => {
    expect(run('plan', 'plan', 'ci/plan.sh')).toEqual([1, ['./npm ci', 'ci/plan.sh']]);
  });
});

interface Ended {
  readonly code: number;
  readonly said: string;
}

describeWithEngine('the steps, in a project', () => {
  let server: ProviderServer;
  let project: string;

  beforeAll(async () => {
    project = newFolder();
    const settings = readFileSync(join(ROOT, 'examples/second-system/pigeon.yaml'), 'utf8');
    writeFileSync(join(project, 'pigeon.yaml'), settings.replace('system: orders', 'system: "orders" # ours'));
    cpSync(join(CI, 'steps'), join(project, 'ci'), { recursive: true });
    // What `npx` finds in a project that has installed the package.
    mkdirSync(join(project, 'bin'));
    const { file } = PackagedCli.build();
    writeFileSync(join(project, 'bin/npx'), `#!/bin/sh\nshift\nexec '${process.execPath}' '${file}' "$@"\n`);
    chmodSync(join(project, 'bin/npx'), 0o755);
    const provider = new SimulatedProvider(new SimulatedCloud(new MemoryWorld()), new FaultCounter());
    server = await ProviderServer.start(provider);
  });

  afterAll(() => server.stop());

  function run(step: string, args: readonly string[] = [], environment: Record<string, string> = {}): Promise<Ended> {
    const env = {
      ...process.env,
      ...server.environment,
      PATH: `${join(project, 'bin')}:${process.env['PATH']}`,
      BRANCH: 'main',
      // These tests may run in a pipeline themselves. Here the state is a file.
      CI: '',
      CI_COMMIT_REF_NAME: '',
      ...environment,
    };
    const child = spawn('bash', [join('ci', step), ...args], { cwd: project, env });
    const parts: string[] = [];
    child.stdout.on('data', (chunk: Buffer) => parts.push(chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => parts.push(chunk.toString()));
    return new Promise(resolve => {
      child.on('close', code => resolve({ code: code ?? 1, said: parts.join('') }));
    });
  }

  test('plan, and leave what a reviewer reads; then apply exactly that, and find no drift', async () => {
    const plan = await run('plan.sh');
    expect({ ...plan, said: plan.code === 0 ? '' : plan.said }).toEqual({ code: 0, said: '' });
    const review = readFileSync(join(project, 'review.md'), 'utf8');
    expect(review).toContain('## orders, production');
    expect(review).toMatch(/Plan: \d+ to add, 0 to change, 0 to destroy/);
    expect(review).toMatch(/CNY|¥/);
    expect(review).toMatch(/[Ff]indings/);
    expect(parse(readFileSync(join(project, 'findings.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });

    // What is kept has the plan and the lock file, and no plugin. One that is there all the same may not be executed any more.
    const stack = join(project, 'cdktf.out/stacks/orders-production');
    expect(readdirSync(stack)).toEqual(expect.arrayContaining(['reviewed.plan', 'cdk.tf.json']));
    expect(existsSync(join(stack, '.terraform'))).toBe(false);
    const plugin = join(stack, '.terraform/providers/terraform-provider-alicloud');
    mkdirSync(dirname(plugin), { recursive: true });
    writeFileSync(plugin, '', { mode: 0o644 });

    const unchecked = await run('apply.sh', [], { HEALTH_URL: '', ENGINE: 'echo' });
    expect(unchecked).toEqual({
      code: 1,
      said: expect.stringMatching(
        /HEALTH_URL: such as .*, or none where nothing looks whether the site is well\n$/,
      ) as string,
    });

    const apply = await run('apply.sh', [], { HEALTH_URL: 'none' });
    expect(existsSync(plugin)).toBe(false);
    expect(apply.said).toMatch(/Apply complete! Resources: \d+ added, 0 changed, 0 destroyed/);

    const drift = await run('drift.sh');
    expect(drift.said).toContain('orders-production is as it should be');
    expect([apply.code, drift.code]).toEqual([0, 0]);
  });

  test('apply no plan that the world has overtaken', async () => {
    expect(await run('apply.sh', [], { HEALTH_URL: 'none' })).toMatchObject({
      code: 1,
      said: expect.stringMatching(/[Ss]aved plan is stale/) as string,
    });
  });

  test('refuse a branch that has no environment', async () => {
    const { code, said } = await run('plan.sh', [], { BRANCH: 'feature/x' });

    expect([code, said.trim()]).toEqual([
      2,
      "no environment belongs to the branch 'feature/x'; main, production, staging and develop have one",
    ]);
  });

  test('make a preview of a pull request, and take it away', async () => {
    const settings = readFileSync(join(CI, 'preview.yaml'), 'utf8');
    writeFileSync(join(project, 'preview.yaml'), settings.replace(/ +state: .*\n/, ''));

    expect((await run('preview.sh', ['up', '42'])).said).toMatch(/Apply complete! Resources: \d+ added/);
    expect(existsSync(join(project, 'cdktf.out/stacks/shop-pr42-development'))).toBe(true);
    expect((await run('preview.sh', ['down', '42'])).said).toMatch(/Destroy complete! Resources: \d+ destroyed/);
    expect((await run('preview.sh', ['up', '4;2'])).code).toBe(2);
  });

  test.each([
    ['plan.sh', [], 'orders-production', 'pigeon.yaml', { CI: 'true' }],
    ['drift.sh', [], 'orders-production', 'pigeon.yaml', { CI: 'true' }],
    ['preview.sh', ['up', '42'], 'shop-pr42-development', 'preview.yaml', { CI: 'true' }],
    ['preview.sh', ['down', '42'], 'shop-pr42-development', 'preview.yaml', { CI_COMMIT_REF_NAME: 'feature/cart' }],
  ])('refuse a state in a file where a pipeline runs them: %s %j', async (step, args, stack, file, environment) => {
    const { code, said } = await run(step, args, { ...environment, ENGINE: 'false' });

    expect([code, said.trim().split('\n').at(-1)]).toEqual([
      2,
      `the state of ${stack} is a file, which no other run finds: say 'state: { type: oss, … }' in ${file}`,
    ]);
  });

  test('wait for a site to be well, and say how it ended', async () => {
    const told: string[] = [];
    const site = createServer((request, response) => {
      request.on('data', (chunk: Buffer) => told.push(chunk.toString()));
      request.on('end', () => response.writeHead(request.url === '/ill' ? 503 : 200).end());
    }).listen(0);
    const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    const quick = { PAUSE: '0', ATTEMPTS: '5' };

    expect(await run('health.sh', [], { HEALTH_URL: `${url}/`, ...quick })).toMatchObject({ code: 0 });
    expect(await run('health.sh', [], { HEALTH_URL: `${url}/ill`, ...quick })).toMatchObject({ code: 1 });
    expect(await run('health.sh', [], { HEALTH_URL: 'none' })).toEqual({
      code: 0,
      said: 'HEALTH_URL is none: nothing looks whether the site is well\n',
    });
    const notified = await run('notify.sh', ['"shop" was deployed'], { NOTIFY_URL: `${url}/hook?token=kept-secret` });
    site.close();

    expect(notified).toEqual({ code: 0, said: '' });
    expect(JSON.parse(told.join(''))).toEqual({ msgtype: 'text', text: { content: '"shop" was deployed' } });
  });

  test('put the review into a comment of a GitLab merge request, with a token that no process list shows', async () => {
    const told: string[] = [];
    const gitLab = createServer((request, response) => {
      told.push(`${request.method} ${request.url} ${String(request.headers['private-token'])}`);
      request.on('data', (chunk: Buffer) => told.push(chunk.toString()));
      request.on('end', () => response.writeHead(201).end());
    }).listen(0);
    const environment = {
      CI_API_V4_URL: `http://127.0.0.1:${(gitLab.address() as AddressInfo).port}/api/v4`,
      CI_PROJECT_ID: '7',
      CI_MERGE_REQUEST_IID: '42',
    };
    writeFileSync(join(project, 'review.md'), '## shop & co');

    expect(await run('comment.sh', [], { CI_MERGE_REQUEST_IID: '' })).toEqual({ code: 0, said: '' });
    expect((await run('comment.sh', [], environment)).said).toContain('REVIEW_TOKEN is not set');
    expect(told).toEqual([]);
    expect(await run('comment.sh', [], { ...environment, REVIEW_TOKEN: 'kept-secret' })).toEqual({ code: 0, said: '' });
    gitLab.close();

    expect(told[0]).toBe('POST /api/v4/projects/7/merge_requests/42/notes kept-secret');
    expect(new URLSearchParams(told.slice(1).join('')).get('body')).toBe('## shop & co');
  });

  describe('log in to the registry and push', () => {
    const asked: URLSearchParams[] = [];
    let cloud: Server;
    let environment: Record<string, string>;

    beforeAll(() => {
      cloud = createServer((request, response) => {
        const parts: string[] = [];
        request.on('data', (chunk: Buffer) => parts.push(chunk.toString()));
        request.on('end', () => {
          asked.push(new URLSearchParams(parts.join('')));
          const parameters = asked.at(-1) as URLSearchParams;
          if (parameters.get('AccessKeyId') === 'refused') {
            response.writeHead(403).end('{"Code":"Forbidden.RAM","Message":"not authorized"}');
          } else {
            response.end(answerOf(request.url as string, parameters));
          }
        });
      }).listen(0);
      const address = `http://127.0.0.1:${(cloud.address() as AddressInfo).port}`;
      // Notes how it was called, and what it was told on its input.
      const docker = `#!/bin/sh\n{ echo "$@"; if [ "$1" = login ]; then cat && echo; fi; } >> '${project}/docker.log'\n`;
      writeFileSync(join(project, 'bin/docker'), docker, { mode: 0o755 });
      environment = {
        PATH: `${join(project, 'bin')}:${dirname(process.execPath)}:${process.env['PATH']}`,
        IMAGE: 'shop-registry.cn-hangzhou.cr.aliyuncs.com/shop/backend',
        VERSION: 'v1',
        REGISTRY: 'cri-x1y2z3shop',
        CR_ENDPOINT: `${address}/`,
        STS_ENDPOINT: `${address}/`,
        METADATA_ENDPOINT: address,
        ALIBABA_CLOUD_ACCESS_KEY_ID: '',
        ALIBABA_CLOUD_OIDC_TOKEN_FILE: '',
      };
    });

    afterAll(() => cloud.close());
    beforeEach(() => {
      asked.length = 0;
      writeFileSync(join(project, 'docker.log'), '');
    });

    const LOGGED_IN = [
      'login --username cr_temp_user --password-stdin shop-registry.cn-hangzhou.cr.aliyuncs.com',
      'password-for-an-hour',
      'build --pull --tag shop-registry.cn-hangzhou.cr.aliyuncs.com/shop/backend:v1 .',
      'push shop-registry.cn-hangzhou.cr.aliyuncs.com/shop/backend:v1',
    ];

    test('as the role of a job of GitHub', async () => {
      const role = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'id', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'secret' };
      const { code, said } = await run('image.sh', [], {
        ...environment,
        ...role,
        ALIBABA_CLOUD_SECURITY_TOKEN: 'token',
      });

      expect([code, dockerLog(project)]).toEqual([0, LOGGED_IN]);
      expect(said).not.toContain('password-for-an-hour');
      expect(Object.fromEntries(asked[0] as URLSearchParams)).toMatchObject({
        Action: 'GetAuthorizationToken',
        InstanceId: 'cri-x1y2z3shop',
        RegionId: 'cn-hangzhou',
        AccessKeyId: 'id',
        SecurityToken: 'token',
        Signature: expect.stringMatching(/^[\w+/]{27}=$/) as string,
      });
    });

    test('as the role that an id token is exchanged for, which is not signed', async () => {
      const { code } = await run('image.sh', [], {
        ...environment,
        ALIBABA_CLOUD_OIDC_TOKEN: 'id-token',
        ALIBABA_CLOUD_OIDC_PROVIDER_ARN: 'acs:ram::1:oidc-provider/gitlab',
        ALIBABA_CLOUD_ROLE_ARN: 'acs:ram::1:role/push',
      });

      expect([code, dockerLog(project)]).toEqual([0, LOGGED_IN]);
      expect(Object.fromEntries(asked[0] as URLSearchParams)).toMatchObject({
        Action: 'AssumeRoleWithOIDC',
        OIDCToken: 'id-token',
        RoleArn: 'acs:ram::1:role/push',
      });
      expect(asked[0]?.has('Signature')).toBe(false);
      expect(asked[1]?.get('AccessKeyId')).toBe('sts-id');
    });

    test('as the role of the server that it runs on', async () => {
      expect((await run('image.sh', [], environment)).code).toBe(0);
      expect(dockerLog(project)).toEqual(LOGGED_IN);
      expect(asked.at(-1)?.get('AccessKeyId')).toBe('server-id');
    });

    test('not at all, where docker is logged in already', async () => {
      expect((await run('image.sh', [], { ...environment, REGISTRY: '' })).code).toBe(0);
      expect(dockerLog(project).slice(0, 2)).toEqual(LOGGED_IN.slice(2));
    });

    test('and push nothing where that is refused', async () => {
      const refused = { ...environment, ALIBABA_CLOUD_ACCESS_KEY_ID: 'refused', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 's' };

      expect(await run('image.sh', [], refused)).toEqual({
        code: 1,
        said: 'GetAuthorizationToken was refused: Forbidden.RAM not authorized\n',
      });
      expect(dockerLog(project)[0]).toBe('');
    });

    test('with the signature of the documentation', () => {
      const parameters = {
        AccessKeyId: 'testid',
        Action: 'DescribeRegions',
        Format: 'XML',
        SignatureMethod: 'HMAC-SHA1',
        SignatureNonce: '3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf',
        SignatureVersion: '1.0',
        Timestamp: '2016-02-23T12:46:24Z',
        Version: '2014-05-26',
      };
      const program = `import('${join(CI, 'steps/alibaba-cloud.mjs')}').then(({ signature }) =>
        console.log(signature('GET', ${JSON.stringify(parameters)}, 'testsecret')))`;

      expect(execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' })).toBe(
        'OLeaidS1JvxuMvnyHOwuJ+uX5qY=\n',
      );
    });
  });

  describe('upload a release', () => {
    const put: { url: string; headers: IncomingHttpHeaders; body: Buffer }[] = [];
    let bucket: Server;
    let environment: Record<string, string>;

    beforeAll(() => {
      bucket = createServer((request, response) => {
        const parts: Buffer[] = [];
        request.on('data', (chunk: Buffer) => parts.push(chunk));
        request.on('end', () => {
          const url = request.url as string;
          const code = put.some(one => one.url === url) ? 'FileAlreadyExists' : 'AccessDenied';
          const isRefused = code === 'FileAlreadyExists' || url.includes('denied');
          put.push({ url, headers: request.headers, body: Buffer.concat(parts) });
          response.writeHead(isRefused ? 409 : 200).end(isRefused ? `<Error><Code>${code}</Code></Error>` : '');
        });
      }).listen(0);
      mkdirSync(join(project, 'dist'));
      writeFileSync(join(project, 'dist/index.html'), '<h1>shop</h1>');
      environment = {
        PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
        RELEASES: 'shop-releases',
        VERSION: 'v1.4.0',
        ALIBABA_CLOUD_REGION: 'cn-hangzhou',
        ALIBABA_CLOUD_ACCESS_KEY_ID: 'id',
        ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'secret',
        ALIBABA_CLOUD_SECURITY_TOKEN: 'token',
        OSS_ENDPOINT: `http://127.0.0.1:${(bucket.address() as AddressInfo).port}`,
      };
    });

    afterAll(() => bucket.close());
    beforeEach(() => {
      put.length = 0;
    });

    test('once, by its version, and say what pigeon.yaml says of it', async () => {
      const { code, said } = await run('release.sh', ['frontend', 'dist'], environment);
      const [{ url, headers, body }] = put as [(typeof put)[0]];
      const listed = execFileSync('tar', ['-tzf', '-'], { input: body, encoding: 'utf8' });

      expect([code, url]).toEqual([0, '/frontend/v1.4.0.tar.gz']);
      expect(headers).toMatchObject({ 'x-oss-forbid-overwrite': 'true', 'x-oss-security-token': 'token' });
      expect(listed.split('\n')).toContain('./index.html');
      expect(said).toBe(
        `frontend/v1.4.0.tar.gz is in shop-releases: { version: v1.4.0, sha256: ${createHash('sha256').update(body).digest('hex')} }\n`,
      );
    });

    test('as the same archive each time, and over none that is there', async () => {
      await run('release.sh', ['frontend', 'dist'], environment);
      const { code, said } = await run('release.sh', ['frontend', 'dist'], environment);

      expect([code, said]).toEqual([0, 'frontend/v1.4.0.tar.gz is in shop-releases already\n']);
      expect(put[0]?.body.equals(put[1]?.body as Buffer)).toBe(true);
    });

    test('not, where that is refused', async () => {
      const { code, said } = await run('release.sh', ['backend', 'dist'], { ...environment, VERSION: 'denied' });

      expect([code, said]).toEqual([1, 'backend/denied.tar.gz was refused: 409 AccessDenied\n']);
    });

    test.each([
      [['mobile', 'dist'], {}],
      [['frontend', 'dist'], { VERSION: '../v1' }],
    ])('not, where it is %j %j', async (args, over) => {
      expect((await run('release.sh', args, { ...environment, ...over })).code).toBe(1);
      expect(put).toEqual([]);
    });

    test('with the signature that the client of the servers makes', () => {
      const parts = ['PUT', 'shop-releases', 'frontend/v1 (1).tar.gz', 'cn-hangzhou'];
      const python = CLOUD_CLIENT.replace(
        /if __name__[^]*/,
        `print(storage_headers(*${JSON.stringify(parts)}, ("id", "secret", "token"),
          datetime.datetime(2026, 11, 23, 4, 5, 6), {"content-type": "application/gzip"})["Authorization"])`,
      );
      const node = `import('${join(CI, 'steps/alibaba-cloud.mjs')}').then(({ storageHeaders }) =>
        console.log(storageHeaders(...${JSON.stringify(parts)}, { AccessKeyId: 'id', AccessKeySecret: 'secret',
          SecurityToken: 'token' }, { 'content-type': 'application/gzip' }, new Date('2026-11-23T04:05:06Z')).authorization))`;

      expect(execFileSync(process.execPath, ['-e', node], { encoding: 'utf8' })).toBe(
        execFileSync('python3', ['-'], { input: python, encoding: 'utf8' }),
      );
    });
  });

  test('are sound shell', () => {
    const scripts = STEPS.filter(step => step.endsWith('.sh'));

    execFileSync('bash', ['-n', ...scripts.map(step => join(CI, 'steps', step))]);
  });
});
