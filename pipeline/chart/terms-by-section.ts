// Which terms which section speaks of; of several documents, which document.

import { type ChartMaker, documentNames, fill, first, MOST_ROWS, ofWhat, shorten } from "./spec.ts";
import template from "./terms-by-section.vl.json" with { type: "json" };
import { termTotals } from "./top-terms.ts";

const MOST_TERMS = 20;
const LONGEST_TERM = 12;

export const termsBySection: ChartMaker = (tables) => {
  const several = tables.documents.length > 1;
  const names = documentNames(tables.documents);
  const placeOf = ({ document_id, section }: (typeof tables.concordance)[number]) =>
    several ? (names.get(document_id) ?? document_id) : shorten(section?.split(" › ")[0] ?? "（无标题）");
  const top = termTotals(tables)
    .slice(0, MOST_TERMS)
    .map(([term]) => term);
  const wanted = new Set(top);
  const counts = new Map<string, Map<string, number>>();
  for (const mention of tables.concordance) {
    const place = placeOf(mention);
    const row = counts.get(place) ?? new Map<string, number>();
    counts.set(place, row);
    if (wanted.has(mention.standard)) row.set(mention.standard, (row.get(mention.standard) ?? 0) + 1);
  }
  if (counts.size < 2) return [];
  const { shown, note } = first([...counts], MOST_ROWS, several ? "篇文档" : "个章节");
  const values = shown.flatMap(([place, row]) =>
    top.map((term) => ({ place, term: shorten(term, LONGEST_TERM), count: row.get(term) ?? 0 })),
  );
  return fill("terms-by-section", template, values, {
    text: several ? "术语在各文档中的次数" : "术语在各章节中的次数",
    subtitle: `${ofWhat(tables)}${note}`,
  });
};
