import { parse, stringify } from 'yaml';

type Section = Record<string, unknown>;

/**
 * A settings file with the production environment of `settings` as often as asked, each in a VPC of its own.
 *
 * @param settings the text of a settings file with an environment `production`
 */
export function manyEnvironments(settings: string, count: number): string {
  const { system, common, environments } = parse(settings) as {
    system: string;
    common: Section;
    environments: Section;
  };
  const production = environments['production'] as Section;
  const numbers = Array.from({ length: count }, (_, index) => index);
  const named = Object.fromEntries(numbers.map(number => [`site${number}`, environment(production, number)]));
  return stringify({ system, common, environments: named }, { aliasDuplicateObjects: false });
}

function environment(production: Section, number: number): Section {
  const { audit: _, edge, data, ...rest } = production as { audit: unknown; edge: Section; data?: Section } & Section;
  const own = `pigeon_web_${number}`;
  const vpcId = `vpc-bp1pigeonsite${String(number).padStart(4, '0')}`;
  return {
    ...rest,
    preset: 'production',
    network: { ...(rest['network'] as Section), vpcId },
    data: { ...data, postgres: { database: own, account: own }, redis: { account: own, keyPrefix: `${own}:` } },
    assets: { bucket: `pigeon-web-site${number}-static` },
    edge: { ...edge, domain: `www.site${number}.example.com`, originDomain: `origin.site${number}.example.com` },
  };
}
