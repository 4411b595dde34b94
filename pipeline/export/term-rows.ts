// Rows of terms: counts of each document, with weights that need the whole run.
import type { Rows } from "../../schemas/rows.ts";
import type { Mention } from "../document.ts";
import { keyness, tfIdfWeights } from "../extract/terms/weights.ts";

/** A term of one document, as far as that document alone tells. */
export type TermCount = Pick<Rows["terms"], "term" | "category" | "source" | "count" | "first_start">;

/** Terms in the order of their first mention. */
export function termCounts(mentions: readonly Mention[], at: (offset: number) => number): TermCount[] {
  const counts = new Map<string, TermCount>();
  for (const { term, category, source, start } of mentions) {
    const known = counts.get(term);
    if (known) counts.set(term, { ...known, count: known.count + 1 });
    else counts.set(term, { term, category, source, count: 1, first_start: at(start) });
  }
  return [...counts.values()];
}

/** What the weights of a document's terms are taken from. */
export interface TermDocument {
  readonly id: string;
  readonly terms: readonly TermCount[];
  /** Tokens of the document: what counts are compared with. */
  readonly size: number;
}

/** The rows of all documents, in their order; within one, the most frequent terms first. */
export function termRows(documents: readonly TermDocument[]): Rows["terms"][] {
  const weights = tfIdfWeights(documents.map(({ terms }) => new Map(terms.map(({ term, count }) => [term, count]))));
  return documents.flatMap(({ id, terms, size }, i) =>
    [...terms]
      .sort((a, b) => b.count - a.count || a.first_start - b.first_start)
      .map((term) => ({
        document_id: id,
        ...term,
        tf_idf: weights[i]?.get(term.term) ?? 0,
        keyness: keyness(term.term, term.count, size),
      })),
  );
}
