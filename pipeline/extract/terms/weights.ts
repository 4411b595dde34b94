// Weights of terms: tf-idf over the documents of a run, and keyness against jieba's dictionary, so that one document has weights too.
import { referenceCount, referenceCountOfUnit, referenceSize } from "../../segment/dictionary.ts";
import { logLikelihood } from "./log-likelihood.ts";

const DECIMALS = 4;
const HALF = 0.5;
/** As near to a half, the product may have been rounded across it: the exact, slower way decides. */
const NEAR = 1e-6;
/** A weight as the tables give it: four decimals. */
export function rounded(value: number): number {
  const scaled = value * 10 ** DECIMALS;
  const whole = Math.round(scaled);
  const certain = Math.abs(Math.abs(scaled - whole) - HALF) > NEAR && Math.abs(scaled) < Number.MAX_SAFE_INTEGER;
  return certain ? whole / 10 ** DECIMALS : Number(value.toFixed(DECIMALS));
}

/**
 * tf–idf of a term that stands `count` times in a document, and in `having` of the run's documents; rounded to four
 * decimals. The idf is that of natural's TfIdf, 1 + ln(N / (1 + n)), taken from counts, for that one reads all documents anew
 * for each term.
 */
export const tfIdf = (count: number, having: number, documents: number): number =>
  rounded(count * (1 + Math.log(documents / (1 + having))));

/** Count of a form in the reference; of one that it does not list, that of its rarest word that it does, a higher bound. */
function countThere(form: string, words: () => readonly string[]): number {
  const own = referenceCount(form);
  if (own > 0) return own;
  let least = Number.POSITIVE_INFINITY;
  for (const word of words()) least = Math.min(least, referenceCount(word) || least);
  for (let i = 0; i < form.length; i++) least = Math.min(least, referenceCountOfUnit(form.charCodeAt(i)) || least);
  return least === Number.POSITIVE_INFINITY ? 0 : least;
}

/**
 * Log-likelihood of a term's count in a document of `size` words against the reference. words gives those that the term is
 * made of: for a term that the reference does not list, the count of the rarest of them stands in for its own, which is
 * never less, so that the keyness is a lower bound.
 */
export const keyness = (term: string, words: () => readonly string[], count: number, size: number): number =>
  rounded(logLikelihood(count, size, countThere(term, words), referenceSize()));
