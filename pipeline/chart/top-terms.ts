// The policy terms that occur most, variants under their standard form.
import { type ChartMaker, fill, ofWhat, shorten } from "./spec.ts";
import template from "./top-terms.vl.json" with { type: "json" };

const MOST_TERMS = 25;

export const topTerms = (): ChartMaker => ({
  charts: (tables, terms) => {
    const values = terms.ranked.slice(0, MOST_TERMS).map(([term, count]) => ({ term: shorten(term), count }));
    return fill("top-terms", template, values, { text: "出现最多的政策术语", subtitle: ofWhat(tables) });
  },
});
