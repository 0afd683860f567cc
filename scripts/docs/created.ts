import { CostLine, estimate } from '../../lib/report/cost/estimate';
import { PLAN_PRICES } from '../../lib/report/cost/plan-prices';
import { PriceBook } from '../../lib/report/cost/price-book';
import { sum } from '../../lib/report/cost/range';
import { readStacks } from '../../lib/report/stack-reader';
import type { Language } from './language';
import { code, table } from './markdown';

/**
 * What a program made below a construct, such as `shop/Network`: the types of the resources, how many of each, and what they
 * cost a month by the prices of the plan.
 */
export function created(folder: string, path: string, language: Language): string {
  const [name = '', ...rest] = path.split('/');
  const stack = readStacks(folder).find(each => each.name === name);
  if (!stack) throw new Error(`the example makes no stack '${name}'`);
  const below = rest.join('/');
  const within = (construct: string) => below === '' || construct === below || construct.startsWith(`${below}/`);
  const resources = stack.resources.filter(({ construct }) => within(construct));
  if (resources.length === 0) throw new Error(`the example makes nothing below '${path}'`);
  const cost = estimate(stack, new PriceBook([PLAN_PRICES]));
  const lines = [...cost.planned, ...cost.others].filter(line => within(line.path));
  const types = [...new Set(resources.map(({ type }) => type))].toSorted();
  const rows = types.map(type => {
    const count = resources.filter(resource => resource.type === type).length;
    const priced = lines.filter(line => line.type === type);
    return [code(type), String(count), monthly(priced, language)];
  });
  const head = [
    language.word('resource', '资源'),
    language.word('how many', '数量'),
    language.word('yuan a month', '每月（元）'),
  ];
  return table(head, rows);
}

/** What things cost, in whole or in part. Nothing for what costs nothing by itself. */
function monthly(lines: readonly CostLine[], language: Language): string {
  if (lines.length === 0) return '';
  const known = lines.flatMap(line => line.monthly ?? []);
  if (known.length === 0) return language.word('no price known', '没有已知价格');
  const { min, max } = sum(known);
  const range = min === max ? String(min) : language.word(`${min} to ${max}`, `${min} 至 ${max}`);
  return known.length === lines.length ? range : language.word(`${range}, and some unknown`, `${range}，另有未知价格`);
}
