// Weights of terms: tf-idf over the documents of a run, and keyness against jieba's dictionary, so that one document has weights too.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { logLikelihood } from "./log-likelihood.ts";

const DECIMALS = 4;
/** A weight as the tables give it: four decimals. */
export const rounded = (value: number): number => Number(value.toFixed(DECIMALS));

/**
 * tf–idf of a term that stands `count` times in a document, and in `having` of the run's documents; rounded to four
 * decimals. The idf is that of natural's TfIdf, 1 + ln(N / (1 + n)), taken from counts, for that one reads all documents anew
 * for each term.
 */
export const tfIdf = (count: number, having: number, documents: number): number =>
  rounded(count * (1 + Math.log(documents / (1 + having))));

const dictionary = createRequire(import.meta.url).resolve("nodejieba/submodules/cppjieba/dict/jieba.dict.utf8");

interface Reference {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}
let reference: Reference | null = null;

/** Word counts of the reference: those of jieba's dictionary, taken from newspapers and novels. */
function readReference(): Reference {
  if (reference) return reference;
  const counts = new Map<string, number>();
  let total = 0;
  for (const line of readFileSync(dictionary, "utf8").split("\n")) {
    const [word, count] = line.split(" ");
    if (!word || !count) continue;
    counts.set(word, Number(count));
    total += Number(count);
  }
  reference = { counts, total };
  return reference;
}

/** Count of a form in the reference; of one that it does not list, that of its rarest word that it does, a higher bound. */
function countThere(form: string, words: readonly string[]): number {
  const { counts } = readReference();
  const own = counts.get(form);
  if (own !== undefined) return own;
  const parts = [...words, ...form].map((part) => counts.get(part)).filter((count) => count !== undefined);
  return parts.length > 0 ? Math.min(...parts) : 0;
}

/**
 * Log-likelihood of a term's count in a document of `size` words against the reference. words are those that the term is
 * made of: for a term that the reference does not list, the count of the rarest of them stands in for its own, which is
 * never less, so that the keyness is a lower bound.
 */
export const keyness = (term: string, words: readonly string[], count: number, size: number): number =>
  rounded(logLikelihood(count, size, countThere(term, words), readReference().total));
