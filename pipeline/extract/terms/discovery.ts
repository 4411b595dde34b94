// Discovers terms that no bank has: sequences of nouns that recur in the document, ranked by termhood and unithood.
import natural from "natural/lib/natural/ngrams/index.js";
import type { Mention, Span } from "../../document.ts";
import { mentionAt } from "./form.ts";
import type { Known } from "./known.ts";
import { isVerb, isWeakOrPlace, nameOf, opensNone, type Word } from "./words.ts";

const LENGTHS = [2, 3, 4];
const MOST_CHARACTERS = 14;
const LEAST_CHARACTERS = 4;

/** A sequence of words that may be a term, with what the document shows of it. */
interface Candidate {
  readonly words: readonly Word[];
  readonly places: Span[];
  readonly before: Map<string, number>;
  readonly behind: Map<string, number>;
  /** How often it begins and how often it ends where a noun phrase may. */
  begins: number;
  ends: number;
}

function isTermlike(words: readonly Word[]): boolean {
  const [first, last] = [words[0] as Word, words.at(-1) as Word];
  const length = last.end - first.start;
  return (
    length <= MOST_CHARACTERS &&
    length >= LEAST_CHARACTERS &&
    !isVerb(first) &&
    !first.traits.mayGovern &&
    !words.some(opensNone) &&
    !last.traits.closesNone &&
    /^(?:n|vn|l|j)/.test(last.tag) &&
    !words.every(isWeakOrPlace)
  );
}

const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

/** A place of a sequence of words. */
interface Place {
  readonly name: string;
  readonly words: readonly Word[];
  readonly run: readonly Word[];
  /** Where in the run it begins. */
  readonly at: number;
}

/** The places of the sequences that may be terms. */
function placesOf(runs: readonly (readonly Word[])[], known: Known): Place[] {
  const places: Place[] = [];
  for (const run of runs)
    for (const n of LENGTHS) {
      if (run.length < n) break;
      const grams = natural.NGramsZH.ngrams(run as never, n) as unknown as Word[][];
      for (let at = 0; at < grams.length; at++) {
        const words = grams[at] as Word[];
        if (isTermlike(words) && !known.holdsAllButWeak(words)) places.push({ name: nameOf(words), words, run, at });
      }
    }
  return places;
}

const LEAST_COUNT = 2;

/** Sequences that recur, with their places. What stands next to one is a character, or, at an edge, never the same twice. */
function candidatesOf(places: readonly Place[]): Map<string, Candidate> {
  const times = new Map<string, number>();
  for (const { name } of places) count(times, name);
  const found = new Map<string, Candidate>();
  for (const { name, words, run, at } of places) {
    if ((times.get(name) ?? 0) < LEAST_COUNT) continue;
    const candidate: Candidate = found.get(name) ?? {
      words,
      places: [],
      before: new Map(),
      behind: new Map(),
      begins: 0,
      ends: 0,
    };
    found.set(name, candidate);
    const place = { start: (words[0] as Word).start, end: (words.at(-1) as Word).end };
    candidate.places.push(place);
    const [left, right] = [run[at - 1], run[at + words.length]];
    count(candidate.before, left?.text.slice(-1) ?? `<${place.start}`);
    count(candidate.behind, right?.text.slice(0, 1) ?? `${place.end}>`);
    if (!left || isVerb(left) || opensNone(left) || left.traits.mayGovern) candidate.begins++;
    if (!right || isVerb(right)) candidate.ends++;
  }
  return found;
}

/** Entropy of what stands next to a candidate, in nats. */
function entropy(counts: ReadonlyMap<string, number>): number {
  const all = [...counts.values()];
  const total = all.reduce((a, b) => a + b, 0);
  return -all.reduce((sum, n) => sum + (n / total) * Math.log(n / total), 0);
}

/** Frequencies of single words and of candidates, by which words that stand together by chance are told. */
type Frequency = (words: readonly Word[]) => number;

/** Pointwise mutual information, in bits, of the two parts of the weakest split. */
function cohesion(words: readonly Word[], times: number, frequency: Frequency, total: number): number {
  const splits = words.slice(1).map((_, i) => {
    const parts = frequency(words.slice(0, i + 1)) * frequency(words.slice(i + 1));
    return Math.log2((times * total) / parts);
  });
  return Math.min(...splits);
}

/**
 * C-value (Frantzi, Ananiadou and Mima 2000) of each candidate: log2 of its length in words times its count, less the
 * mean count of the longer candidates that hold it.
 */
function cValues(found: ReadonlyMap<string, Candidate>): Map<string, number> {
  const nested = new Map<string, { times: number; holders: number }>();
  for (const { words, places } of found.values())
    for (let from = 0; from < words.length; from++)
      for (let to = from + 2; to <= words.length; to++) {
        if (to - from === words.length) continue;
        const name = nameOf(words.slice(from, to));
        const { times, holders } = nested.get(name) ?? { times: 0, holders: 0 };
        nested.set(name, { times: times + places.length, holders: holders + 1 });
      }
  return new Map(
    [...found].map(([name, { words, places }]) => {
      const { times, holders } = nested.get(name) ?? { times: 0, holders: 1 };
      return [name, Math.log2(words.length) * (places.length - times / holders)];
    }),
  );
}

const LEAST_C_VALUE = 3;
const LEAST_ENTROPY = 0.6;
const LEAST_COHESION = 3;
/** Share of its places in which a term is a phrase of its own and no part of a longer one. */
const LEAST_FREE = 0.5;

const DISCOVERED = { category: null, subcategory: null, source: "discovered", rule: "terms/c_value" } as const;

/** Mentions of discovered terms, those with the higher C-value first. */
export function discoverTerms(text: string, runs: readonly (readonly Word[])[], known: Known): Mention[] {
  const found = candidatesOf(placesOf(runs, known));
  const single = new Map<string, number>();
  for (const run of runs) for (const { text: word } of run) count(single, word);
  const total = [...single.values()].reduce((a, b) => a + b, 0);
  const frequency: Frequency = (words) =>
    words.length === 1
      ? (single.get((words[0] as Word).text) ?? 1)
      : (found.get(nameOf(words))?.places.length ?? LEAST_COUNT - 1);
  const values = cValues(found);
  return [...found]
    .filter(([name, { words, places, before, behind, begins, ends }]) => {
      const free = Math.min(entropy(before), entropy(behind));
      return (
        Math.min(begins, ends) >= LEAST_FREE * places.length &&
        (values.get(name) ?? 0) >= LEAST_C_VALUE &&
        free >= LEAST_ENTROPY &&
        cohesion(words, places.length, frequency, total) >= LEAST_COHESION
      );
    })
    .sort(([a], [b]) => (values.get(b) ?? 0) - (values.get(a) ?? 0) || (a < b ? -1 : 1))
    .flatMap(([, { places }]) => places.map((place) => mentionAt(text, place, DISCOVERED)));
}
