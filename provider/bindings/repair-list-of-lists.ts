/**
 * Repairs the one mistake of the official generator that does not compile.
 *
 * For an argument that is a list of lists of objects it emits the class `XListList`, whose value is `X[][]`, and yet types
 * the argument as `XList[]`, an array of the class that *reads* such lists. (`alicloud_message_service_event_rule`,
 * argument `match_rules`.) The rendering code is right: it maps an array of arrays. So only the type is put right.
 */
export function repairListOfLists(source: string): string {
  const structs = [...source.matchAll(/^export class (\w+)ListList extends /gm)].map(match => match[1]!);
  return structs.reduce((text, name) => text.replace(new RegExp(`\\b${name}List\\[\\]`, 'g'), `${name}[][]`), source);
}
