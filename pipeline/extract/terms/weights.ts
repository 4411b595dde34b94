// Weights of terms: tf-idf over the documents of a run, and keyness against jieba's dictionary, so that one document has weights too.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import tfidf from "natural/lib/natural/tfidf/index.js";

/** Counts of terms in one document. */
export type TermCounts = ReadonlyMap<string, number>;

const DECIMALS = 4;
const round = (value: number) => Number(value.toFixed(DECIMALS));

/** tf-idf of each term of each document, in the documents' order; rounded to four decimals. */
export function tfIdfWeights(documents: readonly TermCounts[]): Map<string, number>[] {
  const run = new tfidf.TfIdf();
  for (const counts of documents)
    run.addDocument([...counts].flatMap(([term, count]) => new Array<string>(count).fill(term)));
  return documents.map((counts, i) => new Map([...counts.keys()].map((term) => [term, round(run.tfidf([term], i))])));
}

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

const part = (observed: number, expected: number) => (observed > 0 ? observed * Math.log(observed / expected) : 0);

/**
 * Log-likelihood of a term's count in a document of `size` words against the reference (Dunning 1993; two cells, as in
 * Rayson and Garside 2000), negative where the term is rarer than there. Null where the reference does not count it.
 */
export function keyness(term: string, count: number, size: number): number | null {
  const { counts, total } = readReference();
  const there = counts.get(term);
  if (there === undefined || size === 0) return null;
  const share = (count + there) / (size + total);
  const [here, elsewhere] = [size * share, total * share];
  const likelihood = 2 * (part(count, here) + part(there, elsewhere));
  return round(count >= here ? likelihood : -likelihood);
}
