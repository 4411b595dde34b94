// Tables that readers are tried on: two real texts, and rows with texts that spreadsheets stumble over.
import type { Tables } from "../pipeline/export/tables.ts";
import { goldTexts, tablesOf } from "./tables.ts";

/** Texts that are something else to a spreadsheet, or to XML, or to a reader of CSV. */
export const HOSTILE_TEXTS = [
  "=1+1",
  '＝HYPERLINK("http://example.invalid")',
  "+cmd|' /C calc'!A0",
  "-2+3",
  "-5.3",
  "@SUM(A1)",
  "\t=1",
  "'quoted",
  "00123",
  "12345678901234567890",
  "1e5",
  "2026-01-02",
  "TRUE",
  "two\nlines",
  'with "quotes", commas; and semicolons',
  "四字节：𠮷𡈽😀",
  "<b>&amp;</b> _x0041_",
  "  spaces  ",
] as const;

/** The tables of the Jingmen article and a passage of a report, with a warning for each hostile text. */
export function tablesToRead(): Tables {
  const tables = tablesOf(goldTexts(["jingmen-2010", "shaanxi-2026-23"]));
  const [document] = tables.documents;
  const id = document?.document_id ?? "";
  const hostile = HOSTILE_TEXTS.map((message, i) => ({
    document_id: id,
    code: "test/hostile",
    start: i,
    end: i + 1,
    message,
  }));
  return { ...tables, warnings: [...tables.warnings, ...hostile] };
}
