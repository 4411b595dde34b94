// Whole reports, annotated texts and passages, with every claim, numeral and check as it is extracted from them, right or
// wrong: the rows are no annotation, and show what a change does to them. Read the difference before it is kept; UPDATE=1
// writes the rows.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { csvHeader } from "../pipeline/export/csv.ts";
import { recordOf } from "../pipeline/export/record.ts";
import { analyse } from "../pipeline/pipeline.ts";
import { textDocument } from "./score.ts";

const FOLDERS = ["fixtures/reports/", "gold/", "fixtures/passages/"].map((path) => new URL(path, import.meta.url));
const texts = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".txt"))
    .map((file) => [file.slice(0, -4), readFileSync(new URL(file, folder), "utf8")] as const),
);

describe("the rows of a text", () => {
  it.each(texts)("%s are those that were kept", (name, text) => {
    const { own } = recordOf(analyse(textDocument(name, text, `${/\d{4}/.exec(name)?.[0] ?? "2024"}-03-20`)));
    const folder = new URL(`fixtures/rows/${name}/`, import.meta.url);
    for (const table of ["claims", "numerals", "checks", "warnings"] as const) {
      const found = `${csvHeader(table)}${Buffer.from(own[table].csv).toString("utf8")}`;
      const kept = new URL(`${table}.csv`, folder);
      if (process.env.UPDATE === "1") {
        mkdirSync(folder, { recursive: true });
        writeFileSync(kept, found);
      }
      expect(found).toBe(readFileSync(kept, "utf8"));
    }
  });
});
