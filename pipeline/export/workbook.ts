// workbook.xlsx: a sheet a table, typed cells, the same bytes every time.
import { unzipSync, type Zippable, zipSync } from "fflate";
import writeXlsxFile, { type SheetData } from "write-excel-file/node";
import type { Rows } from "../../schemas/rows.ts";
import { columnsOf, isNumeric } from "../validate/schemas.ts";
import { TABLE_NAMES, type Tables } from "./tables.ts";

const WIDTHS: Record<string, number> = {
  sentence: 60,
  message: 60,
  detail: 50,
  section: 30,
  text: 24,
  heading: 40,
  title: 40,
};
const TEXT_WIDTH = 16;
const NUMBER_WIDTH = 12;
/** The earliest date that zip can hold: files in a workbook bear no time of their own. */
const ZIP_EPOCH = new Date(1980, 0, 1);

function sheetData<T extends keyof Rows>(table: T, rows: readonly Rows[T][]): SheetData {
  const columns = columnsOf(table);
  const header = columns.map(({ name }) => ({ value: name, fontWeight: "bold" as const, type: String }));
  const cells = rows.map((row) =>
    columns.map((column) => {
      const value = row[column.name as keyof Rows[T]] as string | number | null;
      return value === null
        ? null
        : isNumeric(column)
          ? { value: value as number, type: Number }
          : { value: String(value), type: String };
    }),
  );
  return [header, ...cells] as SheetData;
}

/** The same archive with one time stamp throughout and its files in order. */
function withoutTimes(archive: Uint8Array): Uint8Array {
  const files = unzipSync(archive);
  const names = Object.keys(files).sort(
    (a, b) => Number(b === "[Content_Types].xml") - Number(a === "[Content_Types].xml") || (a < b ? -1 : 1),
  );
  const stamped: Zippable = {};
  for (const name of names) stamped[name] = [files[name] as Uint8Array, { mtime: ZIP_EPOCH, level: 6 }];
  return zipSync(stamped);
}

/** The workbook of all tables. */
export async function toWorkbook(tables: Tables): Promise<Uint8Array> {
  const sheets = TABLE_NAMES.map((table) => ({
    sheet: table,
    data: sheetData(table, tables[table] as never),
    columns: columnsOf(table).map((column) => ({
      width: WIDTHS[column.name] ?? (isNumeric(column) ? NUMBER_WIDTH : TEXT_WIDTH),
    })),
    stickyRowsCount: 1,
  }));
  const buffer = await writeXlsxFile(sheets, { fontFamily: "Noto Sans SC", fontSize: 10 }).toBuffer();
  return withoutTimes(new Uint8Array(buffer));
}
