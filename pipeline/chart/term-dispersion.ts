// Where in one document its most frequent terms stand: a lexical dispersion plot.
import { type ChartMaker, type ChartTables, fill, ofWhat, shorten } from "./spec.ts";
import template from "./term-dispersion.vl.json" with { type: "json" };
import type { TermTotals } from "./term-totals.ts";

const MOST_TERMS = 20;
const LEAST_MENTIONS = 2;

interface Mention {
  readonly standard: string;
  readonly start: number;
}

function chartOf(mentions: readonly Mention[], tables: ChartTables, terms: TermTotals) {
  const [only] = tables.documents;
  if (tables.documents.length !== 1 || !only) return [];
  const top = terms.ranked.filter(([, count]) => count >= LEAST_MENTIONS).slice(0, MOST_TERMS);
  const ranks = new Map(top.map(([term], rank) => [term, rank]));
  const values = mentions
    .filter(({ standard }) => ranks.has(standard))
    .map(({ standard, start }) => ({ term: shorten(standard), rank: ranks.get(standard) ?? 0, start }))
    .sort((a, b) => a.rank - b.rank || a.start - b.start);
  const x = { ...template.encoding.x, scale: { domain: [0, only.characters], nice: false } };
  const spec = { ...template, encoding: { ...template.encoding, x } };
  return fill("term-dispersion", spec, values, { text: "术语在全文中的位置", subtitle: ofWhat(tables) });
}

export function termDispersion(): ChartMaker {
  const mentions: Mention[] = [];
  let only: string | null = null;
  return {
    concordance: ({ document_id, standard, start }) => {
      only ??= document_id;
      if (document_id === only) mentions.push({ standard, start });
    },
    charts: (tables, terms) => chartOf(mentions, tables, terms),
  };
}
