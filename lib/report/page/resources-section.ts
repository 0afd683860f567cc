import { groupBy } from '../group-by';
import type { StackResource } from '../stack-resource';
import type { WrittenStack } from '../stack-reader';
import { both, markup, type Markup } from './markup';
import { PAGE_WORDS } from './page-words';
import { redacted } from './redact';

/** How deep constructs are told apart: `Web/Network`. */
const DEPTH = 2;

/** The resources by construct, with a search. What they say is in the data of the page, and written when it is opened. */
export function resourcesSection({ resources }: WrittenStack, number: number): Markup {
  const rows = resources.map((one, index) => ({ one, index }));
  const sorted = rows.toSorted((a, b) => compare(a.one.path, b.one.path));
  const groups = [...groupBy(sorted, ({ one }) => groupOf(one))];
  return markup`<div class="search">
      <label for="search-${number}">${both(PAGE_WORDS.search)}</label>
      <input type="search" id="search-${number}" autocomplete="off" spellcheck="false" />
      <span class="quiet" role="status"><span class="count">${resources.length}</span> ${both(PAGE_WORDS.shown)}</span>
    </div>
    ${groups.map(
      ([name, inGroup]) =>
        markup`<section class="group">
          <h3>${name} <span>${inGroup.length}</span></h3>
          ${inGroup.map(({ one, index }) => row(one, index, number))}
        </section> `,
    )}`;
}

function row(one: StackResource, index: number, number: number): Markup {
  const inGroup = one.construct.slice(groupOf(one).length).replace(/^\//, '');
  const find = `${one.path} ${one.address} ${one.type}`.toLowerCase();
  return markup`<details
    id="r-${number}-${index}"
    data-index="${index}"
    data-path="${one.construct}"
    data-type="${one.type}"
    data-find="${find}"
  >
    <summary>${inGroup === '' ? one.construct.split('/').at(-1) : inGroup} <small>${one.type}</small></summary>
  </details> `;
}

/** What the details show, by the index of the resource. */
export function resourceData({ resources }: WrittenStack): unknown[] {
  return resources.map(one => redacted(one.arguments, one.type));
}

/** A resource without a construct stands under its type. */
function groupOf({ construct, path, address, type }: StackResource): string {
  return path === address ? type : construct.split('/').slice(0, DEPTH).join('/');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
