// What comes out, read back: CSV, workbook and Parquet by other libraries, with texts that spreadsheets stumble over.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import Papa from "papaparse";
import readXlsx from "read-excel-file/node";
import { afterAll, describe, expect, it } from "vitest";
import { inert } from "../pipeline/export/csv.ts";
import { toJson } from "../pipeline/export/json.ts";
import { closed, linesOf, openLinesOf, toCsv } from "../pipeline/export/lines.ts";
import { parquetChunks } from "../pipeline/export/parquet.ts";
import { Staged } from "../pipeline/export/staged.ts";
import { TABLE_NAMES } from "../pipeline/export/tables.ts";
import { sheetChunks } from "../pipeline/export/workbook/sheet.ts";
import { type TableRows, workbookChunks } from "../pipeline/export/workbook/workbook.ts";
import { columnName, xmlText } from "../pipeline/export/workbook/xml.ts";
import type { Rows } from "../schemas/rows.ts";
import { runs } from "./random.ts";
import { HOSTILE_TEXTS, tablesToRead } from "./tables-to-read.ts";

const folder = mkdtempSync(join(tmpdir(), "zhengshu-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const tables = tablesToRead();

const warning = (message: string): Rows["warnings"] => ({ document_id: "d", code: "x/y", start: 0, end: 1, message });
const bytesOf = (rows: TableRows, mostRows?: number) => Buffer.concat([...workbookChunks(rows, mostRows)]);

/** Texts as people and attackers write them. */
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(...HOSTILE_TEXTS),
  fc
    .tuple(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "'"), fc.string())
    .map(([a, b]) => a + b),
);

describe("CSV", () => {
  it("gives every text again, behind no more than an apostrophe, and none begins a formula", () =>
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 5 }), (messages) => {
        const text = toCsv("warnings", messages.map(warning));
        const { data } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, newline: "\r\n" });
        const cells = data.slice(0, messages.length).map(({ message }) => message ?? "");
        for (const cell of cells) expect(cell).not.toMatch(/^[=@＝＋－＠\t\r]|^[+-](?![\d.%]+$)/);
        expect(cells.map((cell) => cell.replace(/^'/, ""))).toEqual(messages);
      }),
      { numRuns: runs(300) },
    ));

  it.each([
    ["=1+1", "'=1+1"],
    ["＝1+1", "'＝1+1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["-2+3", "'-2+3"],
    ["-5.3", "-5.3"],
    ["+8%", "+8%"],
    ["'tis", "''tis"],
    ["44项", "44项"],
  ])("writes %j as %j", (text, cell) => expect(inert(text)).toBe(cell));

  it("keeps tabs and semicolons in quotes, which some programs take for separators", () => {
    expect(toCsv("warnings", [warning("a;b")]).split("\r\n")[1]).toBe('d,x/y,0,1,"a;b"');
    expect(toCsv("warnings", [warning("a\tb")]).split("\r\n")[1]).toBe('d,x/y,0,1,"a\tb"');
  });

  it("stands beside JSON that says the same", () =>
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 5 }), (messages) => {
        const rows = messages.map(warning);
        const { json } = linesOf("warnings", rows);
        expect(Buffer.from(json).toString("utf8")).toBe(rows.map((row) => JSON.stringify(row)).join(",\n"));
      }),
      { numRuns: runs(300) },
    ));

  it("is the same where a column was left open until its cells were known", () =>
    fc.assert(
      fc.property(
        fc.array(anyText, { maxLength: 5 }),
        fc.constantFrom("code", "message", "start"),
        (messages, column) => {
          const rows = messages.map(warning);
          const open = openLinesOf("warnings", rows, column as "code");
          expect(closed(open, (i) => rows[i]?.[column as "code"] ?? null)).toEqual(linesOf("warnings", rows));
        },
      ),
      { numRuns: runs(300) },
    ));

  it("leaves numbers numbers", () => {
    const row = { ...warning("x"), start: 5 };
    expect(toCsv("warnings", [row]).split("\r\n")[1]).toBe("d,x/y,5,1,x");
  });
});

/** The cells of a sheet. */
const sheetOf = async (file: Buffer, name: string) =>
  (await readXlsx(file, { trim: false })).find(({ sheet }) => sheet === name)?.data ?? [];

/** What a spreadsheet's reader gives for a cell of a row. */
const cellOf = (value: unknown) => (value === "" ? null : value);

describe("a file being written", () => {
  it("holds what it was given, whatever becomes of the bytes afterwards", async () => {
    const staged = await Staged.beside(join(folder, "result"));
    try {
      const file = staged.open("a.txt");
      const bytes = Buffer.from("figures");
      file.add(bytes);
      bytes.fill(0);
      file.end();
      expect(staged.read("a.txt")).toBe("figures");
    } finally {
      staged.discard();
    }
  });
});

describe("the workbook", () => {
  it("reads back by another library: numbers as numbers, dates as dates, texts as they were", async () => {
    const file = bytesOf(tables);
    for (const table of TABLE_NAMES) {
      const [header = [], ...cells] = await sheetOf(file, table);
      const rows = tables[table] as unknown as readonly Record<string, unknown>[];
      const names = Object.keys(rows[0] ?? {});
      if (rows.length > 0) expect(header).toEqual(names);
      expect(cells.length, table).toBe(rows.length);
      for (const [i, row] of rows.entries())
        for (const [j, name] of names.entries()) {
          const cell = cells[i]?.[j] ?? null;
          const read = cell instanceof Date ? cell.toISOString().slice(0, 10) : cell;
          expect(read, `${table} ${i} ${name}`).toEqual(cellOf(row[name]));
        }
    }
  });

  it("has dates as dates", async () => {
    const [header = [], ...rows] = await sheetOf(bytesOf(tables), "documents");
    expect(rows.some((row) => (row[header.indexOf("published")] as unknown) instanceof Date)).toBe(true);
  });

  it("says where the rows are that a sheet has no room for", async () => {
    const rows = { ...tables, warnings: ["a", "b", "c", "d", "e"].map(warning) };
    const sheet = await sheetOf(bytesOf(rows, 4), "warnings");
    expect(sheet.length).toBe(4);
    expect(String(sheet[3]?.[0])).toContain("还有 3 行放不进工作表，见 warnings.csv");
  });

  it("is written while its rows still come", () => {
    let taken = 0;
    function* rows() {
      for (; taken < 100_000; taken++) yield warning(`第${taken}条`);
    }
    const chunks = sheetChunks("warnings", rows());
    chunks.next();
    chunks.next();
    expect(taken).toBeLessThan(1000);
  });

  it("is the same bytes each time", () => expect(bytesOf(tables).equals(bytesOf(tables))).toBe(true));

  it("names columns as spreadsheets do", () =>
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]));

  it("holds any text in XML", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(xmlText(text)).not.toMatch(/[<>"\p{Cs}\ufffe\uffff]|(?![\t\n\x7f-\x9f])\p{Cc}/u);
      }),
    ));
});

describe("DuckDB", () => {
  /** Rows as DuckDB gives them, whole numbers as numbers. */
  async function query(sql: string): Promise<Record<string, unknown>[]> {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson();
    connection.closeSync();
    return rows as Record<string, unknown>[];
  }

  it.each(TABLE_NAMES)("reads the same rows of %s from Parquet as the JSON has", async (table) => {
    const file = join(folder, `${table}.parquet`);
    writeFileSync(file, Buffer.concat([...parquetChunks(table, tables[table] as never)]));
    expect(await query(`select * from read_parquet('${file}')`)).toEqual(tables[table]);
  });

  it("reads the claims from CSV and from JSON", async () => {
    const [csv, json] = ["csv", "json"].map((extension) => join(folder, `claims.${extension}`)) as [string, string];
    writeFileSync(csv, toCsv("claims", tables.claims));
    writeFileSync(json, toJson(tables.claims));
    const columns = "claim_id, value, unit, indicator, sentence";
    const wanted = tables.claims.map(({ claim_id, value, unit, indicator, sentence }) => ({
      claim_id,
      value,
      unit,
      indicator,
      sentence,
    }));
    expect(await query(`select ${columns} from read_json('${json}')`)).toEqual(wanted);
    const undone = "regexp_replace(sentence, '^''', '') as sentence";
    const read = await query(
      `select claim_id, value, unit, indicator, ${undone} from read_csv('${csv}', header = true)`,
    );
    expect(read).toEqual(wanted);
  });
});
