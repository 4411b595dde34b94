// What charts and page are given of many documents: the rows of the first that fit, in every table, whenever they come.
import { expect, it } from "vitest";
import { linesOf } from "../pipeline/export/lines.ts";
import { extractOf } from "../pipeline/export/rows.ts";
import { TABLE_NAMES, type TableName, toTables } from "../pipeline/export/tables.ts";
import { analyse } from "../pipeline/pipeline.ts";
import { type Room, ShownRows } from "../pipeline/shown-rows.ts";
import { textDocument } from "./score.ts";

const IDS = ["a", "b", "c"];
const TEXT = "2025年，全市新增企业5家，推进放管服改革；新增就业30人。";
const tables = new Map(IDS.map((id) => [id, toTables([extractOf(analyse(textDocument(id, TEXT)))])]));
const LATE: ReadonlySet<TableName> = new Set(["terms", "indicators"]);

/** The ids of the documents that have rows, by table: the late tables are given when all documents were. */
function shown(room: Room): Record<string, string[]> {
  const rows = new ShownRows(room);
  const add = (late: boolean) => {
    for (const [id, own] of tables)
      for (const table of TABLE_NAMES)
        if (LATE.has(table) === late) rows.add(id, table, linesOf(table, own[table] as never));
  };
  add(false);
  add(true);
  const idsOf = (table: TableName) => [...new Set(rows.tables[table].map(({ document_id }) => document_id))];
  return Object.fromEntries(TABLE_NAMES.map((table) => [table, idsOf(table)]));
}

it.each([
  ["all that fit", { charts: 1000, page: 1000 }, IDS, IDS],
  ["the first, and fewer in the page than in charts", { charts: 70, page: 40 }, ["a", "b"], ["a"]],
  ["the first document however long it is", { charts: 5, page: 5 }, ["a"], ["a"]],
])("are shown %s", (_, room, charts, page) => {
  const ids = shown(room);
  expect(ids.documents).toEqual(charts);
  expect(ids.claims).toEqual(charts);
  expect(ids.terms).toEqual(charts);
  expect(ids.indicators).toEqual(charts);
  expect(ids.concordance).toEqual(page);
  expect(ids.numerals).toEqual([]);
});
