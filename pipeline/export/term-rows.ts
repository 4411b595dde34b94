// Rows of terms: counts of each document, with weights that need the whole run.
import type { Rows } from "../../schemas/rows.ts";
import type { Analysed } from "../document.ts";
import { deviationOfProportions, partsOf } from "../extract/terms/dispersion.ts";
import { keyness, rounded } from "../extract/terms/weights.ts";
import { tokensWithin } from "../segment/tokens.ts";

/** A term of one document, as far as that document alone tells. */
export type TermCount = Omit<Rows["terms"], "document_id" | "tf_idf">;

/** The terms of a document in the order of their first mention; at gives the code point of an offset. */
export function termCounts(document: Analysed, at: (offset: number) => number): TermCount[] {
  const { mentions, sentences, tokens } = document;
  const parts = partsOf(sentences, tokens);
  const places = parts.partsOf(mentions);
  const byTerm = new Map<string, number[]>();
  for (const [i, { term }] of mentions.entries()) {
    const indices = byTerm.get(term);
    if (indices) indices.push(i);
    else byTerm.set(term, [i]);
  }
  return [...byTerm].map(([term, indices]) => {
    const first = mentions[indices[0] as number] as (typeof mentions)[number];
    const { standard, category, subcategory, source, rule, start, end } = first;
    const dispersion = deviationOfProportions(
      parts.sizes,
      indices.map((i) => places[i] as number),
    );
    return {
      term,
      standard,
      category,
      subcategory,
      source,
      rule,
      count: indices.length,
      first_start: at(start),
      dispersion: dispersion === null ? null : rounded(dispersion),
      keyness: keyness(
        term,
        () => tokensWithin(tokens, { start, end }).map(({ text }) => text),
        indices.length,
        tokens.length,
      ),
    };
  });
}

/** The rows of a document's terms, the most frequent first, and of those the most key. */
export const termRows = (
  id: string,
  terms: readonly TermCount[],
  weight: (term: string, count: number) => number,
): Rows["terms"][] =>
  [...terms]
    .sort((a, b) => b.count - a.count || b.keyness - a.keyness || a.first_start - b.first_start)
    .map(({ keyness: key, ...term }) => ({
      document_id: id,
      ...term,
      tf_idf: weight(term.term, term.count),
      keyness: key,
    }));
