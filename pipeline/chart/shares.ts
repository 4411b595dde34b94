// Shares as bars out of a hundred per cent.

import { labelsOf } from "./labels.ts";
import template from "./shares.vl.json" with { type: "json" };
import { type ChartMaker, fill, first, MOST_ROWS, ofWhat } from "./spec.ts";

export const shares: ChartMaker = (tables) => {
  const found = tables.claims
    .filter(({ kind, unit, value }) => kind === "share" && unit === "%" && value !== null && value <= 100)
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const { shown, note } = first(found, MOST_ROWS, "个占比");
  const labels = labelsOf(shown, tables, false);
  const values = shown.map(({ value, quantity }, i) => ({ label: labels[i] ?? "", value, text: quantity }));
  return fill("shares", template, values, { text: "文中的占比", subtitle: `${ofWhat(tables)}${note}` });
};
