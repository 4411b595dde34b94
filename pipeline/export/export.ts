// Export: the tables, texts and tokens of a run as files, written document by document.
import type { Rows } from "../../schemas/rows.ts";
import { Across, type Summary } from "./across.ts";
import { csvHeader } from "./csv.ts";
import { toDataPackage } from "./datapackage.ts";
import { toPrettyJson } from "./json.ts";
import { closed, JSON_SEPARATOR, type Lines, linesOf } from "./lines.ts";
import { version } from "./manifest.ts";
import { parquetChunks } from "./parquet.ts";
import { pathOf } from "./paths.ts";
import { type DocumentRecord, OWN_TABLES } from "./record.ts";
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

/** The documents of a run in their order; each call reads them from the first. */
export interface Records {
  readonly summaries: () => Iterable<Summary>;
  readonly records: () => Iterable<DocumentRecord>;
}

function addDocument(
  writers: Readonly<Record<TableName, TableWriter>>,
  { own, terms, indicators }: DocumentRecord,
  across: Across,
): void {
  for (const table of OWN_TABLES) writers[table].add(own[table]);
  writers.terms.add(closed(terms, (row) => across.tfIdf(...(terms.counts[row] as [string, number]))));
  writers.indicators.add(closed(indicators, (row) => across.pairOf(indicators.claimIds[row] as string)));
}

/** The rows of the written tables, read back one by one. */
export const writtenRows = (staged: Staged): TableRows =>
  Object.fromEntries(
    TABLE_NAMES.map((table) => [table, { [Symbol.iterator]: () => staged.rows<Rows[typeof table]>(table) }]),
  ) as unknown as TableRows;

/** Writes the tables, texts and tokens of the records. @returns the number of documents. */
export function writeTables(staged: Staged, { summaries, records }: Records, formats: readonly Format[]): number {
  const across = new Across();
  let documents = 0;
  for (const summary of summaries()) {
    across.add(summary);
    documents++;
  }
  const csv = formats.includes("csv");
  const writers = Object.fromEntries(
    TABLE_NAMES.map((table) => [table, new TableWriter(staged, table, csv)]),
  ) as unknown as Record<TableName, TableWriter>;
  for (const record of records()) {
    addDocument(writers, record, across);
    staged.write(`text/${pathOf(record.id)}.txt`, [record.text]);
    staged.write(`tokens/${pathOf(record.id)}.conllu`, [record.conllu]);
  }
  writers.checks.add(linesOf("checks", across.conflicts));
  for (const table of TABLE_NAMES) writers[table].end();
  const rows = writtenRows(staged);
  if (formats.includes("parquet"))
    for (const table of TABLE_NAMES) staged.write(`${table}.parquet`, parquetChunks(table, rows[table] as never));
  if (formats.includes("xlsx")) staged.write("workbook.xlsx", workbookChunks(rows));
  staged.write("datapackage.json", [toPrettyJson(toDataPackage(version, csv))]);
  return documents;
}
