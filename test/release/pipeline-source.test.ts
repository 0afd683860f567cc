import { PipelineSource } from '../../lib/release/pipeline-source';

describe('PipelineSource.gitHub', () => {
  const source = PipelineSource.gitHub('acme/shop');

  test('is the issuer of GitHub, for the audience that its action asks for', () => {
    expect(source).toMatchObject({ issuer: 'https://token.actions.githubusercontent.com', audience: 'github-actions' });
  });

  test('knows a deployment by its environment, whatever the branch', () => {
    expect(source._deployers('production', ['main', 'production'])).toEqual(['repo:acme/shop:environment:production']);
  });

  test('knows a deployment by its branch, where jobs name no environment', () => {
    const byBranch = PipelineSource.gitHub('acme/shop', { environments: false });

    expect(byBranch._deployers('production', ['main', 'production'])).toEqual([
      'repo:acme/shop:ref:refs/heads/main',
      'repo:acme/shop:ref:refs/heads/production',
    ]);
  });

  test('knows a build by its branch, and plans for pull requests too', () => {
    expect(source._builders(['main'])).toEqual(['repo:acme/shop:ref:refs/heads/main']);
    expect(source._planners(['main'])).toEqual(['repo:acme/shop:ref:refs/heads/main', 'repo:acme/shop:pull_request']);
  });

  test.each(['shop', 'acme/*', '*/shop', 'acme/shop/more', ''])("refuses '%s'", repository => {
    expect(() => PipelineSource.gitHub(repository)).toThrow(`got '${repository}'`);
  });
});

describe('PipelineSource.gitLab', () => {
  test('knows a deployment by its branch, and plans for any branch of the project', () => {
    const source = PipelineSource.gitLab('group/sub/shop', 'https://gitlab.example.com');

    expect(source).toMatchObject({ issuer: 'https://gitlab.example.com', audience: 'sts.aliyuncs.com' });
    expect(source._deployers('production', ['main'])).toEqual(['project_path:group/sub/shop:ref_type:branch:ref:main']);
    expect(source._planners([])).toEqual(['project_path:group/sub/shop:ref_type:branch:ref:*']);
  });

  test('refuses a project that is a pattern', () => {
    expect(() => PipelineSource.gitLab('group/*')).toThrow("got 'group/*'");
  });
});

describe('PipelineSource.of', () => {
  const props = { issuer: 'https://ci.example.com', branch: (branch: string) => `shop:${branch}` };

  test('is any issuer, whose subjects somebody says', () => {
    const source = PipelineSource.of({ ...props, audience: 'cloud' });

    expect(source).toMatchObject({ issuer: 'https://ci.example.com', audience: 'cloud' });
    expect(source._deployers('staging', ['staging'])).toEqual(['shop:staging']);
    expect(source._planners(['staging'])).toEqual(['shop:staging']);
  });

  test('refuses an issuer that could be anybody', () => {
    expect(() => PipelineSource.of({ ...props, issuer: 'http://ci.example.com' })).toThrow('begins with https://');
  });
});
