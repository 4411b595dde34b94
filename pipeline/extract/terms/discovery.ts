// Discovers terms that no bank has: runs of nouns that recur, ranked by C-value (Frantzi, Ananiadou and Mima 2000).
import natural from "natural/lib/natural/ngrams/index.js";
import type { Mention, Span, Token } from "../../document.ts";
import { readLexicon } from "../../lexicon.ts";

const stop = new Set(readLexicon(new URL("stop.csv", import.meta.url), ["word"]).map((row) => row.word));
const MODIFIER = /^(?:n|vn|b|a|j|l|nz)$/;
const HEAD = /^(?:n|vn|l)$/;
const LENGTHS = [2, 3, 4];
const LEAST_COUNT = 3;
const LEAST_C_VALUE = 3;
const MOST_CHARACTERS = 12;

type Word = Token & { readonly text: string };

/** Runs of adjacent words that may make up a term. */
function nominalRuns(text: string, tokens: readonly Token[]): Word[][] {
  const runs: Word[][] = [[]];
  for (const token of tokens) {
    const word = { ...token, text: text.slice(token.start, token.end) };
    const run = runs.at(-1) as Word[];
    const joins = run.length === 0 || run.at(-1)?.end === token.start;
    const fits = MODIFIER.test(token.tag) && !stop.has(word.text) && word.text.length > 1;
    if (fits && joins) run.push(word);
    else runs.push(fits ? [word] : []);
  }
  return runs.filter((run) => run.length > 1);
}

/** Places of each candidate: n words in a row that end in a noun. */
function candidates(runs: readonly Word[][]): Map<string, Span[]> {
  const found = new Map<string, Span[]>();
  for (const run of runs)
    for (const n of LENGTHS)
      for (const gram of natural.NGramsZH.ngrams(run as never, n) as unknown as Word[][]) {
        const [first, last] = [gram[0], gram.at(-1)];
        if (!first || !last || !HEAD.test(last.tag)) continue;
        const term = gram.map((word) => word.text).join("");
        if (term.length > MOST_CHARACTERS) continue;
        const places = found.get(term) ?? [];
        places.push({ start: first.start, end: last.end });
        found.set(term, places);
      }
  return found;
}

/** C-value: log2 of the length times the count, less the mean count of the longer candidates that hold the term. */
function cValues(found: ReadonlyMap<string, readonly Span[]>): Map<string, number> {
  const terms = [...found].filter(([, places]) => places.length >= LEAST_COUNT);
  return new Map(
    terms.map(([term, places]) => {
      const longer = terms.filter(([other]) => other !== term && other.includes(term));
      const nested = longer.reduce((sum, [, p]) => sum + p.length, 0) / (longer.length || 1);
      return [term, Math.log2(term.length) * (places.length - nested)];
    }),
  );
}

/** Mentions of discovered terms, those with the higher C-value first. */
export function discoverTerms(text: string, tokens: readonly Token[]): Mention[] {
  const found = candidates(nominalRuns(text, tokens));
  return [...cValues(found)]
    .filter(([, value]) => value >= LEAST_C_VALUE)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .flatMap(([term]) =>
      (found.get(term) ?? []).map((span) => ({ ...span, term, category: null, source: "discovered" as const })),
    );
}
