// A result: everything that a run writes, from the records of its documents.
import type { Rows } from "../schemas/rows.ts";
import { chartsOf } from "./chart/chart.ts";
import { draw } from "./chart/render.ts";
import { type Format, TableFiles } from "./export/export.ts";
import { toPrettyJson } from "./export/json.ts";
import type { Lines } from "./export/lines.ts";
import { type FileSum, toManifest } from "./export/manifest.ts";
import { pathOf } from "./export/paths.ts";
import type { OpenRecord, ReadyRecord } from "./export/record.ts";
import type { Staged } from "./export/staged.ts";
import { TABLE_NAMES, type TableName, type Tables } from "./export/tables.ts";
import { MOST_CHARACTERS } from "./report/page-data.ts";
import { toPage } from "./report/report.ts";

/** Charts are drawn of the first documents of as many characters, some 480 reports: their rows fit into memory. */
const MOST_CHARTED = 12_000_000;
/** Tables of which the page alone shows the rows. */
const OF_THE_PAGE: ReadonlySet<TableName> = new Set(["sections", "concordance", "checks", "warnings"]);
/** Numerals are shown nowhere. */
const NOT_SHOWN: ReadonlySet<TableName> = new Set(["numerals"]);
/** Texts that neither charts nor page show of a table, for they are parts of the document's. */
const LEFT_OUT: ReadonlySet<string> = new Set(["sentence", "left", "match", "right"]);

type Row = Record<string, string | number | null>;

/** The rows of the first documents, which charts and page show: as many as fit into memory, each text held once. */
class ShownRows {
  readonly #rows = Object.fromEntries(TABLE_NAMES.map((table): [TableName, Row[]] => [table, []])) as Record<
    TableName,
    Row[]
  >;
  readonly #shown = { charts: new Set<string>(), page: new Set<string>() };
  readonly #texts = new Map<string, string>();
  #characters = 0;

  /** Takes a document's rows in a table; that of documents comes first. */
  add(id: string, table: TableName, { json }: Lines): void {
    if (NOT_SHOWN.has(table) || this.#characters > MOST_CHARTED) return;
    const rows = JSON.parse(`[${Buffer.from(json.buffer, json.byteOffset, json.length).toString("utf8")}]`) as Row[];
    if (table === "documents") this.#admit(rows[0] as unknown as Rows["documents"]);
    if (!(OF_THE_PAGE.has(table) ? this.#shown.page : this.#shown.charts).has(id)) return;
    for (const row of rows) this.#rows[table].push(this.#lean(row));
  }

  #admit({ document_id, characters }: Rows["documents"]): void {
    const isFirst = this.#shown.charts.size === 0;
    this.#characters += characters;
    if (this.#characters <= MOST_CHARTED || isFirst) this.#shown.charts.add(document_id);
    if (this.#characters <= MOST_CHARACTERS || isFirst) this.#shown.page.add(document_id);
  }

  #lean(row: Row): Row {
    for (const [name, value] of Object.entries(row))
      if (typeof value === "string") row[name] = LEFT_OUT.has(name) ? "" : this.#once(value);
    return row;
  }

  #once(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, text);
    return text;
  }

  get tables(): Tables {
    return this.#rows as unknown as Tables;
  }
}

/** A result that is written as its documents come, in their order. */
export class Result {
  readonly #staged: Staged;
  readonly #shown = new ShownRows();
  readonly #tables: TableFiles;
  #documents = 0;

  constructor(staged: Staged, formats: readonly Format[]) {
    this.#staged = staged;
    this.#tables = new TableFiles(staged, formats, (id, table, lines) => this.#shown.add(id, table, lines));
  }

  /** Writes what is known from a document alone. */
  add(record: ReadyRecord): void {
    this.#tables.add(record);
    this.#documents++;
  }

  /**
   * Writes what needs all documents, when all were added: of each what waited, in the same order. The manifest names the
   * inputs with their checksums, and the options that change a result.
   */
  async end(records: Iterable<OpenRecord>, inputs: readonly FileSum[], options: object): Promise<void> {
    const staged = this.#staged;
    this.#tables.end(records);
    const { tables } = this.#shown;
    for (const { name, spec } of chartsOf(tables)) {
      const { svg, png } = await draw(spec);
      staged.write(`charts/${name}.vl.json`, [toPrettyJson(spec)]);
      staged.write(`charts/${name}.svg`, [svg]);
      staged.write(`charts/${name}.png`, [png]);
    }
    const textOf = (id: string) => staged.read(`text/${pathOf(id)}.txt`);
    staged.write("report.html", [toPage(tables, textOf, this.#documents)]);
    staged.write("manifest.json", [toPrettyJson(toManifest(inputs, staged.sums, options))]);
  }
}
