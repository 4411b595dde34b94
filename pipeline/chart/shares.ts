// Shares as bars out of a hundred per cent.
import type { Rows } from "../../schemas/rows.ts";
import { labelsOf } from "./labels.ts";
import { Leading } from "./order.ts";
import template from "./shares.vl.json" with { type: "json" };
import { type ChartMaker, type ChartTables, fill, first, MOST_ROWS, ofWhat } from "./spec.ts";

type Claim = Rows["claims"];

const isShare = ({ kind, unit, value }: Claim) => kind === "share" && unit === "%" && value !== null && value <= 100;

function chartOf(found: Leading<Claim>, tables: ChartTables) {
  const { shown, note } = first(found.rows, MOST_ROWS, "个占比", found.count);
  const labels = labelsOf(shown, tables, false);
  const values = shown.map(({ value, quantity }, i) => ({ label: labels[i] ?? "", value, text: quantity }));
  return fill("shares", template, values, { text: "文中的占比", subtitle: `${ofWhat(tables)}${note}` });
}

export function shares(): ChartMaker {
  const found = new Leading<Claim>(MOST_ROWS, (a, b) => (b.value ?? 0) - (a.value ?? 0));
  return {
    claims: (row) => isShare(row) && found.add(row),
    charts: (tables) => chartOf(found, tables),
  };
}
