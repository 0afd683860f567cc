import { Phrases, type Phrase } from './phrases';
import { yamlTroubleOf } from './yaml';

/** What is wrong with one thing in a file of prices. */
export const PRICE_PROBLEMS: readonly Phrase[] = [
  ['  <place>: is required: where the prices come from', '  <place>：必填：价格的来源'],
  ["  <place>: is required: such as '<example>'", "  <place>：必填，例如 '<example>'"],
  [
    "  <place>: is required: the day of the prices, such as '<example>'",
    "  <place>：必填：价格的日期，例如 '<example>'",
  ],
  ["  <place>: looks like '<example>', got '<given>'", "  <place>：形如 '<example>'，现为 '<given>'"],
  ["  <place>: is a map, such as '<example>'", "  <place>：应为映射，例如 '<example>'"],
  ["  <place>: names its unit, such as '<example>'", "  <place>：要写明单位，例如 '<example>'"],
  ['  <place>: is one of <units>, got <given>', '  <place>：应为 <units> 之一，现为 <given>'],
  ['  <place>: is more than 0', '  <place>：必须大于 0'],
  ['  <place>: is not known; a price file has <known>', '  <place>：没有这一项；价格文件可以有 <known>'],
  ['  <place>: is a number of 0 or more, got <given>', '  <place>：应为不小于 0 的数字，现为 <given>'],
];

/** What is said of a file of prices that cannot be used. */
export const PRICE_PHRASES: readonly Phrase[] = [
  ["there is no price file '<file>'", "没有价格文件 '<file>'"],
  ["'<file>' is no price file: it is not a map of settings", "'<file>' 不是价格文件：其内容不是映射"],
  [
    "'<file>' is not YAML: <yaml> at line <line>, column <column>:",
    "'<file>' 不是有效的 YAML：第 <line> 行第 <column> 列：<yaml>",
  ],
  ["'<file>' cannot be used:\n<lines>", "'<file>' 无法使用：\n<lines>"],
  [
    "'<file>' has a price by <unit> for what is measured in <other>",
    "'<file>' 中的价格按 <unit> 计，而用量按 <other> 计",
  ],
];

const problems = new Phrases(PRICE_PROBLEMS);

export const PRICE_PARTS = {
  yaml: yamlTroubleOf,
  lines: (english: string): string =>
    english
      .split('\n')
      .map(line => problems.chineseOf(line) ?? line)
      .join('\n'),
};
