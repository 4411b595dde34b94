// A result: everything that a run writes, from the records of its documents.
import type { Rows } from "../schemas/rows.ts";
import { chartsOf } from "./chart/chart.ts";
import { draw } from "./chart/render.ts";
import { type Format, type Records, writeTables, writtenRows } from "./export/export.ts";
import { toPrettyJson } from "./export/json.ts";
import { type FileSum, toManifest } from "./export/manifest.ts";
import { pathOf } from "./export/paths.ts";
import type { Staged } from "./export/staged.ts";
import { TABLE_NAMES, type TableName, type Tables } from "./export/tables.ts";
import { MOST_CHARACTERS } from "./report/page-data.ts";
import { toPage } from "./report/report.ts";

/** What changes a result besides its inputs. */
export interface ResultOptions {
  readonly formats: readonly Format[];
  /** What the manifest says of the options. */
  readonly named: object;
}

/** Charts are drawn of the first documents of as many characters, some 480 reports: their rows fit into memory. */
const MOST_CHARTED = 12_000_000;
/** Tables of which the page alone shows the rows. */
const OF_THE_PAGE: ReadonlySet<TableName> = new Set(["sections", "concordance", "checks", "warnings"]);

/**
 * Rows with each text held once, and without the claims' sentences, which neither charts nor page show of the table: a
 * fraction of the memory that the rows take as they are read.
 */
class Lean {
  readonly #texts = new Map<string, string>();

  of(row: object): object {
    const lean: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(row)) {
      if (name === "sentence") lean[name] = "";
      else lean[name] = typeof value === "string" ? this.#once(value) : value;
    }
    return lean;
  }

  #once(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, text);
    return text;
  }
}

/** The written tables for the first documents, of as many characters. Numerals are shown nowhere. */
function firstTables(staged: Staged): Tables {
  const written = writtenRows(staged);
  const shown = { charts: new Set<string>(), page: new Set<string>() };
  const documents: Rows["documents"][] = [];
  const lean = new Lean();
  let characters = 0;
  for (const row of written.documents) {
    characters += row.characters;
    if (characters > MOST_CHARTED && documents.length > 0) break;
    documents.push(row);
    shown.charts.add(row.document_id);
    if (characters <= MOST_CHARACTERS || documents.length === 1) shown.page.add(row.document_id);
  }
  const rowsOf = (table: TableName): unknown[] => {
    const own = OF_THE_PAGE.has(table) ? shown.page : shown.charts;
    const rows: unknown[] = [];
    for (const row of written[table]) {
      if (own.has(row.document_id)) rows.push(lean.of(row));
      else if (table !== "checks") break;
    }
    return rows;
  };
  const others = TABLE_NAMES.filter((table) => table !== "documents" && table !== "numerals");
  const tables = Object.fromEntries(others.map((table) => [table, rowsOf(table)]));
  return { ...tables, documents, numerals: [] } as unknown as Tables;
}

/** Writes a result from the records of its documents and the checksums of the inputs. */
export async function writeResult(
  staged: Staged,
  records: Records,
  inputs: readonly FileSum[],
  { formats, named }: ResultOptions,
): Promise<void> {
  const count = writeTables(staged, records, formats);
  const tables = firstTables(staged);
  for (const { name, spec } of chartsOf(tables)) {
    const { svg, png } = await draw(spec);
    staged.write(`charts/${name}.vl.json`, [toPrettyJson(spec)]);
    staged.write(`charts/${name}.svg`, [svg]);
    staged.write(`charts/${name}.png`, [png]);
  }
  const textOf = (id: string) => staged.read(`text/${pathOf(id)}.txt`);
  staged.write("report.html", [toPage(tables, textOf, count)]);
  staged.write("manifest.json", [toPrettyJson(toManifest(inputs, staged.sums, named))]);
}
