import { settingsWith, stackOf } from './stacks';

type Resources = Record<string, Record<string, unknown>>;

/** The default production over and over, up to so many resources: more servers, more arrows, more of everything. */
export function largeStack(count: number): string {
  const { json } = stackOf(settingsWith(), 'production');
  const all = Object.entries(json['resource'] as Resources).flatMap(([type, bodies]) =>
    Object.entries(bodies).map(([name, body]) => [type, name, JSON.stringify(body)] as const),
  );
  const resource: Resources = {};
  for (let made = 0; made < count; made++) {
    const [type, name, body] = all[made % all.length] as (typeof all)[number];
    const copy = Math.floor(made / all.length);
    const text = body.replace(/(\$\{alicloud_\w+\.[\w-]+)/g, `$1_${copy}`);
    (resource[type] ??= {})[`${name}_${copy}`] = JSON.parse(text);
  }
  return JSON.stringify({ ...json, resource });
}
