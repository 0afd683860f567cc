import type { CoveredLine, Evidence } from '../plan/coverage';
import { both, markup, type Markup } from './markup';
import { PAGE_WORDS } from './page-words';

/** Each line of the plan, with what a stack has of it. */
export function coverageSection(lines: readonly CoveredLine[], number: number): Markup {
  return markup`<p class="hint">${both(PAGE_WORDS.coverageHint)}</p>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="coverage-${number}">
      <table class="cards" role="table">
        <thead role="rowgroup">
          <tr role="row">
            ${(['planLine', 'state', 'fulfilledBy'] as const).map(word => markup`<th scope="col" role="columnheader">${both(PAGE_WORDS[word])}</th>`)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${lines.map(row)}
        </tbody>
      </table>
    </div>`;
}

function row({ chapter, line, by, isFulfilled }: CoveredLine): Markup {
  const state = isFulfilled ? PAGE_WORDS.fulfilled : PAGE_WORDS.notHere;
  return markup`<tr role="row">
    <th scope="row" role="rowheader">${chapter} ${both(line)}</th>
    <td role="cell"><span class="badge ${isFulfilled ? 'fulfilled' : 'info'}">${both(state)}</span></td>
    <td role="cell">
      <ul>
        ${by.map(item)}
      </ul>
    </td>
  </tr>`;
}

function item({ kind, what, is }: Evidence): Markup {
  const missing = is === 'missing' ? markup` <span class="quiet">(${both(PAGE_WORDS.notHere)})</span>` : undefined;
  const tier = /^(frontend|backend) boots$/.exec(kind)?.[1];
  if (tier !== undefined) return markup`<li>${both(BOOT[tier as Tier])}: ${what}${missing}</li>`;
  if (kind === 'file') return markup`<li>${both(PAGE_WORDS.inPackage)} <code>${what}</code></li>`;
  return markup`<li><code>${what}</code> <span class="quiet">${kind}</span>${missing}</li>`;
}

type Tier = 'frontend' | 'backend';
const BOOT = { frontend: PAGE_WORDS.frontendBoot, backend: PAGE_WORDS.backendBoot } as const;
