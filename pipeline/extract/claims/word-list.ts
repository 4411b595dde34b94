// Words that a text is asked for: many at once, for about what one costs.
import { Trie } from "../../lexicon.ts";

const trieOf = (words: readonly string[]) => new Trie(words.map((word) => [word, true] as const));

function standsIn(words: Trie<true>, text: string): boolean {
  for (let at = 0; at < text.length; at++) if (words.longest(text, at)) return true;
  return false;
}

/** Words that a text may hold or begin with. */
export class WordList {
  readonly words: readonly string[];
  readonly #words: ReadonlySet<string>;
  readonly #all: Trie<true>;
  readonly #longer: Trie<true>;

  constructor(words: readonly string[]) {
    this.words = words;
    this.#words = new Set(words);
    this.#all = trieOf(words);
    this.#longer = trieOf(words.filter((word) => word.length > 1));
  }

  /** True for one of the words. */
  has(text: string): boolean {
    return this.#words.has(text);
  }

  /** True where the text begins with one of the words. */
  opens(text: string): boolean {
    return this.#all.longest(text, 0) !== undefined;
  }

  /** True where one of the words stands in the text. */
  isIn(text: string): boolean {
    return standsIn(this.#all, text);
  }

  /** True where one of the words stands in the text that has more than one character: 将 stands in 将军 too. */
  isInAtLength(text: string): boolean {
    return standsIn(this.#longer, text);
  }
}
