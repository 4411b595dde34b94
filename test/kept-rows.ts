// Whole reports, annotated texts and passages, with every claim, numeral and check as it is extracted from them, right or
// wrong: the rows are no annotation, and show what a change does to them.
import { readdirSync, readFileSync } from "node:fs";
import type { Analysed } from "../pipeline/document.ts";
import { csvHeader } from "../pipeline/export/csv.ts";
import { recordOf } from "../pipeline/export/record.ts";

const KEPT_TABLES = ["claims", "numerals", "checks", "warnings"] as const;

const FOLDERS = ["fixtures/reports/", "gold/", "fixtures/passages/"].map((path) => new URL(path, import.meta.url));

/** A text whose rows are kept, taken to be published in the year that its name has. */
export interface KeptText {
  readonly name: string;
  readonly text: string;
  readonly published: string;
}

export const KEPT_TEXTS: readonly KeptText[] = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".txt"))
    .map((file) => ({
      name: file.slice(0, -4),
      text: readFileSync(new URL(file, folder), "utf8"),
      published: `${/\d{4}/.exec(file)?.[0] ?? "2024"}-03-20`,
    })),
);

/** The rows of an analysed text, as the CSV files of its tables. */
export function rowsOf(document: Analysed): { file: string; rows: string }[] {
  const { own } = recordOf(document);
  return KEPT_TABLES.map((table) => ({
    file: `${table}.csv`,
    rows: `${csvHeader(table)}${Buffer.from(own[table].csv).toString("utf8")}`,
  }));
}

/** The file that keeps one table of a text. */
export const keptFile = (name: string, file: string): URL => new URL(`fixtures/rows/${name}/${file}`, import.meta.url);
