import { basename, resolve } from 'node:path';

/** What somebody says of the project that is to be made. */
export interface ProjectAnswers {
  /** The name of the system. */
  readonly name: string;
  readonly region: string;
  readonly zones: readonly [string, string];
  /** The DNS zone of the site. */
  readonly domain: string;
}

/** The files of a project, by their paths in its folder. */
export type ProjectFiles = Readonly<Record<string, string>>;

/** The starters, which are the examples of this package: the whole system first, then from small to large. */
export const STARTERS = [
  'pigeon-web',
  'minimal',
  'typescript-composition',
  'existing-network',
  'static-site',
  'shared-data-only',
  'second-system',
] as const;

export type StarterName = (typeof STARTERS)[number];

/** The name of the folder as far as it can be that of a system. */
export function systemNameOf(folder: string): string {
  const name = basename(resolve(folder))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 20);
  return /^[a-z][a-z0-9-]*[a-z0-9]$/.test(name) ? name : 'my-system';
}
