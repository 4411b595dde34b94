// CSV as spreadsheets want it: UTF-8 with byte order mark, CRLF, RFC 4180, and no text that a spreadsheet would run.
import type { Rows } from "../../schemas/rows.ts";
import { columnsOf } from "../validate/schemas.ts";

const MARK = "\ufeff";
/** What ends a row. */
export const LINE_END = "\r\n";

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

/** A text as a cell, after RFC 4180. */
export function csvCell(text: string): string {
  const cell = inert(text);
  return QUOTED.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The byte order mark and the header, with its line end. */
export const csvHeader = (table: keyof Rows): string =>
  `${MARK}${columnsOf(table)
    .map(({ name }) => csvCell(name))
    .join(",")}${LINE_END}`;
