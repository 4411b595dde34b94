// Counts of things as dots on one axis, which is logarithmic where they differ by more than a hundred times.

import type { Rows } from "../../schemas/rows.ts";
import template from "./counts.vl.json" with { type: "json" };
import { labelsOf } from "./labels.ts";
import { Leading } from "./order.ts";
import { type ChartMaker, type ChartTables, fill, first, MOST_ROWS, ofWhat, readable } from "./spec.ts";

/** Units that count things; amounts of money or area do not share their axis. */
const COUNTING = /^[项个家户人名件条处座所次种类批起宗人次]+$/;
const WIDE = 1000;

type Claim = Rows["claims"];

/** A logarithmic axis of whole powers of ten around the values. */
function decades(least: number, most: number) {
  const [from, to] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most))];
  const values = Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i));
  return { scale: { type: "log", domain: [values[0], values.at(-1)] }, values };
}

const isCount = ({ kind, value, unit }: Claim) =>
  /^(?:level|change)$/.test(kind) && (value ?? 0) > 0 && COUNTING.test(unit ?? "");

function chartOf(counted: Leading<Claim>, tables: ChartTables) {
  const { shown, note } = first(counted.rows, MOST_ROWS, "个计数", counted.count);
  const labels = labelsOf(shown, tables, true);
  const values = shown.map(({ value, unit }, i) => ({
    label: labels[i] ?? "",
    value,
    text: `${readable(value ?? 0)}${unit}`,
  }));
  const [most, least] = [shown[0]?.value ?? 1, shown.at(-1)?.value ?? 1];
  const wide = most / least > WIDE;
  const { scale, values: ticks } = decades(least, most);
  const { axis } = template.encoding.x;
  const x = wide
    ? { ...template.encoding.x, scale, axis: { ...axis, values: ticks } }
    : { ...template.encoding.x, scale: { domainMin: 0, nice: true } };
  const spec = { ...template, encoding: { ...template.encoding, x } };
  return fill("counts", spec, values, {
    text: "文中的计数",
    subtitle: `${ofWhat(tables)}${note}${wide ? "（对数坐标）" : ""}`,
  });
}

export function counts(): ChartMaker {
  const counted = new Leading<Claim>(MOST_ROWS, (a, b) => (b.value ?? 0) - (a.value ?? 0));
  return {
    claims: (row) => isCount(row) && counted.add(row),
    charts: (tables) => chartOf(counted, tables),
  };
}
