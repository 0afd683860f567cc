/** Refuses a release whose tag is not the version, or of which the changelog does not tell: `tsx scripts/check-release.ts v1.2.3`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is wrong with a release of `version` under `tag`. */
export function releaseProblems(tag: string, version: string, changelog: string): string[] {
  const problems: string[] = [];
  if (tag !== `v${version}`) problems.push(`the tag is '${tag}', and the version of package.json is '${version}'`);
  const heading = changelog.split('\n').find(line => line.startsWith(`## [${version}]`));
  if (heading === undefined) problems.push(`CHANGELOG.md has no section '## [${version}] - <date>'`);
  else if (!/\] - \d{4}-\d{2}-\d{2}$/.test(heading)) problems.push(`'${heading}' in CHANGELOG.md has no date`);
  return problems;
}

if (require.main === module) {
  const root = join(__dirname, '..');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const problems = releaseProblems(process.argv[2] ?? '', version, readFileSync(join(root, 'CHANGELOG.md'), 'utf8'));
  problems.forEach(problem => console.error(problem));
  process.exitCode = problems.length === 0 ? 0 : 1;
}
