// The words of the segmenter's dictionaries: how often the reference has each, and its tag.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { memo } from "../memo.ts";

/** jieba's dictionary, `word count tag` a line; its counts were taken from newspapers and novels. */
export const dictionary: string = createRequire(import.meta.url).resolve(
  "nodejieba/submodules/cppjieba/dict/jieba.dict.utf8",
);
/**
 * Our own words, which go before those of jieba. 均, 功率 and 发放 stand there for their weight alone: with jieba's, 均达,
 * 功率达 and 发放贷款 are words.
 */
export const userDictionary: URL = new URL("user-dictionary.txt", import.meta.url);

/** A line is longer than this: with a slot for each such piece of the text, some slots stay free. */
const SHORTEST_LINE = 4;
const [LINE_FEED, SPACE, ZERO] = [0x0a, 0x20, 0x30];
const DECIMAL = 10;
const NONE = -1;

/**
 * A dictionary's text with the places of its words by their hashes: 350,000 words are read when the program starts, and
 * strings and maps of them would take as long as all else but the segmenter's own start.
 */
class Words {
  readonly #text: string;
  /** By hash, the place in the text where a word begins, less one for none, so that fresh memory says none. */
  readonly #places: Int32Array;
  /** Counts of the words of one unit of UTF-16; 0 for what is none. */
  readonly single = new Uint32Array(0x10000);
  /** Sum of the words' counts. */
  readonly total: number = 0;

  /**
   * The words of a file of lines of `word count tag`, parted by single spaces; the last of two equal words counts.
   * @throws Error naming the file and the line that is none.
   */
  constructor(file: string | URL) {
    const text = readFileSync(file, "utf8");
    const odd = (at: number) =>
      new Error(`${file}:${text.slice(0, at).split("\n").length}: a line must be "word count tag" with single spaces.`);
    this.#text = text;
    this.#places = new Int32Array(2 ** Math.ceil(Math.log2(text.length / SHORTEST_LINE)));
    for (let at = 0; at < text.length; at++) {
      const start = at;
      let hash = 0;
      for (let unit = text.charCodeAt(at); unit > SPACE; unit = text.charCodeAt(++at)) hash = mixed(hash, unit);
      if (text.charCodeAt(at) !== SPACE || at === start) throw odd(start);
      this.#places[this.#slot(hash, text, start, at)] = start + 1;
      const isSingle = at - start === 1;
      let count = 0;
      for (let unit = text.charCodeAt(++at); unit > SPACE; unit = text.charCodeAt(++at))
        count = DECIMAL * count + unit - ZERO;
      if (text.charCodeAt(at) !== SPACE) throw odd(start);
      this.total += count;
      if (isSingle) this.single[text.charCodeAt(start)] = count;
      while (at < text.length && text.charCodeAt(at) !== LINE_FEED) at++;
    }
  }

  /** The slot of the word that stands in a text from start to end, or the free one where it would be. */
  #slot(hash: number, text: string, start: number, end: number): number {
    const last = this.#places.length - 1;
    let slot = hash & last;
    for (let place = this.#places[slot] as number; place > 0; place = this.#places[slot] as number) {
      let [at, own] = [start, place - 1];
      while (at < end && text.charCodeAt(at) === this.#text.charCodeAt(own)) {
        at++;
        own++;
      }
      if (at === end && this.#text.charCodeAt(own) === SPACE) break;
      slot = (slot + 1) & last;
    }
    return slot;
  }

  /** Where the word ends in the text; -1 where it is not listed. */
  #endOf(word: string): number {
    let hash = 0;
    for (let i = 0; i < word.length; i++) hash = mixed(hash, word.charCodeAt(i));
    const place = this.#places[this.#slot(hash, word, 0, word.length)] as number;
    return place > 0 ? place - 1 + word.length : NONE;
  }

  /** The count of a word; 0 where it is not listed. */
  countOf(word: string): number {
    const end = this.#endOf(word);
    return end < 0 ? 0 : Number(this.#text.slice(end + 1, this.#text.indexOf(" ", end + 1)));
  }

  /** The tag of a word; undefined where it is not listed. */
  tagOf(word: string): string | undefined {
    const end = this.#endOf(word);
    if (end < 0) return undefined;
    const lineEnd = this.#text.indexOf("\n", end);
    return this.#text.slice(this.#text.indexOf(" ", end + 1) + 1, lineEnd < 0 ? undefined : lineEnd);
  }
}

/** A hash with a unit of UTF-16 taken in: FNV-1a's step, with its upper bits brought down to where slots are told apart. */
function mixed(hash: number, unit: number): number {
  const product = Math.imul(hash ^ unit, 0x01000193);
  return product ^ (product >>> 15);
}

let ours: Words | null = null;
let jieba: Words | null = null;
const oursRead = () => (ours ??= new Words(userDictionary));
const jiebaRead = () => (jieba ??= new Words(dictionary));

/** The tag that the dictionaries give a word, ours before jieba's; undefined for one that neither lists. */
export const listedTag = (word: string): string | undefined => oursRead().tagOf(word) ?? jiebaRead().tagOf(word);

/** How often the reference, which is jieba's, has a word; 0 for one that it does not list. */
export const referenceCount: (word: string) => number = memo((word) => jiebaRead().countOf(word));

/** How often the reference has a word of one unit of UTF-16; 0 for one that it does not list. */
export const referenceCountOfUnit = (unit: number): number => jiebaRead().single[unit] as number;

/** How many words the reference counted. */
export const referenceSize = (): number => jiebaRead().total;
