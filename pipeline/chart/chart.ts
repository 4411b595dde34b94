// Charts: each a Vega-Lite specification beside this file, filled with rows of the tables.
import { readFileSync } from "node:fs";
import type { TopLevelSpec } from "vega-lite";
import type { Tables } from "../export/tables.ts";
import { type ChartRow, changes, claimsBySection, counts, shares, topTerms } from "./data.ts";

const CHARTS: readonly (readonly [name: string, data: (tables: Tables) => ChartRow[]])[] = [
  ["claims-by-section", claimsBySection],
  ["counts", counts],
  ["shares", shares],
  ["changes", changes],
  ["top-terms", topTerms],
];

/** A chart that has something to show: its specification with the data in it. */
export interface Chart {
  readonly name: string;
  readonly spec: TopLevelSpec;
}

const template = (name: string) => JSON.parse(readFileSync(new URL(`${name}.vl.json`, import.meta.url), "utf8"));

/** The charts of a run; one with nothing to show is left out. */
export function chartsOf(tables: Tables): Chart[] {
  return CHARTS.flatMap(([name, data]) => {
    const values = data(tables);
    return values.length > 0 ? [{ name, spec: { ...template(name), data: { name: "rows", values } } }] : [];
  });
}
