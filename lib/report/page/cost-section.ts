import { both, markup, type Markup } from './markup';
import { PAGE_WORDS } from './page-words';
import type { CostAmount, CostChart, CostGroup, CostLine } from './stack-report';

/** What a stack costs: a bar for each line, as long as its share of the largest. */
export function costSection({ currency, groups, total, yearly, notes }: CostChart, number: number): Markup {
  const largest = Math.max(1, ...groups.flatMap(({ lines }) => lines).map(({ amount }) => amount?.most ?? 0));
  return markup`<div class="scroll" tabindex="0" role="region" aria-labelledby="cost-${number}">
      <table class="bars">
        <thead>
          <tr>
            <th scope="col">${both(PAGE_WORDS.item)}</th>
            <th scope="col" class="number">${both(PAGE_WORDS.amount)} (${currency})</th>
            <td></td>
          </tr>
        </thead>
        ${groups.map(group => groupBody(group, largest))}
        <tfoot>
          <tr>
            <th scope="row">${both(PAGE_WORDS.total)}</th>
            <td class="number">${amountText(total)}</td>
            <td></td>
          </tr>
          <tr>
            <th scope="row">${both(PAGE_WORDS.yearly)}</th>
            <td class="number">${amountText(yearly)}</td>
            <td></td>
          </tr>
        </tfoot>
      </table>
    </div>
    ${notes.map(note => markup`<p class="hint">${both(note)}</p>`)}`;
}

function groupBody({ title, lines }: CostGroup, largest: number): Markup {
  return markup`<tbody>
    <tr class="heading">
      <th scope="rowgroup" colspan="3">${both(title)}</th>
    </tr>
    ${lines.map(line => row(line, largest))}
  </tbody>`;
}

function row({ name, amount }: CostLine, largest: number): Markup {
  if (amount === undefined) {
    return markup`<tr class="unpriced">
      <th scope="row">${both(name)}</th>
      <td class="number quiet">${both(PAGE_WORDS.unknownPrice)}</td>
      <td></td>
    </tr>`;
  }
  const [sure, rest] = [amount.least, amount.most].map(value => Math.round((value / largest) * 1000)) as [
    number,
    number,
  ];
  return markup`<tr>
    <th scope="row">${both(name)}</th>
    <td class="number">${amountText(amount)}</td>
    <td>
      <svg viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true">
        <rect class="rest" width="${rest}" height="16" />
        <rect width="${sure}" height="16" />
      </svg>
    </td>
  </tr>`;
}

/** Such as `560` or `560–1,120`. */
export function amountText({ least, most }: CostAmount): string {
  const [low, high] = [least, most].map(value => value.toLocaleString('en-US', { maximumFractionDigits: 2 }));
  return low === high ? String(low) : `${low}–${high}`;
}
