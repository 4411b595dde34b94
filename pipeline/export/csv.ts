// CSV as spreadsheets want it: UTF-8 with byte order mark, CRLF, RFC 4180, and no text that a spreadsheet would run.
import type { Rows } from "../../schemas/rows.ts";
import { columnsOf } from "../validate/schemas.ts";

const MARK = "\ufeff";
const LINE_END = "\r\n";

/** Beginnings that make a formula of a cell, after OWASP (CSV injection), and their full-width forms. */
const FORMULA = /^[=+\-@\t\r＝＋－＠']/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?%?$/;

/**
 * A text that a spreadsheet would take for a formula, behind an apostrophe, which makes text of it. A text that begins
 * with an apostrophe gets one too, so that taking one off every cell that begins with one gives the texts again. Numbers
 * stay numbers: -5.3% is no formula.
 */
export const inert = (text: string): string => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text);

/** LibreOffice takes tabs and semicolons for separators too, unless they stand in quotes. */
const QUOTED = /[",;\t\r\n\ufeff]|^ | $/;

/** A cell as RFC 4180 has it; null is an empty one. Written out, for it is most of what writing the tables costs. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const text = inert(value);
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const names = new Map<keyof Rows, readonly string[]>();
function namesOf(table: keyof Rows): readonly string[] {
  const known = names.get(table) ?? columnsOf(table).map(({ name }) => name);
  names.set(table, known);
  return known;
}

/** The byte order mark and the header, with its line end. */
export const csvHeader = (table: keyof Rows): string => `${MARK}${namesOf(table).map(cellOf).join(",")}${LINE_END}`;

/** A row with its line end. */
export function csvLine<T extends keyof Rows>(table: T, row: Rows[T]): string {
  let line = "";
  for (const name of namesOf(table)) line += `${cellOf(row[name as keyof Rows[T]])},`;
  return `${line.slice(0, -1)}${LINE_END}`;
}

/** The rows as CSV with a header. */
export const toCsv = <T extends keyof Rows>(table: T, rows: readonly Rows[T][]): string =>
  csvHeader(table) + rows.map((row) => csvLine(table, row)).join("");

/** A row in two pieces, between which the cell of a column is to be put. */
export function csvAround<T extends keyof Rows>(table: T, row: Rows[T], column: string): readonly [string, string] {
  let [before, after] = ["", ""];
  let passed = false;
  for (const name of namesOf(table)) {
    if (name === column) passed = true;
    else if (passed) after += `,${cellOf(row[name as keyof Rows[T]])}`;
    else before += `${cellOf(row[name as keyof Rows[T]])},`;
  }
  return [before, `${after}${LINE_END}`];
}

/** A cell to put between the pieces. */
export const csvCell = cellOf;
