// What sets each document apart: its terms with the highest keyness against the other documents of the run.
import { logLikelihood } from "../extract/terms/log-likelihood.ts";
import template from "./key-terms.vl.json" with { type: "json" };
import { byText, type ChartMaker, documentNames, fill, first, MOST_ROWS, ofWhat, shorten } from "./spec.ts";
import { termTotals } from "./top-terms.ts";

const MOST_TERMS = 5;
const LONGEST_TERM = 9;
const LEAST_MENTIONS = 2;

export const keyTerms: ChartMaker = (tables) => {
  if (tables.documents.length < 2) return [];
  const names = documentNames(tables.documents);
  const totals = new Map(termTotals(tables).map(([term, count]) => [term, count]));
  const size = tables.documents.reduce((sum, { tokens }) => sum + tokens, 0);
  const { shown, note } = first(tables.documents, MOST_ROWS, "篇文档");
  const counts = new Map(shown.map(({ document_id }) => [document_id, new Map<string, number>()]));
  for (const { document_id, standard, count } of tables.terms) {
    const own = counts.get(document_id);
    own?.set(standard, (own.get(standard) ?? 0) + count);
  }
  const values = shown.flatMap(({ document_id, tokens }) =>
    [...(counts.get(document_id) ?? [])]
      .filter(([, count]) => count >= LEAST_MENTIONS)
      .map(([term, count]) => {
        const elsewhere = (totals.get(term) ?? count) - count;
        return { term, key: logLikelihood(count, tokens, elsewhere, size - tokens) };
      })
      .filter(({ key }) => key > 0)
      .sort((a, b) => b.key - a.key || byText(a.term, b.term))
      .slice(0, MOST_TERMS)
      .map(({ term, key }, i) => ({
        document: names.get(document_id) ?? document_id,
        rank: i + 1,
        term: shorten(term, LONGEST_TERM),
        keyness: Number(key.toFixed(2)),
      })),
  );
  return fill("key-terms", template, values, {
    text: "各文档有别于其他文档的术语",
    subtitle: `${ofWhat(tables)}${note}`,
  });
};
