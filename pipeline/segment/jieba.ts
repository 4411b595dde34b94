// The segmenter behind one small interface: nodejieba, with our own words added to its dictionary.
import nodejieba from "nodejieba";
import { readLexicon } from "../lexicon.ts";

const words = readLexicon(new URL("words.csv", import.meta.url), ["word", "tag"]);
let loaded = false;

/** Loads the dictionary, once: about a second and 300 MB. */
function load(): void {
  if (loaded) return;
  nodejieba.load();
  for (const { word, tag } of words) nodejieba.insertWord(word, tag);
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
