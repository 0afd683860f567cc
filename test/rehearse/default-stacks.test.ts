import { rehearse } from '../../lib/rehearse/rehearse';
import { countByConstruct, describeProblem, type RehearsalReport } from '../../lib/rehearse/rehearsal-report';
import { defaultFile, describeWithEngine, inPairs, synthesizeFile } from './util';

jest.setTimeout(600_000);

function seconds({ steps }: RehearsalReport, name?: string): number {
  return steps.filter(step => name === undefined || step.name === name).reduce((sum, step) => sum + step.seconds, 0);
}

describeWithEngine('a rehearsal of the default stacks', () => {
  let reports: Record<string, RehearsalReport>;
  beforeAll(async () => {
    const folders = Object.entries(synthesizeFile(defaultFile()));
    const done = await inPairs(folders, ([, stackFolder]) => rehearse({ stackFolder }));
    reports = Object.fromEntries(folders.map(([name], i) => [name, done[i] as RehearsalReport]));
  });

  test.each(['development', 'staging', 'production'])('passes for %s, with no warning and nothing left', name => {
    const report = reports[name] as RehearsalReport;

    expect(report.problems.map(describeProblem)).toEqual([]);
    expect(report.warnings.map(describeProblem)).toEqual([]);
    expect(report.ok).toBe(true);
    expect(report.secondPlan).toEqual([]);
    expect(report.steps.map(step => step.name)).toEqual(['init', 'validate', 'plan', 'apply', 'plan again', 'destroy']);
    expect(report.created).toHaveLength(report.planned.length);
    expect([...countByConstruct(report).keys()]).toEqual(expect.arrayContaining(['Web/Backend', 'Web/Network']));
    // The bars, on two cores that do nothing else, are 20 and 3 seconds; CI holds `npm run rehearse` to them. Here others run
    // beside it, on a machine that may be slow.
    expect(seconds(report)).toBeLessThan(80);
    expect(seconds(report, 'plan')).toBeLessThan(12);
  });

  test('passes for production as HCL', async () => {
    const report = await rehearse({ stackFolder: synthesizeFile(defaultFile(), true)['production'] as string });

    expect(report.problems.map(describeProblem)).toEqual([]);
  });
});
