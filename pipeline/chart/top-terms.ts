// The policy terms that occur most, variants under their standard form.

import { byText, type ChartMaker, type ChartTables, fill, ofWhat, shorten } from "./spec.ts";
import template from "./top-terms.vl.json" with { type: "json" };

const MOST_TERMS = 25;

/** Standard forms with their mentions in all documents and the number of documents, the most frequent first. */
export function termTotals({ terms }: Pick<ChartTables, "terms">): [term: string, count: number, documents: number][] {
  const totals = new Map<string, { count: number; documents: Set<string> }>();
  for (const { standard, count, document_id } of terms) {
    const total = totals.get(standard) ?? { count: 0, documents: new Set() };
    total.count += count;
    total.documents.add(document_id);
    totals.set(standard, total);
  }
  return [...totals]
    .map(([term, { count, documents }]): [string, number, number] => [term, count, documents.size])
    .sort(([a, x], [b, y]) => y - x || byText(a, b));
}

export const topTerms: ChartMaker = (tables) => {
  const values = termTotals(tables)
    .slice(0, MOST_TERMS)
    .map(([term, count]) => ({ term: shorten(term), count }));
  return fill("top-terms", template, values, { text: "出现最多的政策术语", subtitle: ofWhat(tables) });
};
