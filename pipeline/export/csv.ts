// CSV as spreadsheets want it: UTF-8 with byte order mark, CRLF, RFC 4180, and no text that a spreadsheet would run.
import Papa from "papaparse";
import type { Rows } from "../../schemas/rows.ts";
import { columnsOf } from "../validate/schemas.ts";

const MARK = "\ufeff";

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
const SEPARATOR = /[;\t]/;
const quotes = (value: unknown) => typeof value === "string" && SEPARATOR.test(value);

/** The rows as CSV with a header; null is an empty cell. */
export function toCsv<T extends keyof Rows>(table: T, rows: readonly Rows[T][]): string {
  const fields = columnsOf(table).map(({ name }) => name);
  const data = rows.map((row) =>
    fields.map((field) => {
      const value = row[field as keyof Rows[T]];
      return typeof value === "string" ? inert(value) : value;
    }),
  );
  return `${MARK}${Papa.unparse({ fields, data }, { newline: "\r\n", quotes })}\r\n`;
}
