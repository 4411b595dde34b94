// CSV as spreadsheets want it: UTF-8 with byte order mark, CRLF, RFC 4180.
import Papa from "papaparse";
import type { Rows } from "../../schemas/rows.ts";
import { columnsOf } from "../validate/schemas.ts";

const MARK = "\ufeff";

/** The rows as CSV with a header; null is an empty cell. */
export function toCsv<T extends keyof Rows>(table: T, rows: readonly Rows[T][]): string {
  const fields = columnsOf(table).map(({ name }) => name);
  const data = rows.map((row) => fields.map((field) => row[field as keyof Rows[T]]));
  return `${MARK}${Papa.unparse({ fields, data }, { newline: "\r\n" })}\r\n`;
}
