import { App, Aspects, TerraformStack, Testing } from 'cdktf';
import { Construct } from 'constructs';
import { OssBucket } from '../../.gen/alicloud/oss-bucket';
import { AlicloudProvider } from '../../.gen/alicloud/provider';
import { SecurityGroupRule } from '../../.gen/alicloud/security-group-rule';
import { acknowledge, AcknowledgeOptions } from '../../lib/rules/acknowledgement';
import { RuleFinding } from '../../lib/rules/findings';
import { StackRules, StackRulesOptions } from '../../lib/rules/stack-rules';

const reason = 'The office has no address of its own.';
const owner = 'network team';
const RULE = 'network/no-open-ssh';

/** A stack `shop` with a rule in `Door` that opens SSH to everybody, and another in `Window`. */
class Doors {
  public readonly stack = new TerraformStack(Testing.app({ stackTraces: false }), 'shop');
  public readonly door = this.open('Door');
  public readonly window = this.open('Window');
  private readonly rules: StackRules;

  constructor(options: StackRulesOptions = {}) {
    new AlicloudProvider(this.stack, 'Alicloud', { region: 'cn-hangzhou' });
    this.rules = new StackRules({ today: '2026-11-24', ...options });
    Aspects.of(this.stack).add(this.rules);
  }

  public findings(rule = RULE): RuleFinding[] {
    return this.rules.findings(this.stack).filter(finding => finding.rule === rule);
  }

  /** The constructs whose findings nobody acknowledged. */
  public blamed(): unknown[] {
    return this.findings()
      .filter(({ acknowledged }) => !acknowledged)
      .map(({ construct }) => construct);
  }

  public synth(): string {
    return Testing.synth(this.stack, true);
  }

  private open(id: string): Construct {
    const door = new Construct(this.stack, id);
    new SecurityGroupRule(door, 'Ssh', {
      type: 'ingress',
      ipProtocol: 'tcp',
      portRange: '22/22',
      cidrIp: '0.0.0.0/0',
      securityGroupId: 'sg-1',
    });
    return door;
  }
}

describe('acknowledge', () => {
  test('silences what a rule finds in a construct and below, and nothing beside it', () => {
    const doors = new Doors();
    expect(doors.blamed()).toEqual(['shop/Door/Ssh', 'shop/Window/Ssh']);

    acknowledge(doors.door, RULE, { reason, owner });

    expect(doors.blamed()).toEqual(['shop/Window/Ssh']);
    expect(doors.findings()[0]).toMatchObject({ construct: 'shop/Door/Ssh', acknowledged: { reason, owner } });
  });

  test('lets a stack be synthesized once everything is acknowledged', () => {
    const doors = new Doors();
    acknowledge(doors.door, RULE, { reason, owner });
    expect(() => doors.synth()).toThrow(/shop\/Window\/Ssh .*opens port 22 to 0\.0\.0\.0\/0 \[network\/no-open-ssh\]/);

    const both = new Doors();
    acknowledge(both.stack, RULE, { reason, owner });
    expect(() => both.synth()).not.toThrow();
  });

  test('reaches a construct that is not at hand by its path', () => {
    const doors = new Doors();
    acknowledge(doors.stack, RULE, { reason, owner, at: 'Window' });

    expect(doors.blamed()).toEqual(['shop/Door/Ssh']);
  });

  test('of the app reaches every stack', () => {
    const doors = new Doors();
    acknowledge(doors.stack.node.root, RULE, { reason, owner });

    expect(doors.blamed()).toEqual([]);
  });

  test('silences no other rule', () => {
    const doors = new Doors();
    acknowledge(doors.stack, 'network/no-open-rdp', { reason, owner, mayBeUnused: true });

    expect(doors.blamed()).toHaveLength(2);
  });

  test.each([
    ['2026-11-23', ['shop/Door/Ssh', 'shop/Window/Ssh']],
    ['2026-11-24', []],
    ['2026-11-25', []],
  ])('that holds until %s leaves %j on the 24th', (until, blamed) => {
    const doors = new Doors();
    acknowledge(doors.stack, RULE, { reason, owner, until });

    expect(doors.blamed()).toEqual(blamed);
  });

  test('that has ended says so, and whose it was', () => {
    const doors = new Doors();
    acknowledge(doors.stack, RULE, { reason, owner, until: '2026-11-01' });

    expect(doors.findings()[0]?.message).toBe(
      'opens port 22 to 0.0.0.0/0; network team acknowledged that until 2026-11-01',
    );
    expect(() => doors.synth()).toThrow('network team acknowledged that until 2026-11-01');
  });

  test('that has ended steps back for one that has not', () => {
    const doors = new Doors();
    acknowledge(doors.stack, RULE, { reason, owner, until: '2026-11-01' });
    acknowledge(doors.door, RULE, { reason, owner: 'security team' });

    expect(doors.blamed()).toEqual(['shop/Window/Ssh']);
    expect(doors.findings()[0]?.acknowledged).toEqual({ reason, owner: 'security team' });
  });

  test('asks the clock where nobody says which day it is', () => {
    const doors = new Doors({ today: undefined });
    acknowledge(doors.stack, RULE, { reason, owner, until: '2026-01-01' });
    const later = new Doors({ today: undefined });
    acknowledge(later.stack, RULE, { reason, owner, until: '9999-12-31' });

    expect(doors.blamed()).toHaveLength(2);
    expect(later.blamed()).toEqual([]);
  });

  test('warns where there is nothing to acknowledge', () => {
    const doors = new Doors();
    acknowledge(doors.door, 'cost/idle-disk', { reason, owner });

    expect(doors.findings('acknowledgements/unused')).toEqual([
      expect.objectContaining({
        severity: 'warning',
        address: 'shop/Door',
        message: "acknowledges 'cost/idle-disk' (network team), which finds nothing there",
      }),
    ]);
  });

  test('says nothing of that where a library says that it may be so', () => {
    const doors = new Doors();
    acknowledge(doors.door, 'cost/idle-disk', { reason, owner, mayBeUnused: true });

    expect(doors.findings('acknowledgements/unused')).toEqual([]);
  });

  test('stops synthesis where there is no such rule', () => {
    const doors = new Doors();
    acknowledge(doors.stack, 'network/no-open-shh', { reason, owner });

    expect(() => doors.synth()).toThrow(
      "shop: acknowledges 'network/no-open-shh', which is no rule. Did you mean 'network/no-open-ssh'?",
    );
  });

  test('stops synthesis where a platform team lets nobody waive the rule, which then still finds', () => {
    const doors = new Doors({ neverWaivable: [RULE] });
    acknowledge(doors.stack, RULE, { reason, owner });

    expect(doors.blamed()).toHaveLength(2);
    expect(() => doors.synth()).toThrow("shop: acknowledges 'network/no-open-ssh', which nobody may");
  });

  test('of a library, which nobody can remove, is idle where nobody may waive the rule', () => {
    const doors = new Doors({ neverWaivable: [RULE] });
    acknowledge(doors.stack, RULE, { reason, owner, mayBeUnused: true });

    expect(doors.blamed()).toHaveLength(2);
    expect(doors.findings('acknowledgements/never-waivable')).toEqual([]);
  });

  test.each<[string, Partial<AcknowledgeOptions>, string]>([
    ['a short reason', { reason: 'it is fine' }, "needs a reason of 20 characters or more, got 'it is fine'"],
    ['a reason of spaces', { reason: ' '.repeat(30) }, 'needs a reason of 20 characters or more'],
    ['no owner', { owner: ' ' }, 'needs an owner: the person or team that answers for it'],
    ['an end that is no date', { until: 'next year' }, "ends on a day such as '2027-03-31', got 'next year'"],
    ['an end that no calendar has', { until: '2027-02-30' }, "ends on a day such as '2027-03-31', got '2027-02-30'"],
  ])('refuses %s', (_, said, message) => {
    const { stack } = new Doors();

    expect(() => acknowledge(stack, RULE, { reason, owner, ...said })).toThrow(
      `'shop': acknowledging 'network/no-open-ssh' ${message}`,
    );
  });
});

describe('an acknowledgement of one construct', () => {
  test('does not cover another whose name begins alike', () => {
    const stack = new TerraformStack(new App({ outdir: 'unused' }), 'shop');
    const [one, two] = ['Files', 'Files2'].map(id => new OssBucket(stack, id, { forceDestroy: true }));
    acknowledge(one as OssBucket, 'storage/no-force-destroy', { reason, owner });
    const found = new StackRules().findings(stack).filter(({ rule }) => rule === 'storage/no-force-destroy');

    expect(found.map(({ construct, acknowledged }) => [construct, acknowledged !== undefined])).toEqual([
      [one?.node.path, true],
      [two?.node.path, false],
    ]);
  });
});
