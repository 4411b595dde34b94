// The words of the segmenter's dictionaries: how often the reference has each, and its tag.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** jieba's dictionary, `word count tag` a line; its counts were taken from newspapers and novels. */
const dictionary = createRequire(import.meta.url).resolve("nodejieba/submodules/cppjieba/dict/jieba.dict.utf8");
/**
 * Our own words, which go before those of jieba. 均, 功率 and 发放 stand there for their weight alone: with jieba's, 均达,
 * 功率达 and 发放贷款 are words.
 */
export const userDictionary: URL = new URL("user-dictionary.txt", import.meta.url);

interface Dictionary {
  readonly counts: ReadonlyMap<string, number>;
  /** Counts of the words of one character, by its UTF-16 unit; 0 for what is none. */
  readonly single: Uint32Array;
  readonly tags: ReadonlyMap<string, string>;
  /** Sum of the counts. */
  readonly total: number;
}
let read: Dictionary | null = null;

/** Lines are cut by hand: there are 350,000, and they are read when the program starts. */
function* entriesOf(text: string): Generator<readonly [word: string, count: number, tag: string]> {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf("\n", at) < 0 ? text.length : text.indexOf("\n", at);
    const [first, second] = [text.indexOf(" ", at), text.lastIndexOf(" ", end)];
    if (first > at && second > first && second < end)
      yield [text.slice(at, first), Number(text.slice(first + 1, second)), text.slice(second + 1, end)];
    at = end + 1;
  }
}

/** Both dictionaries; counts are those of jieba's alone. */
export function dictionaries(): Dictionary {
  if (read) return read;
  const counts = new Map<string, number>();
  const single = new Uint32Array(0x10000);
  const tags = new Map<string, string>();
  let total = 0;
  for (const [word, count, tag] of entriesOf(readFileSync(dictionary, "utf8"))) {
    counts.set(word, count);
    if (word.length === 1) single[word.charCodeAt(0)] = count;
    tags.set(word, tag);
    total += count;
  }
  for (const [word, , tag] of entriesOf(readFileSync(userDictionary, "utf8"))) tags.set(word, tag);
  read = { counts, single, tags, total };
  return read;
}
