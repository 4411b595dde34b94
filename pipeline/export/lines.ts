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

/** Where the columns of the row written last begin in a file, and behind them where the row ends. */
type Starts = Int32Array;

/** Writes columns again as the row before has them. */
function repeat(bytes: Bytes, starts: Starts, from: number, to: number): void {
  const [start, end] = [starts[from] as number, starts[to] as number];
  const shift = bytes.length - start;
  bytes.repeat(start, end);
  for (let column = from; column < to; column++) starts[column] = (starts[column] as number) + shift;
}

/**
 * Cells that are what they were in the row before are copied from there, as many as follow each other at once: those of
 * a document, a section or a sentence, and the empty ones.
 */
function write<T extends keyof Rows>(table: T, rows: readonly Rows[T][], open: string | null): OpenLines {
  const heads = headsOf(table);
  const columns = heads.length;
  const [jsonStarts, csvStarts] = [new Int32Array(columns + 1), new Int32Array(columns + 1)];
  const cells: (Cell | undefined)[] = new Array(columns).fill(undefined);
  const jsonGaps: number[] = [];
  const csvGaps: number[] = [];
  begin();
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as Rows[T];
    if (i > 0) json.add(SEPARATOR);
    let same = 0;
    for (let column = 0; column <= columns; column++) {
      const head = heads[column];
      const cell = head && (row[head.name as keyof Rows[T]] as Cell);
      const isOpen = head?.name === open;
      if (head && i > 0 && cell === cells[column] && !isOpen) continue;
      if (same < column) {
        repeat(json, jsonStarts, same, column);
        repeat(csv, csvStarts, same, column);
      }
      same = column + 1;
      jsonStarts[column] = json.length;
      csvStarts[column] = csv.length;
      if (!head) break;
      cells[column] = cell;
      json.add(head.json);
      if (column > 0) csv.add(CSV_SEPARATOR);
      if (isOpen) {
        jsonGaps.push(json.length);
        csvGaps.push(csv.length);
      } else writeCell(json, csv, cell as Cell);
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
