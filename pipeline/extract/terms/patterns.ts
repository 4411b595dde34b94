// Finds terms known by their form: 《titles》, “quoted coinages”, counted slogans such as 三个强化.
import type { Claim, Mention } from "../../document.ts";
import { readLexicon } from "../../lexicon.ts";

const patterns = readLexicon(new URL("patterns.csv", import.meta.url), ["name", "pattern", "category"]).map((row) => ({
  pattern: new RegExp(row.pattern, "g"),
  category: row.category || null,
}));

function findPatterns(text: string): Mention[] {
  return patterns.flatMap(({ pattern, category }) =>
    [...text.matchAll(pattern)].map((match) => {
      const term = match[1] ?? "";
      const start = match.index + match[0].indexOf(term);
      return { start, end: start + term.length, term, category, source: "pattern" as const };
    }),
  );
}

/** 三个强化: a claim that counts principles is a slogan too. */
function findSlogans(text: string, claims: readonly Claim[]): Mention[] {
  return claims
    .filter((claim) => claim.kind === "enumeration" && claim.indicatorSpan)
    .map(({ numeral, indicatorSpan }) => {
      const { start } = numeral;
      const end = indicatorSpan?.end ?? numeral.end;
      return { start, end, term: text.slice(start, end), category: null, source: "pattern" as const };
    })
    .filter(({ term }) => term.length <= 8);
}

export const findPatternTerms = (text: string, claims: readonly Claim[]): Mention[] => [
  ...findPatterns(text),
  ...findSlogans(text, claims),
];
