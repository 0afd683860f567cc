import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The Chinese of what comments say, by their English: where that changes, the Chinese is asked for again. */
const CHINESE = parse(readFileSync(join(__dirname, '../docs.zh-CN.yaml'), 'utf8')) as Readonly<Record<string, string>>;

/** The language of a page. What it has no words for stays in English, and is noted. */
export class Language {
  public readonly untranslated = new Set<string>();
  public readonly used = new Set<string>();

  constructor(public readonly isChinese: boolean) {}

  /** A sentence of a comment. */
  public say(english: string): string {
    if (!this.isChinese || english === '' || /^`[^`]*`$/.test(english)) return english;
    this.used.add(english);
    const chinese = CHINESE[english];
    if (chinese === undefined) this.untranslated.add(english);
    return chinese ?? english;
  }

  public word(english: string, chinese: string): string {
    return this.isChinese ? chinese : english;
  }

  /** Sentences, one after the other. */
  public join(sentences: readonly string[]): string {
    return sentences.join(this.isChinese ? '' : ' ');
  }

  public static get known(): readonly string[] {
    return Object.keys(CHINESE);
  }
}
