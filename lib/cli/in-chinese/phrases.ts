/** What is said in English and in Chinese. `<name>` stands for what varies, in both. */
export type Phrase = readonly [english: string, chinese: string];

/** By the name of what varies how it is put into Chinese. What has no entry stays as it is. */
export type Parts = Readonly<Record<string, (english: string) => string | undefined>>;

/** Phrases of one kind, with what they are made of. */
export class Phrases {
  private readonly known: readonly { readonly pattern: RegExp; readonly chinese: string }[];

  constructor(
    phrases: readonly Phrase[],
    private readonly parts: Parts = {},
  ) {
    this.known = phrases.map(([english, chinese]) => ({ pattern: patternOf(english), chinese }));
  }

  /** The Chinese of the first phrase that the text is an instance of, and whose parts are known as well. */
  public chineseOf(text: string): string | undefined {
    for (const { pattern, chinese } of this.known) {
      const match = pattern.exec(text);
      const said = match && this.fill(chinese, match.groups ?? {});
      if (said) return said;
    }
    return undefined;
  }

  private fill(chinese: string, found: Readonly<Record<string, string>>): string | undefined {
    let filled = '';
    for (const piece of chinese.split(/(?=<\w+>)|(?<=<\w+>)/)) {
      const name = /^<(\w+)>$/.exec(piece)?.[1];
      const said = name === undefined ? piece : this.partOf(name, found[name] as string);
      if (said === undefined) return undefined;
      const isSpaced = name === undefined ? beginsAfterLatin(filled, said) : beginsAfterChinese(filled, said);
      filled += isSpaced ? ` ${said}` : said;
    }
    return filled;
  }

  private partOf(name: string, english: string): string | undefined {
    const part = this.parts[name];
    return part ? part(english) : english;
  }
}

function patternOf(english: string): RegExp {
  const escaped = english.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll(/<(\w+)>/g, '(?<$1>.*?)')}$`, 's');
}

/** Whether a space belongs before what varies: where Chinese ends, and what is not begins. */
function beginsAfterChinese(before: string, part: string): boolean {
  return /\p{Script=Han}$/u.test(before) && /^[\w'`{/-]/.test(part);
}

/** Whether one belongs after what varies. What is quoted has its quotes in the phrase. */
function beginsAfterLatin(part: string, after: string): boolean {
  return /[\w`}]$/.test(part) && /^\p{Script=Han}/u.test(after);
}
