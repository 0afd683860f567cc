import { actorName, pathsText, portsText } from '../traffic/describe';
import type { Flow } from '../traffic/flow';
import type { Traffic } from '../traffic/traffic';
import { mergeFlows } from '../traffic/merge-flows';
import type { WrittenStack } from '../stack-reader';
import { WORDS, type Language, type Words } from '../words';
import { both, markup, type Markup } from './markup';
import { PAGE_WORDS } from './page-words';

/** Who may talk to whom, as a table. */
export function trafficSection(stack: WrittenStack, traffic: Traffic, number: number): Markup {
  const actors = new Map(traffic.actors.map(one => [one.id, one]));
  const name = (id: string, words: Words) => {
    const found = actors.get(id);
    return found === undefined ? id : actorName(found, words);
  };
  const rows = mergeFlows(traffic.flows).map(
    one =>
      markup`<tr role="row">
        <th scope="row" role="rowheader">${say(words => name(one.from, words))}</th>
        <td role="cell" class="called">${say(words => name(one.to, words))}</td>
        <td role="cell" class="${one.verdict === 'blocked' ? 'once stop' : 'once'}">${say(words => portsOf(one, words))}</td>
        <td role="cell">${say(words => whatOf(one, words))}</td>
        <td role="cell">
          <ul>
            ${one.rules.map(rule => markup`<li><code>${stack.find(rule)?.construct ?? rule}</code></li>`)}
          </ul>
        </td>
      </tr>`,
  );
  return markup`<div class="scroll" tabindex="0" role="region" aria-labelledby="traffic-${number}">
    <table class="cards" role="table">
      <thead role="rowgroup">
        <tr role="row">
          ${(['from', 'to', 'ports', 'requests', 'rules'] as const).map(word => markup`<th scope="col" role="columnheader">${both(PAGE_WORDS[word])}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function say(text: (words: Words) => string): Markup {
  const [en, zh] = (['en', 'zh'] as const satisfies readonly Language[]).map(language => text(WORDS[language])) as [
    string,
    string,
  ];
  return both({ en, zh });
}

function portsOf({ protocol, ports, verdict }: Flow, words: Words): string {
  return `${verdict === 'blocked' ? '✕ ' : ''}${portsText(protocol, ports, words)}`;
}

function whatOf({ paths, note }: Flow, words: Words): string {
  return [pathsText(paths, words), note === undefined ? '' : words.notes[note]].filter(text => text !== '').join('; ');
}
