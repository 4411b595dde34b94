// Export: the tables, texts and tokens of a run as files, written document by document.
import type { Rows } from "../../schemas/rows.ts";
import { Across } from "./across.ts";
import { csvHeader } from "./csv.ts";
import { toDataPackage } from "./datapackage.ts";
import { toPrettyJson } from "./json.ts";
import { closed, JSON_SEPARATOR, type Lines, linesOf } from "./lines.ts";
import { version } from "./manifest.ts";
import { parquetChunks } from "./parquet.ts";
import { pathOf } from "./paths.ts";
import { type OpenRecord, OWN_TABLES, type ReadyRecord } from "./record.ts";
import type { Staged } from "./staged.ts";
import { TABLE_NAMES, type TableName } from "./tables.ts";
import { type TableRows, workbookChunks } from "./workbook/workbook.ts";

/** Formats that the tables can be written in; JSON always is, for a result is compared with it. */
export const FORMATS = ["csv", "xlsx", "parquet"] as const;
export type Format = (typeof FORMATS)[number];

/** The files of a table in JSON, an array with a row a line, and in CSV where that is wanted. */
class TableWriter {
  readonly #json: ReturnType<Staged["open"]>;
  readonly #csv: ReturnType<Staged["open"]> | null;
  #rows = 0;

  constructor(staged: Staged, table: TableName, csv: boolean) {
    this.#json = staged.open(`${table}.json`);
    this.#csv = csv ? staged.open(`${table}.csv`) : null;
    this.#csv?.add(csvHeader(table));
  }

  add({ rows, json, csv }: Lines): void {
    if (rows === 0) return;
    this.#json.add(this.#rows === 0 ? "[\n" : JSON_SEPARATOR);
    this.#json.add(json);
    this.#csv?.add(csv);
    this.#rows += rows;
  }

  end(): void {
    this.#json.add(this.#rows === 0 ? "[]\n" : "\n]\n");
    this.#json.end();
    this.#csv?.end();
  }
}

/** The rows of the written tables, read back one by one. */
export const writtenRows = (staged: Staged): TableRows =>
  Object.fromEntries(
    TABLE_NAMES.map((table) => [table, { [Symbol.iterator]: () => staged.rows<Rows[typeof table]>(table) }]),
  ) as unknown as TableRows;

/** What a document's rows in a table are given to besides the files: lines as they are written. */
export type Shown = (id: string, table: TableName, lines: Lines) => void;

/** The tables, texts and tokens of a run, written as its documents come, in their order. */
export class TableFiles {
  readonly #staged: Staged;
  readonly #formats: readonly Format[];
  readonly #shown: Shown;
  readonly #writers: Readonly<Record<TableName, TableWriter>>;
  readonly #across = new Across();

  constructor(staged: Staged, formats: readonly Format[], shown: Shown) {
    this.#staged = staged;
    this.#formats = formats;
    this.#shown = shown;
    const csv = formats.includes("csv");
    const writers = TABLE_NAMES.map((table) => [table, new TableWriter(staged, table, csv)]);
    this.#writers = Object.fromEntries(writers) as unknown as Record<TableName, TableWriter>;
  }

  #write(id: string, table: TableName, lines: Lines): void {
    this.#writers[table].add(lines);
    this.#shown(id, table, lines);
  }

  /** Writes what is known from a document alone. */
  add({ id, text, conllu, summary, own }: ReadyRecord): void {
    this.#across.add(summary);
    for (const table of OWN_TABLES) this.#write(id, table, own[table]);
    this.#staged.write(`text/${pathOf(id)}.txt`, [text]);
    this.#staged.write(`tokens/${pathOf(id)}.conllu`, [conllu]);
  }

  /** Writes the rest, when all documents were added: what waited for them, of each document in the same order. */
  end(records: Iterable<OpenRecord>): void {
    const [staged, across] = [this.#staged, this.#across];
    for (const { id, terms, indicators } of records) {
      const weightOf = (row: number) => across.tfIdf(...(terms.counts[row] as [string, number]));
      this.#write(id, "terms", closed(terms, weightOf));
      this.#write(
        id,
        "indicators",
        closed(indicators, (row) => across.pairOf(indicators.claimIds[row] as string)),
      );
    }
    for (const conflict of across.conflicts) this.#write(conflict.document_id, "checks", linesOf("checks", [conflict]));
    for (const table of TABLE_NAMES) this.#writers[table].end();
    const rows = writtenRows(staged);
    if (this.#formats.includes("parquet"))
      for (const table of TABLE_NAMES) staged.write(`${table}.parquet`, parquetChunks(table, rows[table] as never));
    if (this.#formats.includes("xlsx")) staged.write("workbook.xlsx", workbookChunks(rows));
    staged.write("datapackage.json", [toPrettyJson(toDataPackage(version, this.#formats.includes("csv")))]);
  }
}
