// Rows as the lines of a table's files, in JSON and in CSV at once and as bytes in UTF-8: the characters of a cell are mostly
// the same in both, and writing the tables is a good part of what a document costs.
import type { Rows } from "../../schemas/rows.ts";
import { columnsOf } from "../validate/schemas.ts";
import { csvCell, csvHeader, LINE_END } from "./csv.ts";

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

const encoder = new TextEncoder();
const encoded = (text: string) => encoder.encode(text);

const ROOM = 1 << 16;

/** Bytes that grow. Their room is used again. */
class Bytes {
  array = new Uint8Array(ROOM);
  length = 0;

  reserve(more: number): void {
    if (this.length + more <= this.array.length) return;
    const larger = new Uint8Array(2 * (this.length + more));
    larger.set(this.array.subarray(0, this.length));
    this.array = larger;
  }

  /** Adds a few bytes: byte by byte, for less than a copy in one go costs. */
  add(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    const [array, length] = [this.array, this.length];
    for (let i = 0; i < bytes.length; i++) array[length + i] = bytes[i] as number;
    this.length = length + bytes.length;
  }

  /** Adds many bytes. */
  copy(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.array.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Adds again what stands from one place to another. */
  repeat(from: number, to: number): void {
    this.reserve(to - from);
    this.array.copyWithin(this.length, from, to);
    this.length += to - from;
  }

  /** There must be room for it. */
  addText(text: string): void {
    this.length += encoder.encodeInto(text, this.array.subarray(this.length)).written;
  }

  taken(): Uint8Array {
    const bytes = this.array.slice(0, this.length);
    this.length = 0;
    return bytes;
  }
}

/** What a unit of UTF-16 is in a cell: the same in both formats, the same but at the edges of the cell, or not. */
const [SAME, SAME_WITHIN, OTHER] = [1, 2, 3];
/** Filled as units are met; 0 for those that were not. */
const kinds = new Uint8Array(0x10000);

function kindOf(unit: number): number {
  const mark = String.fromCharCode(unit);
  const same = (text: string) => csvCell(text) === text && JSON.stringify(text) === `"${text}"`;
  const kind = !same(`x${mark}x`) ? OTHER : same(`${mark}x`) && same(`x${mark}`) ? SAME : SAME_WITHIN;
  kinds[unit] = kind;
  return kind;
}

const [QUOTE, COMMA] = [0x22, 0x2c];
/** A unit takes three bytes in UTF-8, six where JSON escapes it; a text takes quotation marks, and one more in CSV. */
const roomOf = (text: string) => 6 * text.length + 3;

/** Writes a text that is the same in both but for the quotation marks in JSON; false, and nothing, where it is not. */
function writeSame(json: Bytes, csv: Bytes, text: string): boolean {
  const [a, b, last] = [json.array, csv.array, text.length - 1];
  let [i, j] = [json.length, csv.length];
  a[i++] = QUOTE;
  for (let at = 0; at <= last; at++) {
    const unit = text.charCodeAt(at);
    const kind = kinds[unit] || kindOf(unit);
    if (kind === OTHER || (kind === SAME_WITHIN && (at === 0 || at === last))) return false;
    if (unit < 0x80) a[i++] = b[j++] = unit;
    else if (unit < 0x800) {
      a[i++] = b[j++] = 0xc0 | (unit >> 6);
      a[i++] = b[j++] = 0x80 | (unit & 0x3f);
    } else {
      a[i++] = b[j++] = 0xe0 | (unit >> 12);
      a[i++] = b[j++] = 0x80 | ((unit >> 6) & 0x3f);
      a[i++] = b[j++] = 0x80 | (unit & 0x3f);
    }
  }
  a[i++] = QUOTE;
  json.length = i;
  csv.length = j;
  return true;
}

function writeText(json: Bytes, csv: Bytes, text: string): void {
  json.reserve(roomOf(text));
  csv.reserve(roomOf(text));
  if (writeSame(json, csv, text)) return;
  json.addText(JSON.stringify(text));
  csv.addText(csvCell(text));
}

const NULL = encoded("null");

function writeNumber(json: Bytes, csv: Bytes, value: number): void {
  const text = String(value);
  json.reserve(text.length);
  csv.reserve(text.length);
  for (let i = 0; i < text.length; i++) json.array[json.length++] = csv.array[csv.length++] = text.charCodeAt(i);
}

/** What a cell holds. */
type Cell = string | number | null;

function writeCell(json: Bytes, csv: Bytes, value: Cell): void {
  if (typeof value === "string") writeText(json, csv, value);
  else if (value === null) json.add(NULL);
  else writeNumber(json, csv, value);
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
const CSV_SEPARATOR = Uint8Array.of(COMMA);
const CSV_END = encoded(LINE_END);

const [json, csv] = [new Bytes(), new Bytes()];

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
  writeText(json, csv, value);
  last.value = value;
  [last.json, last.jsonEnd, last.csv, last.csvEnd] = [jsonStart, json.length, csvStart, csv.length];
}

function write<T extends keyof Rows>(table: T, rows: readonly Rows[T][], open: string | null): OpenLines {
  const heads = headsOf(table);
  const last = heads.map((): Written => ({ value: null, json: 0, jsonEnd: 0, csv: 0, csvEnd: 0 }));
  const jsonGaps: number[] = [];
  const csvGaps: number[] = [];
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
