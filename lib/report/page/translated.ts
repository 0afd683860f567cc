/** Something said in every language. */
export interface Translated {
  readonly en: string;
  readonly zh: string;
}
