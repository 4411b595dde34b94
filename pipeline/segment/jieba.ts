// The segmenter behind one small interface: nodejieba, with our own words in its user dictionary.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import nodejieba from "nodejieba";

const userDictionary = new URL("user-dictionary.txt", import.meta.url);
let loaded = false;

const ENTRY = /^\S+ \d+ [a-z]+$/;

/**
 * Checks a user dictionary, for cppjieba ignores a line that it can't read without a word.
 * @throws Error naming the line that is not `word weight tag`, parted by single spaces, with LF at its end.
 */
export function checkUserDictionary(text: string): void {
  const wrong = text
    .split("\n")
    .findIndex((line, i, lines) => !ENTRY.test(line) && !(line === "" && i === lines.length - 1));
  if (wrong >= 0)
    throw new Error(
      `user-dictionary.txt:${wrong + 1}: a line must be "word weight tag" with single spaces, no mark and no CR.`,
    );
}

/** Loads the dictionaries, once: about a second and 300 MB. */
function load(): void {
  if (loaded) return;
  checkUserDictionary(readFileSync(userDictionary, "utf8"));
  nodejieba.load({ userDict: fileURLToPath(userDictionary) });
  loaded = true;
}

/** A word with jieba's tag. */
export interface TaggedWord {
  readonly word: string;
  readonly tag: string;
}

/** The words of a text in order; joined, they are the text. The text must be well-formed UTF-16. */
export function tagWords(text: string): TaggedWord[] {
  load();
  return nodejieba.tag(text);
}
