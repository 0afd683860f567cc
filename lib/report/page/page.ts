import { createHash } from 'node:crypto';
import { coverageSection } from './coverage-section';
import { costSection, amountText } from './cost-section';
import { findingsSection } from './findings-section';
import { both, markup, jsonIn, Markup } from './markup';
import { PAGE_CLIENT } from './page-client';
import { PAGE_STYLE } from './page-style';
import { PAGE_WORDS } from './page-words';
import { resourceData, resourcesSection } from './resources-section';
import type { StackReport } from './stack-report';
import { trafficSection } from './traffic-section';
import { internetReach } from '../traffic/traffic';
import type { Language } from '../words';

type Word = keyof typeof PAGE_WORDS;

/** The parts of the page of a stack, in their order; the name of each is part of its anchor. */
const PARTS = [
  'architecture',
  'traffic',
  'cost',
  'findings',
  'coverage',
  'resources',
  'outputs',
] as const satisfies readonly Word[];
type Part = (typeof PARTS)[number];

/**
 * One page of HTML that needs nothing else: no network, no other file. Its own style and its own script are allowed by their
 * hashes, and nothing besides.
 */
export function reportPage(reports: readonly StackReport[], language: Language): string {
  const titles = {
    en: `${PAGE_WORDS.report.en}: ${names(reports)}`,
    'zh-CN': `${PAGE_WORDS.report.zh}：${names(reports)}`,
  };
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  const policy = `default-src 'none'; style-src '${hashOf(PAGE_STYLE)}'; script-src '${hashOf(PAGE_CLIENT)}'; base-uri 'none'; form-action 'none'`;
  const page = markup`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${titles[lang]}</title>
        <style>${new Markup(PAGE_STYLE)}</style>
      </head>
      <body>
        <a class="skip" href="#content">${both(PAGE_WORDS.skip)}</a>
        ${bar(reports)}
        <main id="content" tabindex="-1">${reports.map(stackPart)}</main>
        <footer>${both(PAGE_WORDS.made)}</footer>
        <script type="application/json" id="data">${jsonIn({ titles, arguments: reports.map(({ stack }) => resourceData(stack)) })}</script>
        <script>${new Markup(PAGE_CLIENT)}</script>
      </body>
    </html>
`;
  return page.text;
}

function names(reports: readonly StackReport[]): string {
  return reports.map(({ stack }) => stack.name).join(', ');
}

function hashOf(content: string): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

function bar(reports: readonly StackReport[]): Markup {
  const links = PARTS.map(part => markup`<a href="#${part}-0" data-part="${part}">${both(PAGE_WORDS[part])}</a>`);
  const options = reports.map(({ stack }) => markup`<option>${stack.name}</option>`);
  const chooser = markup`<label for="stack" class="away">${both(PAGE_WORDS.stack)}</label
    ><select id="stack">
      ${options}
    </select>`;
  return markup`<header class="bar">
    <div>
      <span class="brand">pigeon ${both(PAGE_WORDS.report)}</span>
      <nav aria-label="Contents">${links}</nav>
      <div class="controls">
        ${reports.length > 1 ? chooser : undefined}
        <div class="segments" role="group" aria-label="Language / 语言">
          <button type="button" data-language="en" lang="">English</button
          ><button type="button" data-language="zh-CN" lang="">中文</button>
        </div>
        <button type="button" id="theme" aria-pressed="false">
          <span aria-hidden="true">◐</span><span class="away">${both(PAGE_WORDS.theme)}</span>
        </button>
      </div>
    </div>
  </header>`;
}

function stackPart(report: StackReport, number: number): Markup {
  const { stack, traffic, findings, cost, coverage } = report;
  const section = (part: Part, content: Markup) =>
    markup`<section>
      <h2 id="${part}-${number}">${both(PAGE_WORDS[part])}</h2>
      ${content}
    </section> `;
  return markup`<article data-stack="${stack.name}" data-number="${number}">
    <h1>${stack.name}</h1>
    ${tiles(report)} ${section('architecture', stage(report, number))}
    ${section('traffic', trafficSection(stack, traffic, number))}
    ${cost ? section('cost', costSection(cost, number)) : undefined}
    ${section('findings', findingsSection(findings, number))}
    ${coverage ? section('coverage', coverageSection(coverage, number)) : undefined}
    ${section('resources', resourcesSection(stack, number))}
    ${section('outputs', outputs(report, number))}
  </article> `;
}

function tiles({ stack, traffic, findings, cost, coverage }: StackReport): Markup {
  const open = findings.filter(({ acknowledged }) => acknowledged === undefined).length;
  const exposed = internetReach(traffic).inward.length;
  const shown: (readonly [Word, string])[] = [
    ...(stack.region === undefined ? [] : [['region', stack.region] as const]),
    ['resources', String(stack.resources.length)],
    ['exposed', String(exposed)],
    ...(cost ? [['monthly', `${amountText(cost.total)} ${cost.currency}`] as const] : []),
    ['findings', String(open)],
    ...(coverage ? [['coverage', share(coverage)] as const] : []),
  ];
  return markup`<dl class="tiles">
    ${shown.map(
      ([word, value]) =>
        markup`<div>
          <dt>${both(PAGE_WORDS[word])}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function share(lines: NonNullable<StackReport['coverage']>): string {
  return `${lines.filter(({ isFulfilled }) => isFulfilled).length} / ${lines.length}`;
}

function stage({ pictures }: StackReport, number: number): Markup {
  return markup`<p class="hint">${both(PAGE_WORDS.architectureHint)}</p>
    <div class="stage">
      <div class="tools">${tool('in', '+', 'zoomIn')}${tool('out', '−', 'zoomOut')}${tool('fit', '⤢', 'fit')}</div>
      <div class="view" tabindex="0" role="region" aria-labelledby="architecture-${number}">
        <div lang="en">${new Markup(pictures.en)}</div>
        <div lang="zh-CN">${new Markup(pictures.zh)}</div>
      </div>
      <aside class="panel" hidden>
        <header>
          <h3>${both(PAGE_WORDS.chosen)} <span class="what"></span></h3>
          <button type="button">${both(PAGE_WORDS.close)}</button>
        </header>
        <ul></ul>
      </aside>
    </div>`;
}

function tool(act: string, glyph: string, word: Word): Markup {
  return markup`<button type="button" data-zoom="${act}">
      <span aria-hidden="true">${glyph}</span><span class="away">${both(PAGE_WORDS[word])}</span>
    </button>`;
}

function outputs({ stack }: StackReport, number: number): Markup {
  const rows = stack.outputs.map(({ name, value, description, isSensitive }) => {
    const shown = isSensitive ? both(PAGE_WORDS.sensitive) : markup`<code>${valueText(value)}</code>`;
    return markup`<tr role="row">
      <th scope="row" role="rowheader"><code>${name}</code></th>
      <td role="cell">${description ?? ''}</td>
      <td role="cell">${shown}</td>
    </tr>`;
  });
  return markup`<div class="scroll" tabindex="0" role="region" aria-labelledby="outputs-${number}">
    <table class="cards" role="table">
      <thead role="rowgroup">
        <tr role="row">
          ${(['name', 'meaning', 'value'] as const).map(word => markup`<th scope="col" role="columnheader">${both(PAGE_WORDS[word])}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
