import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSection } from '../../lib/facts/parse-facts';
import { readResource } from '../../lib/facts/read-model';
import { repairListOfLists } from '../../provider/bindings/repair-list-of-lists';
import { withUnionTypes } from '../../provider/bindings/union-types';
import { swapFolder } from '../../provider/swap-folder';

const GEN = join(__dirname, '../../.gen/alicloud');

const source = `export interface RuleConfig extends cdktf.TerraformMetaArguments {
  /**
  * Docs at Terraform Registry: {@link https://example.com/rule#policy Rule#policy}
  */
  readonly policy?: string;
  /**
  * Docs at Terraform Registry: {@link https://example.com/rule#name Rule#name}
  */
  readonly name: string;
  readonly target?: RuleTarget;
}
export interface RuleTarget {
  /**
  * Docs at Terraform Registry: {@link https://example.com/rule#policy Rule#policy}
  */
  readonly policy: string;
}
export class Rule extends cdktf.TerraformResource {
  private _policy?: string;
  public constructor(scope: Construct, id: string, config: RuleConfig) {
}
`;
const typed = (facts: string) => withUnionTypes(source, readResource(parseSection(`resource alicloud_rule\n${facts}`)));

describe('withUnionTypes', () => {
  test('lists the accepted values, and still takes any string, for a token is one', () => {
    expect(typed('  policy string optional one_of=accept,drop')).toBe(
      source.replace('policy?: string', `policy?: 'accept' | 'drop' | (string & {})`),
    );
  });

  test('reaches into blocks without touching an argument of the same name outside', () => {
    expect(typed('  target block(list)\n    policy string required one_of=a')).toBe(
      source.replace('policy: string', `policy: 'a' | (string & {})`),
    );
  });

  test('escapes quotes and keeps a dollar sign', () => {
    expect(typed('  policy string optional one_of="it\'s","$&"')).toContain(String.raw`'it\'s' | '$&' | (string & {})`);
  });

  test('leaves a list alone whose values the provider gave in pieces', () => {
    expect(typed('  policy string optional one_of=Windows,2019,Windows,2022')).toBe(source);
  });

  test('leaves data sources and arguments without a list alone', () => {
    expect(typed('  policy string optional length=1,2')).toBe(source);
    const data = source.replace('TerraformResource', 'TerraformDataSource');
    const facts = readResource(parseSection('resource x\n  policy string optional one_of=a'));
    expect(withUnionTypes(data, facts)).toBe(data);
  });
});

describe('repairListOfLists', () => {
  test('types a list of lists as what it holds, not as the class that reads it', () => {
    const broken =
      'readonly rules?: RuleMatchList[] | cdktf.IResolvable;\nexport class RuleMatchListList extends cdktf.MapList {}\n';
    expect(repairListOfLists(broken)).toBe(broken.replace('RuleMatchList[]', 'RuleMatch[][]'));
  });

  test('changes nothing where there is no list of lists', () => {
    expect(repairListOfLists(source)).toBe(source);
  });
});

describe('swapFolder', () => {
  test('puts the new folder in the place of the old, and leaves nothing else behind', () => {
    const parent = mkdtempSync(join(tmpdir(), 'swap-'));
    const [fresh, target] = [join(parent, 'fresh'), join(parent, 'target')];
    mkdirSync(fresh);
    mkdirSync(target);
    writeFileSync(join(fresh, 'new'), '');
    writeFileSync(join(target, 'old'), '');
    swapFolder(fresh, target);
    expect([
      existsSync(join(target, 'new')),
      existsSync(join(target, 'old')),
      existsSync(fresh),
      existsSync(`${fresh}.old`),
    ]).toEqual([true, false, false, false]);
    rmSync(parent, { recursive: true });
  });

  test('brings the old folder back when the new one cannot be moved', () => {
    const parent = mkdtempSync(join(tmpdir(), 'swap-'));
    const target = join(parent, 'target');
    mkdirSync(target);
    expect(() => swapFolder(join(parent, 'missing'), target)).toThrow();
    expect(existsSync(target)).toBe(true);
    rmSync(parent, { recursive: true });
  });
});

const binding = (name: string) => readFileSync(join(GEN, name, 'index.ts'), 'utf8');

describe('the bindings in .gen', () => {
  test('name what the provider accepts, at the top and in blocks', () => {
    expect(binding('security-group-rule')).toContain(`readonly policy?: 'accept' | 'drop' | (string & {});`);
    expect(binding('provider')).toContain(`readonly accountType?: 'Domestic' | 'International' | (string & {});`);
    expect(binding('alb-rule')).toMatch(
      /readonly protocol\?: 'HTTP' \| 'HTTPS' \| '\$\{protocol\}' \| \(string & \{\}\);/,
    );
  });

  test('hold the repaired list of lists', () => {
    expect(binding('message-service-event-rule')).toContain(
      'readonly matchRules?: MessageServiceEventRuleMatchRules[][] | cdktf.IResolvable;',
    );
  });

  test('hold no index, which would load all of them', () => {
    expect(existsSync(join(GEN, 'index.ts'))).toBe(false);
  });
});
