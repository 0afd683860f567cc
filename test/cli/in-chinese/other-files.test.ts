import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorInChinese } from '../../../lib/cli/in-chinese/error-in-chinese';
import { RosTemplateError } from '../../../lib/export/ros-template';
import { UnknownPermissionsError } from '../../../lib/release/stack-permissions';
import { SynthesisError } from '../../../lib/synthesize';
import { newFolder } from '../../folder';
import { settingsWith, synthesizedFolder } from '../../report/stacks';
import { runCli } from '../run-in-process';

const DEFAULT = join(__dirname, '../../../pigeon.yaml');

describe('a file of prices that cannot be used', () => {
  const stacks = synthesizedFolder(settingsWith());
  const folder = newFolder();
  const told = async (text: string): Promise<string> => {
    writeFileSync(join(folder, 'own.yaml'), text);
    const { code, err } = await runCli('cost', '--from', stacks, '--prices', join(folder, 'own.yaml'), '--lang', 'zh');
    expect(code).toBe(2);
    return err.replaceAll(join(folder, 'own.yaml'), 'own.yaml');
  };

  test('is told in Chinese, thing by thing', async () => {
    const prices = '{ a: 1, b: { price: -1, unit: year, per: 0, more: 1 } }';

    expect(await told(`date: soon\nregion: cn-hangzhou\ncurrency: ""\nprices: ${prices}\nother: 1\n`))
      .toBe(`'own.yaml' 无法使用：
  source：必填：价格的来源
  date：形如 '2026-11-24'，现为 'soon'
  currency：必填，例如 'CNY'
  prices.a：要写明单位，例如 'bandwidth: { price: 500, per: 10, unit: Mbps }'
  prices.b.price：应为不小于 0 的数字，现为 -1
  prices.b.unit：应为 month, Mbps, GiB, GB 之一，现为 "year"
  prices.b.per：必须大于 0
  prices.b.more：没有这一项；价格文件可以有 prices.b.price, prices.b.per, prices.b.unit
  other：没有这一项；价格文件可以有 source, date, region, currency, prices, usage, sharingSaves
`);
  });

  test('may be no YAML, no map, or not there', async () => {
    expect(await told('a: [1')).toMatch(/^'own.yaml' 不是有效的 YAML：第 1 行第 \d+ 列：方括号/);
    expect(await told('- a')).toBe("'own.yaml' 不是价格文件：其内容不是映射\n");
    const { err } = await runCli('cost', '--from', stacks, '--prices', 'none.yaml', '--lang', 'zh');
    expect(err).toBe("没有价格文件 'none.yaml'\n");
  });
});

describe('what cannot be adopted', () => {
  test.each([
    [['nothing'], "要导入的资源写作 名称=ID，例如 'Assets=my-bucket'，现为 'nothing'\n"],
    [['Nothing=id'], "栈中没有 'Nothing'；不带参数运行 'pigeon adopt' 会列出栈中的资源\n"],
    [['vswitch=vsw-1'], /^'vswitch' 可能是 '.+'；请写明是哪一个\n$/],
    [['Assets=a', 'Assets=b'], /^'.+' 已对应 'a'，不能再对应 'b'\n$/],
  ])('is told in Chinese: %j', async (wishes, message) => {
    const args = ['--config', DEFAULT, '--env', 'development', '--lang', 'zh'];
    const { code, err } = await runCli('adopt', ...wishes, ...args);

    expect(code).toBe(2);
    if (typeof message === 'string') expect(err).toBe(message);
    else expect(err).toMatch(message);
  });

  test('is told of one environment', async () => {
    const { err } = await runCli('adopt', '--config', DEFAULT, '--lang', 'zh');

    expect(err).toMatch(/^请用 --env 指定环境：development, staging, production\n$/);
  });
});

describe('errorInChinese', () => {
  test.each([
    [new SynthesisError(['one', 'two']), '没有写出任何内容；2 个问题：\n  one\n  two'],
    [new SynthesisError(['one']), '没有写出任何内容；1 个问题：\n  one'],
    [
      new UnknownPermissionsError('web', ['alicloud_new']),
      "'web'：不知道 'alicloud_new' 需要哪些权限；请写成 `more: { new: { read: …, write: … } }`",
    ],
    [
      new RosTemplateError('it makes 400 resources, at most 300; divide it'),
      '资源编排 ROS 不会接受这个栈：它有 400 个资源，最多 300 个；请拆分',
    ],
  ])('has words for %s', (error, chinese) => {
    expect(errorInChinese(error)).toBe(chinese);
  });

  test('leaves what it does not know', () => {
    expect(errorInChinese(new RangeError('of another kind'))).toBeUndefined();
  });
});
