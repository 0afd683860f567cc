import type { StackFinding } from '../findings';
import { RULES_IN_CHINESE } from '../../rules/rules-in-chinese';
import { both, markup, prose, type Markup } from './markup';
import { PAGE_WORDS } from './page-words';

/** What is wrong with a stack, the gravest first, or that nothing is. */
export function findingsSection(findings: readonly StackFinding[], number: number): Markup {
  if (findings.length === 0) return markup`<p>${both(PAGE_WORDS.noFindings)}</p>`;
  return markup`<div class="scroll" tabindex="0" role="region" aria-labelledby="findings-${number}">
    <table class="cards" role="table">
      <thead role="rowgroup">
        <tr role="row">
          ${(['severity', 'place', 'message'] as const).map(word => markup`<th scope="col" role="columnheader">${both(PAGE_WORDS[word])}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${findings.map(row)}
      </tbody>
    </table>
  </div>`;
}

function row({ severity, ruleId, path, address, message, fix, acknowledged }: StackFinding): Markup {
  const accepted =
    acknowledged === undefined ? undefined : markup`<p class="quiet">${both(PAGE_WORDS.accepted)}: ${acknowledged}</p>`;
  const chinese = RULES_IN_CHINESE[ruleId];
  const rule = chinese && markup`<p lang="zh-CN">${PAGE_WORDS.rule.zh}${prose(chinese.what)}</p>`;
  const advice = fix === undefined ? undefined : markup`<p>${inBoth(fix, chinese?.fix)}</p>`;
  return markup`<tr role="row">
    <td role="cell"><span class="badge ${severity}">${both(PAGE_WORDS[severity])}</span></td>
    <td role="cell"><code>${path ?? address ?? ''}</code></td>
    <td role="cell">
      ${prose(message)}${rule}${advice}${accepted}
      <p class="quiet"><code>${ruleId}</code></p>
    </td>
  </tr>`;
}

function inBoth(fix: string, chinese = fix): Markup {
  return markup`<span lang="en">${prose(fix)}</span><span lang="zh-CN">${prose(chinese)}</span>`;
}
