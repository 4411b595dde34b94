// Rows as the lines of a table's files, in JSON and in CSV at once and as bytes in UTF-8: to write them is a good part of what
// a document costs.
import type { Rows } from "../../schemas/rows.ts";
import { columnsOf } from "../validate/schemas.ts";
import { Bytes, type Cell, encoded, writeCell } from "./cells.ts";
import { csvHeader, LINE_END } from "./csv.ts";

/** Rows as the files have them: JSON without what stands before the first and behind the last, CSV without the header. */
export interface Lines {
  readonly rows: number;
  readonly json: Uint8Array;
  readonly csv: Uint8Array;
}

/** Lines that lack a cell in each row, with the places in both, in bytes, where it belongs. */
export interface OpenLines {
  readonly lines: Lines;
  readonly jsonGaps: readonly number[];
  readonly csvGaps: readonly number[];
}

/** A column's name, and what stands before its cells in JSON. */
interface Head {
  readonly name: string;
  readonly json: Uint8Array;
}

const headsOfTables = new Map<keyof Rows, readonly Head[]>();
function headsOf(table: keyof Rows): readonly Head[] {
  const known = headsOfTables.get(table);
  if (known) return known;
  const heads = columnsOf(table).map(({ name }, i) => ({ name, json: encoded(`${i === 0 ? "{" : ","}"${name}":`) }));
  headsOfTables.set(table, heads);
  return heads;
}

/** What parts the rows of a table in JSON. */
export const JSON_SEPARATOR = ",\n";
const SEPARATOR = encoded(JSON_SEPARATOR);
const JSON_END = encoded("}");
const CSV_SEPARATOR = encoded(",");
const CSV_END = encoded(LINE_END);

const [json, csv] = [new Bytes(), new Bytes()];
/** Whatever became of the lines that were written last. */
function begin(): void {
  json.length = csv.length = 0;
}

/** The text that a column held last, and its places in both. */
interface Written {
  value: string | null;
  json: number;
  jsonEnd: number;
  csv: number;
  csvEnd: number;
}

/** Shorter texts are written as fast as they are copied. */
const WORTH_COPYING = 8;

/** Writes a cell; a text that the column held last is copied, as those of a document, a section or a sentence are. */
function writeLike(last: Written, value: Cell): void {
  if (typeof value !== "string" || value.length < WORTH_COPYING) {
    writeCell(json, csv, value);
    return;
  }
  const [jsonStart, csvStart] = [json.length, csv.length];
  if (value === last.value) {
    json.repeat(last.json, last.jsonEnd);
    csv.repeat(last.csv, last.csvEnd);
    return;
  }
  writeCell(json, csv, value);
  last.value = value;
  [last.json, last.jsonEnd, last.csv, last.csvEnd] = [jsonStart, json.length, csvStart, csv.length];
}

function write<T extends keyof Rows>(table: T, rows: readonly Rows[T][], open: string | null): OpenLines {
  const heads = headsOf(table);
  const last = heads.map((): Written => ({ value: null, json: 0, jsonEnd: 0, csv: 0, csvEnd: 0 }));
  const jsonGaps: number[] = [];
  const csvGaps: number[] = [];
  begin();
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as Rows[T];
    if (i > 0) json.add(SEPARATOR);
    for (let column = 0; column < heads.length; column++) {
      const head = heads[column] as Head;
      json.add(head.json);
      if (column > 0) csv.add(CSV_SEPARATOR);
      if (head.name === open) {
        jsonGaps.push(json.length);
        csvGaps.push(csv.length);
      } else writeLike(last[column] as Written, row[head.name as keyof Rows[T]] as Cell);
    }
    json.add(JSON_END);
    csv.add(CSV_END);
  }
  return { lines: { rows: rows.length, json: json.taken(), csv: csv.taken() }, jsonGaps, csvGaps };
}

/** The lines of rows, which must fit their schema. */
export const linesOf = <T extends keyof Rows>(table: T, rows: readonly Rows[T][]): Lines =>
  write(table, rows, null).lines;

/** The lines of rows, which must fit their schema, without the cells of a column. */
export const openLinesOf = <T extends keyof Rows>(
  table: T,
  rows: readonly Rows[T][],
  column: keyof Rows[T] & string,
): OpenLines => write(table, rows, column);

/** The lines with the cells that they lack: that of each row by its number. */
export function closed(open: OpenLines, cellOf: (row: number) => Cell): Lines {
  const { lines, jsonGaps, csvGaps } = open;
  let [jsonAt, csvAt] = [0, 0];
  begin();
  for (let row = 0; row < lines.rows; row++) {
    const [jsonGap, csvGap] = [jsonGaps[row] as number, csvGaps[row] as number];
    json.copy(lines.json.subarray(jsonAt, jsonGap));
    csv.copy(lines.csv.subarray(csvAt, csvGap));
    writeCell(json, csv, cellOf(row));
    [jsonAt, csvAt] = [jsonGap, csvGap];
  }
  json.copy(lines.json.subarray(jsonAt));
  csv.copy(lines.csv.subarray(csvAt));
  return { rows: lines.rows, json: json.taken(), csv: csv.taken() };
}

/** Rows as a whole CSV file. */
export const toCsv = <T extends keyof Rows>(table: T, rows: readonly Rows[T][]): string =>
  csvHeader(table) + Buffer.from(linesOf(table, rows).csv).toString("utf8");
