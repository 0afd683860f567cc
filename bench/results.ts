import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Measured } from './measure';
import { ROOT } from './work-folder';

const BEGIN = '<!-- results -->';
const END = '<!-- end of results -->';

/** What was measured, printed as it comes, and kept as tables. */
export class Results {
  private readonly rows: string[] = [];
  private readonly bars: string[] = [];
  private good = true;

  constructor(private readonly rounds: number) {
    console.log(this.circumstances());
    console.log(line('', 'thread', 'processor', 'fastest', 'median', 'peak'));
  }

  /** Whether every bar was held. */
  public get isGood(): boolean {
    return this.good;
  }

  public add(measured: Readonly<Record<string, Measured>>): void {
    for (const [name, { thread, processor, fastest, median, peak }] of Object.entries(measured)) {
      const cells = [thread, processor, fastest, median].map(value => `${value.toFixed(0)} ms`);
      cells.push(`${(peak / 1e6).toFixed(0)} MB`);
      console.log(line(name, ...cells));
      this.rows.push(`| ${name} | ${cells.join(' | ')} |`);
    }
  }

  /** A figure that is held to a limit. */
  public bar(name: string, value: number, limit: number): void {
    const isHeld = value <= limit;
    this.good &&= isHeld;
    this.figure(name, value, `${limit}`, isHeld ? 'held' : 'NOT HELD');
  }

  /** A figure that is told, and held to nothing. */
  public note(name: string, value: number): void {
    this.figure(name, value, '', '');
  }

  public skip(name: string, why: string): void {
    console.log(`  skipped: ${name} (${why})`);
  }

  /** Puts the tables between the marks of pages under docs/. */
  public writeInto(pages: readonly string[]): void {
    const tables = [
      this.circumstances(),
      '',
      '| | own thread | processor | fastest | median | peak memory |',
      '| --- | --: | --: | --: | --: | --: |',
      ...this.rows,
      '',
      '| | measured | at most | |',
      '| --- | --: | --: | --- |',
      ...this.bars,
    ];
    for (const page of pages) {
      const file = join(ROOT, 'docs', page);
      const [before, rest] = readFileSync(file, 'utf8').split(BEGIN) as [string, string];
      const after = rest.split(END)[1] as string;
      writeFileSync(file, `${before}${BEGIN}\n\n${tables.join('\n')}\n\n${END}${after}`);
    }
  }

  private figure(name: string, value: number, limit: string, verdict: string): void {
    const text = value.toFixed(value < 10 ? 2 : 0);
    console.log(`    ${name}: ${text}${limit && ` (at most ${limit}: ${verdict})`}`);
    this.bars.push(`| ${name} | ${text} | ${limit} | ${verdict} |`);
  }

  private circumstances(): string {
    const [processor] = cpus();
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    const day = new Date().toISOString().slice(0, 10);
    const machine = `${cpus().length} × ${processor?.model ?? 'a processor'}, ${process.platform} ${process.arch}`;
    return `pigeon-constructs ${version}, cdktf 0.21.0, Node.js ${process.version}, ${machine}, ${day}, ${this.rounds} rounds`;
  }
}

function line(name: string, ...cells: readonly string[]): string {
  return `  ${name.padEnd(40)}${cells.map(cell => cell.padStart(11)).join('')}`;
}
