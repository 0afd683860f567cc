import { releaseProblems } from '../../scripts/check-release';

const CHANGELOG = '# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-11-24\n\n## [1.2.2]\n';

describe('the check of a release', () => {
  test('finds nothing where tag, version and changelog agree', () => {
    expect(releaseProblems('v1.2.3', '1.2.3', CHANGELOG)).toEqual([]);
  });

  test.each([
    ['v1.2.4', '1.2.3', "the tag is 'v1.2.4', and the version of package.json is '1.2.3'"],
    ['v1.2.4', '1.2.4', "CHANGELOG.md has no section '## [1.2.4] - <date>'"],
    ['v1.2.2', '1.2.2', "'## [1.2.2]' in CHANGELOG.md has no date"],
  ])('refuses %s of %s', (tag, version, problem) => {
    expect(releaseProblems(tag, version, CHANGELOG)).toEqual([problem]);
  });
});
