// The result as other programs read it: LibreOffice, pandas, the checkers of data packages. They are not of npm; .ci/run
// installs them and sets READERS to the Python that has its packages. Without it these tests are left out.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toDataPackage } from "../pipeline/export/datapackage.ts";
import { toJson, toPrettyJson } from "../pipeline/export/json.ts";
import { toCsv } from "../pipeline/export/lines.ts";
import { parquetChunks } from "../pipeline/export/parquet.ts";
import { TABLE_NAMES, type TableName } from "../pipeline/export/tables.ts";
import { workbookChunks } from "../pipeline/export/workbook/workbook.ts";
import { columnsOf, isNumeric } from "../pipeline/validate/schemas.ts";
import { tablesToRead } from "./tables-to-read.ts";

const python = process.env.READERS;
const folder = mkdtempSync(join(tmpdir(), "zhengshu-"));
const output = join(folder, "output");
const tables = tablesToRead();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Cell = string | number | null;
const rowsOf = (table: TableName) => tables[table] as unknown as readonly Record<string, Cell>[];

/** A cell as text, a number in its shortest form; nothing and the empty text are alike in a spreadsheet. */
const plain = (value: Cell | undefined) => (value === null || value === undefined ? "" : String(value));

/** Converts a file with LibreOffice, which must say nothing that sounds like a fault. */
function convert(file: string, to: string, filter: readonly string[] = []): void {
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const args = [profile, "--headless", ...filter, "--convert-to", to, "--outdir", join(folder, "converted"), file];
  const said = execFileSync("soffice", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  expect(said).not.toMatch(/error|warn:|repair|corrupt/i);
}

/** Every sheet as CSV in UTF-8 with its values, not as they are formatted on screen. */
const SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";
/** What its window proposes for our files: UTF-8, and tabs, commas and semicolons for separators. */
const AS_PROPOSED = ["--infilter=CSV:9/44/59,34,76,1"];

function parsed(file: string): string[][] {
  const text = readFileSync(file, "utf8").replace(/^\ufeff/, "");
  return Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
}

describe.runIf(python)("LibreOffice", () => {
  beforeAll(async () => {
    mkdirSync(join(folder, "converted"));
    mkdirSync(output);
    const write = (name: string, ...pieces: (string | Uint8Array)[]) =>
      writeFileSync(join(output, name), Buffer.concat(pieces.map((piece) => Buffer.from(piece))));
    for (const table of TABLE_NAMES) {
      const rows = tables[table] as never;
      write(`${table}.json`, toJson(rows));
      write(`${table}.csv`, toCsv(table, rows));
      write(`${table}.parquet`, ...parquetChunks(table, rows));
    }
    write("workbook.xlsx", ...workbookChunks(tables));
    write("datapackage.json", toPrettyJson(toDataPackage("0.0.0")));
    convert(join(output, "workbook.xlsx"), SHEETS);
  }, 120_000);

  it.each(TABLE_NAMES)("opens the sheet %s with every cell as it is", (table) => {
    const [header, ...lines] = parsed(join(folder, "converted", `workbook-${table}.csv`));
    const columns = columnsOf(table);
    expect(header).toEqual(columns.map(({ name }) => name));
    expect(lines).toHaveLength(rowsOf(table).length);
    for (const [i, row] of rowsOf(table).entries())
      for (const [j, column] of columns.entries()) {
        const cell = lines[i]?.[j] ?? "";
        const wanted = row[column.name];
        const read = isNumeric(column) && cell !== "" ? Number(cell) : cell;
        expect(plain(read), `${table} ${i} ${column.name}`).toBe(plain(wanted));
      }
  });

  it("opens the claims from CSV, with numbers as numbers and no formula", () => {
    convert(join(output, "claims.csv"), "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true", AS_PROPOSED);
    const [header = [], ...lines] = parsed(join(folder, "converted", "claims.csv"));
    const at = (name: string) => header.indexOf(name);
    expect(lines.map((line) => [line[at("claim_id")], line[at("indicator")], Number(line[at("value")])])).toEqual(
      tables.claims.map(({ claim_id, indicator, value }) => [claim_id, indicator ?? "", value ?? 0]),
    );
    convert(
      join(output, "warnings.csv"),
      "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true",
      AS_PROPOSED,
    );
    const messages = parsed(join(folder, "converted", "warnings.csv")).slice(1);
    expect(messages).toHaveLength(tables.warnings.length);
    expect(messages.every((line) => line.length === columnsOf("warnings").length)).toBe(true);
    const formulas = parsed(join(folder, "converted", "warnings.csv"))
      .flat()
      .filter((cell) => /^[=＝]/.test(cell));
    expect(formulas).toEqual([]);
  }, 60_000);
});

describe.runIf(python)("Python", () => {
  const script = fileURLToPath(new URL("readers.py", import.meta.url));
  const read = (what: string): unknown =>
    JSON.parse(execFileSync(python ?? "", [script, what, output], { encoding: "utf8", maxBuffer: 1 << 28 }));

  it.each(["csv", "json", "parquet"])(
    "gives the same rows from %s by pandas",
    (format) => {
      const found = read(format) as Record<TableName, Record<string, Cell>[]>;
      for (const table of TABLE_NAMES) {
        const rows = rowsOf(table);
        expect(found[table]).toHaveLength(rows.length);
        for (const [i, row] of rows.entries())
          for (const [name, value] of Object.entries(row))
            expect(found[table][i]?.[name] ?? null, `${table} ${i} ${name}`).toEqual(value === "" ? null : value);
      }
    },
    60_000,
  );

  it("finds the data package valid by its published profile, and its rows by their schemas and keys", () => {
    expect(read("package")).toEqual({ issues: [], errors: [] });
  }, 120_000);
});

it.runIf(python)("reads the texts by code points, as the offsets count", () => {
  const file = join(folder, "text.txt");
  writeFileSync(file, "四字节𠮷后5家。");
  const code = "import sys; t = open(sys.argv[1], encoding='utf-8', newline='').read(); print(t[5:7])";
  const printed = execFileSync(python ?? "", ["-c", code, file], {
    encoding: "utf8",
    env: { ...process.env, PYTHONIOENCODING: "utf-8" },
  });
  expect(printed.trim()).toBe("5家");
});
