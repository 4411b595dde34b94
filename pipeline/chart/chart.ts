// Charts: each kind a file that makes it and a Vega-Lite specification beside it.
import type { Rows } from "../../schemas/rows.ts";
import { acrossDocuments } from "./across-documents.ts";
import { changes } from "./changes.ts";
import { claimsBySection } from "./claims-by-section.ts";
import { counts } from "./counts.ts";
import { keyTerms } from "./key-terms.ts";
import { overTime } from "./over-time.ts";
import { shares } from "./shares.ts";
import { CHART_TABLES, type Chart, type ChartMaker, type ChartTable, type ChartTables, MOST_ROWS } from "./spec.ts";
import { targets } from "./targets.ts";
import { termDispersion } from "./term-dispersion.ts";
import { TermTotals } from "./term-totals.ts";
import { termsBySection } from "./terms-by-section.ts";
import { topTerms } from "./top-terms.ts";

const MAKERS: readonly (() => ChartMaker)[] = [
  claimsBySection,
  counts,
  shares,
  changes,
  targets,
  acrossDocuments,
  overTime,
  topTerms,
  termsBySection,
  termDispersion,
  keyTerms,
];

/** The charts of a run, from rows that pass in the documents' order: held are counts by name, and the rows that lead. */
export class Charts {
  readonly #makers = MAKERS.map((maker) => maker());
  readonly #terms = new TermTotals(MOST_ROWS);

  /** Takes rows of a table. */
  add<T extends ChartTable>(table: T, rows: Iterable<Rows[T]>): void {
    for (const row of rows) {
      if (table === "terms") this.#terms.add(row as Rows["terms"]);
      for (const maker of this.#makers) maker[table]?.(row as never);
    }
  }

  /** The charts, when all rows have passed; one with nothing to show is left out. */
  of(tables: ChartTables): Chart[] {
    return this.#makers.flatMap(({ charts }) => charts(tables, this.#terms));
  }
}

/** The charts of tables that are at hand. */
export function chartsOf(tables: ChartTables): Chart[] {
  const charts = new Charts();
  for (const table of CHART_TABLES) charts.add(table, tables[table]);
  return charts.of(tables);
}
