// What sets each document apart: its terms with the highest keyness against the other documents of the run.
import { logLikelihood } from "../extract/terms/log-likelihood.ts";
import template from "./key-terms.vl.json" with { type: "json" };
import { byText } from "./order.ts";
import { type ChartMaker, documentNames, fill, first, MOST_ROWS, ofWhat, shorten } from "./spec.ts";

const MOST_TERMS = 5;
const LONGEST_TERM = 9;
const LEAST_MENTIONS = 2;

export const keyTerms = (): ChartMaker => ({
  charts: (tables, terms) => {
    const { documents } = tables;
    if (documents.length < 2) return [];
    const names = documentNames(documents);
    const size = documents.reduce((sum, { tokens }) => sum + tokens, 0);
    const { shown, note } = first(documents, MOST_ROWS, "篇文档");
    const values = shown.flatMap(({ document_id, tokens }) =>
      [...(terms.own.get(document_id) ?? [])]
        .filter(([, count]) => count >= LEAST_MENTIONS)
        .map(([term, count]) => ({
          term,
          key: logLikelihood(count, tokens, terms.of(term) - count, size - tokens),
        }))
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
  },
});
