import { createHash } from 'node:crypto';
import { escapeMarkup } from '../plain-text';
import type { Language } from '../words';
import { PICTURE_COLOURS, PICTURE_FONT, STANDALONE_STYLE } from './style';

const STYLE = `:root{color-scheme:light dark;${PICTURE_COLOURS.light}}@media (prefers-color-scheme:dark){:root{${PICTURE_COLOURS.dark}}}body{margin:0;background:var(--d-paper);color:var(--d-ink);font-family:${PICTURE_FONT}}h1{margin:0;padding:16px 16px 0;font-size:18px;overflow-wrap:anywhere}main{overflow:auto;padding:16px}svg{display:block;margin:0 auto;max-width:max(100%,760px);height:auto}`;

/** A page with nothing but the picture, for a browser. */
export function diagramPage(title: string, svg: string, language: Language): string {
  const hashes = [STYLE, STANDALONE_STYLE].map(one => `'sha256-${createHash('sha256').update(one).digest('base64')}'`);
  return [
    '<!doctype html>',
    `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${hashes.join(' ')}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeMarkup(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    `<body><header><h1 id="title">${escapeMarkup(title)}</h1></header>`,
    '<main tabindex="0" aria-labelledby="title">',
    svg.trimEnd(),
    '</main></body>',
    '</html>',
    '',
  ].join('\n');
}
