// Which terms which section speaks of; of several documents, which document.
import type { Rows } from "../../schemas/rows.ts";
import { type ChartMaker, type ChartTables, documentNames, fill, first, MOST_ROWS, ofWhat, shorten } from "./spec.ts";
import type { TermTotals } from "./term-totals.ts";
import template from "./terms-by-section.vl.json" with { type: "json" };

const MOST_TERMS = 20;
const LONGEST_TERM = 12;

/** Mentions of terms by place, in the order in which the places come. */
type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

function chartOf(counts: Counts, all: number, tables: ChartTables, terms: TermTotals) {
  if (counts.size < 2) return [];
  const several = tables.documents.length > 1;
  const names = several ? documentNames(tables.documents) : new Map<string, string>();
  const top = terms.ranked.slice(0, MOST_TERMS).map(([term]) => term);
  const { shown, note } = first([...counts], MOST_ROWS, several ? "篇文档" : "个章节", all);
  const values = shown.flatMap(([place, row]) =>
    top.map((term) => ({
      place: names.get(place) ?? place,
      term: shorten(term, LONGEST_TERM),
      count: row.get(term) ?? 0,
    })),
  );
  return fill("terms-by-section", template, values, {
    text: several ? "术语在各文档中的次数" : "术语在各章节中的次数",
    subtitle: `${ofWhat(tables)}${note}`,
  });
}

/** Mentions of terms in the sections of the first document. */
class SectionCounts {
  readonly counts = new Map<string, Map<string, number>>();
  #only: string | null = null;

  add({ document_id, section, standard }: Rows["concordance"]): void {
    this.#only ??= document_id;
    if (document_id !== this.#only) return;
    const place = shorten(section?.split(" › ")[0] ?? "（无标题）");
    const row = this.counts.get(place) ?? new Map<string, number>();
    row.set(standard, (row.get(standard) ?? 0) + 1);
    this.counts.set(place, row);
  }
}

export function termsBySection(): ChartMaker {
  const sections = new SectionCounts();
  return {
    concordance: (row) => sections.add(row),
    charts: (tables, terms) =>
      tables.documents.length > 1
        ? chartOf(terms.own, terms.documents, tables, terms)
        : chartOf(sections.counts, sections.counts.size, tables, terms),
  };
}
