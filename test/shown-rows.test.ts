// What charts and page are given of many documents: charts all of them, the page the first that fit.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chartsOf } from "../pipeline/chart/chart.ts";
import { Leading } from "../pipeline/chart/order.ts";
import { linesOf } from "../pipeline/export/lines.ts";
import type { Extract } from "../pipeline/export/rows.ts";
import { TABLE_NAMES, type TableName, toTables } from "../pipeline/export/tables.ts";
import { ShownRows } from "../pipeline/shown-rows.ts";
import { runs } from "./random.ts";
import { GOLD, goldNames } from "./score.ts";
import { extractsOf, goldTexts } from "./tables.ts";

const LATE: ReadonlySet<TableName> = new Set(["terms", "indicators"]);

/** What is shown of documents that are given one by one, their late tables when all were given. */
function shown(extracts: readonly Extract[], room: number): ShownRows {
  const rows = new ShownRows(room);
  const tables = extracts.map((extract) => [extract.id, toTables([extract])] as const);
  for (const late of [false, true])
    for (const [id, own] of tables)
      for (const table of TABLE_NAMES)
        if (LATE.has(table) === late) rows.add(id, table, linesOf(table, own[table] as never));
  return rows;
}

describe("the page", () => {
  const TEXT = "2025年，全市新增企业5家，推进放管服改革；新增就业30人。";
  const extracts = extractsOf({ a: TEXT, b: TEXT, c: TEXT });

  it.each([
    ["all that fit", 1000, ["a", "b", "c"]],
    ["the first that fit", 70, ["a", "b"]],
    ["the first document however long it is", 5, ["a"]],
  ])("shows %s", (_, room, ids) => {
    const rows = shown(extracts, room);
    for (const table of ["documents", "claims", "terms", "concordance", "indicators"] as const)
      expect([...new Set(rows.page[table].cells("document_id"))], table).toEqual(ids);
    expect(rows.left).toBe(3 - ids.length);
  });

  it("has the conflicts of its documents, which stand behind the rows of all", () => {
    const conflict = { check: "conflict", claim_ids: "", result: "inconsistent", value: null, detail: "" } as const;
    const rows = shown(extracts, 70);
    for (const id of "cab") rows.add(id, "checks", linesOf("checks", [{ document_id: id, ...conflict }]));
    expect(rows.page.checks.cells("document_id")).toEqual(["a", "b"]);
  });
});

describe("charts", () => {
  it("are of all documents, however many the page shows", () => {
    const extracts = extractsOf(goldTexts(goldNames(GOLD)));
    const tables = toTables(extracts);
    const charts = chartsOf(tables);
    expect(charts.length).toBeGreaterThan(5);
    expect(shown(extracts, 1).chartsOf(tables)).toEqual(charts);
  });

  it("say how many documents there are beyond those that they show", () => {
    const texts = Array.from({ length: 45 }, (_, i) => [`d${i}`, `2025年，粮食产量${100 + i}万吨，推进放管服改革。`]);
    const tables = toTables(extractsOf(Object.fromEntries(texts)));
    const subtitles = chartsOf(tables).map(({ name, spec }) => [name, (spec.title as { subtitle: string }).subtitle]);
    expect(subtitles).toEqual(
      expect.arrayContaining([
        ["claims-by-section", "45 篇文档，45 篇文档中的前 40"],
        ["across-documents-1", "45 篇文档中的 45 篇，45 篇文档中的前 40"],
        ["terms-by-section", "45 篇文档，45 篇文档中的前 40"],
      ]),
    );
  });
});

it("the first of rows that pass are those of all rows in order", () => {
  const row = fc.record({ value: fc.integer({ min: 0, max: 5 }), id: fc.nat() });
  const byValue = (a: { value: number }, b: { value: number }) => b.value - a.value;
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (rows, most) => {
      const leading = new Leading(most, byValue);
      for (const one of rows) leading.add(one);
      expect(leading.rows).toEqual([...rows].sort(byValue).slice(0, most));
      expect(leading.count).toBe(rows.length);
    }),
    { numRuns: runs(200) },
  );
});
