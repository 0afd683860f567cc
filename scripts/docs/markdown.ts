import * as markdown from 'prettier/plugins/markdown';
import { format } from 'prettier/standalone';

/** Markdown as prettier lays it out. */
export async function laidOut(text: string): Promise<string> {
  return format(text, { parser: 'markdown', plugins: [markdown], printWidth: 120 });
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(row)].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(cell => cell.replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
}

/** Code within a line. */
export function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
