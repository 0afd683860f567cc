import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Testing } from 'cdktf';
import { addStacks } from '../../lib/pigeon-web-app';
import { acknowledgementsIn } from '../../lib/rules/acknowledgement';
import { RULES } from '../../lib/rules/catalogue';
import { findings, stops } from '../../lib/rules/findings';
import { rendering } from '../../lib/rules/rendering';
import { StackRules } from '../../lib/rules/stack-rules';
import { parseSettings } from '../../lib/settings/parse-settings';

const settings = parseSettings(readFileSync(join(__dirname, '../../pigeon.yaml'), 'utf8'));
const rules = new StackRules({ today: '2026-11-24' });
const stacks = addStacks(new App({ outdir: 'unused' }), settings, rules);
/** What another scanner may be asked to be silent about, before reading it all takes too long. */
const MOST_ACKNOWLEDGEMENTS = 5;
const OF_SCANNERS = RULES.filter(({ scanners = [] }) => scanners.length > 0).map(({ id }) => id);
const MOST_MILLISECONDS = 30;

describe.each(stacks.map(stack => [stack.node.id, stack] as const))('the default stack %s', (_, stack) => {
  test('breaks no rule whose breach is an error', () => {
    expect(rules.findings(stack).filter(stops)).toEqual([]);
  });

  test('acknowledges nothing that is no rule or finds nothing', () => {
    expect(rules.findings(stack).filter(({ rule }) => rule.startsWith('acknowledgements/'))).toEqual([]);
  });

  const acknowledged = rules.findings(stack).flatMap(finding => (finding.acknowledged ? [finding.rule] : []));

  test(`acknowledges at most ${MOST_ACKNOWLEDGEMENTS} findings that a scanner has too`, () => {
    expect(acknowledged.filter(rule => OF_SCANNERS.includes(rule)).length).toBeLessThanOrEqual(MOST_ACKNOWLEDGEMENTS);
  });

  test('acknowledges beyond that the one server a tier that the plan counts on, and nothing else', () => {
    const servers =
      stack.node.id === 'pigeon-web-production' ? ['reliability/two-servers', 'reliability/two-servers'] : [];
    expect(acknowledged.filter(rule => !OF_SCANNERS.includes(rule))).toEqual(servers);
  });

  test(`is judged by every rule within ${MOST_MILLISECONDS} ms`, () => {
    const rendered = rendering(stack);
    const acknowledgements = acknowledgementsIn(stack);
    const times = Array.from({ length: 5 }, () => {
      const before = process.cpuUsage();
      findings(rendered, { acknowledgements });
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    });

    // Of the processor, and the least of several: others may be using the machine.
    expect(Math.min(...times)).toBeLessThanOrEqual(MOST_MILLISECONDS);
  });
});

test('the default stacks are synthesized as they are judged', () => {
  expect(() => stacks.forEach(stack => Testing.synth(stack, true))).not.toThrow();
});
