// The segmenter behind one small interface: nodejieba, with our own words in its user dictionary.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import nodejieba from "nodejieba";
import { listedTag, userDictionary } from "./dictionary.ts";

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

/**
 * A list of one word, in the place of jieba's weights for the extraction of key words: those are not asked for, and reading
 * them is a fifth of the start.
 */
const noWeights = new URL("no-idf.txt", import.meta.url);

/** Loads the dictionaries, once: most of a second and 280 MB. */
function load(): void {
  if (loaded) return;
  checkUserDictionary(readFileSync(userDictionary, "utf8"));
  nodejieba.load({ userDict: fileURLToPath(userDictionary), idfDict: fileURLToPath(noWeights) });
  loaded = true;
}

/** With the hidden Markov model, as nodejieba.tag cuts too. */
const WITH_MODEL = true;

/** The words of a text in order; joined, they are the text. The text must be well-formed UTF-16. */
export function wordsIn(text: string): string[] {
  load();
  return nodejieba.cut(text, WITH_MODEL);
}

/**
 * The tag that nodejieba.tag gives a word: its dictionary's, or, for one that no dictionary has, m, eng or x by the ASCII
 * characters in its first half (cppjieba, PosTagger::SpecialRule). nodejieba.tag costs twice what looking it up does.
 */
export function tagOf(word: string): string {
  const tag = listedTag(word);
  if (tag !== undefined) return tag;
  const characters = [...word];
  const half = Math.floor(characters.length / 2);
  let [ascii, digits] = [0, 0];
  for (let i = 0; i < characters.length && ascii < half; i++) {
    const code = characters[i]?.codePointAt(0) ?? 0;
    if (code < 0x80) ascii++;
    if (code >= 0x30 && code <= 0x39) digits++;
  }
  if (ascii === 0) return "x";
  return digits === ascii ? "m" : "eng";
}
