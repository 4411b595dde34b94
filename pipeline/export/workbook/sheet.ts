// One table as a sheet: typed cells, a frozen header with filters, and what each column means as a note on its header.
import type { Rows } from "../../../schemas/rows.ts";
import { type Column, columnsOf, isNumeric } from "../../validate/schemas.ts";
import { columnName, mainPart, STYLE, xmlText } from "./xml.ts";

/** Rows of a sheet, its header included, that spreadsheet programs open (ECMA-376 sets no other limit). */
export const MOST_ROWS = 1_048_576;
/** Characters that a cell may hold. */
const MOST_CHARACTERS = 32_767;
const CUT = "…（全文见 CSV 或 JSON）";

const WIDTHS: Readonly<Record<string, number>> = {
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

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const isDate = ({ pattern }: Column) => pattern === "^\\d{4}-\\d{2}-\\d{2}$";
const DAY = 86_400_000;
/** Day 0 of the calendar of spreadsheets. */
const EPOCH = Date.UTC(1899, 11, 30);
/** 1900-03-01: before it the calendars of spreadsheet programs differ. */
const FIRST_SAFE_DAY = 61;

/** Days since the spreadsheets' epoch, or null for what is no date that all programs read alike. */
function serialOf(value: string): number | null {
  if (!DATE.test(value)) return null;
  const time = Date.parse(`${value}T00:00:00Z`);
  const days = (time - EPOCH) / DAY;
  return Number.isNaN(time) || days < FIRST_SAFE_DAY ? null : days;
}

function textCell(at: string, value: string, style: number): string {
  const text = value.length > MOST_CHARACTERS ? value.slice(0, MOST_CHARACTERS - CUT.length) + CUT : value;
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

function cell(column: Column, at: string, value: string | number | null): string {
  if (value === null || value === "") return "";
  if (isNumeric(column)) return `<c r="${at}" s="${STYLE.plain}"><v>${value}</v></c>`;
  const serial = isDate(column) ? serialOf(String(value)) : null;
  if (serial !== null) return `<c r="${at}" s="${STYLE.date}"><v>${serial}</v></c>`;
  return textCell(at, String(value), STYLE.plain);
}

/** What is in a sheet beyond its rows. */
export interface SheetParts {
  readonly comments: string;
  readonly drawing: string;
}

/** The notes on the header of a table, and the drawing that programs show them with. */
export function notesOf(table: keyof Rows): SheetParts {
  const columns = columnsOf(table);
  const comments = columns.map(
    ({ title, description, description_zh }, i) =>
      `<comment ref="${columnName(i)}1" authorId="0"><text><t xml:space="preserve">${xmlText(`${title}：${description_zh}\n${description}`)}</t></text></comment>`,
  );
  const shapes = columns.map(
    (_, i) =>
      `<v:shape id="n${i}" type="#note" style="position:absolute;visibility:hidden;width:220pt;height:90pt" fillcolor="#ffffe1" o:insetmode="auto">` +
      `<v:fill color2="#ffffe1"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>` +
      `<x:Anchor>${i + 1}, 15, 0, 2, ${i + 4}, 15, 6, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>0</x:Row><x:Column>${i}</x:Column></x:ClientData></v:shape>`,
  );
  return {
    comments: mainPart(
      "comments",
      `<authors><author>zhengshu</author></authors><commentList>${comments.join("")}</commentList>`,
    ),
    drawing:
      '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
      '<v:shapetype id="note" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/></v:shapetype>' +
      `${shapes.join("")}</xml>`,
  };
}

const BATCH = 500;

/** The sheet's XML, some rows at a time. Rows that no sheet can hold are left out, and the last line says where they are. */
export function* sheetChunks<T extends keyof Rows>(
  table: T,
  rows: Iterable<Rows[T]>,
  mostRows: number = MOST_ROWS,
): Generator<string> {
  const columns = columnsOf(table);
  const names = columns.map((_, i) => columnName(i));
  const last = names.at(-1) ?? "A";
  const widths = columns.map((column, i) => {
    const width = WIDTHS[column.name] ?? (isNumeric(column) ? NUMBER_WIDTH : TEXT_WIDTH);
    return `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`;
  });
  const header = columns.map(({ name }, i) => textCell(`${names[i]}1`, name, STYLE.header)).join("");
  // The frame of mainPart, cut where the rows stand.
  const [before, after] = mainPart("worksheet", "\u0000").split("\u0000") as [string, string];
  yield before +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join("")}</cols><sheetData><row r="1">${header}</row>`;
  let number = 1;
  let left = 0;
  let lines: string[] = [];
  for (const row of rows) {
    if (number >= mostRows - 1) {
      left++;
      continue;
    }
    number++;
    const cells = columns.map((column, i) =>
      cell(column, `${names[i]}${number}`, row[column.name as keyof Rows[T]] as never),
    );
    lines.push(`<row r="${number}">${cells.join("")}</row>`);
    if (lines.length === BATCH) {
      yield lines.join("");
      lines = [];
    }
  }
  if (left > 0) {
    const note = `还有 ${left} 行放不进工作表，见 ${table}.csv 或 ${table}.json。${left} more rows: see ${table}.csv or ${table}.json.`;
    lines.push(`<row r="${number + 1}">${textCell(`A${number + 1}`, note, STYLE.header)}</row>`);
  }
  yield `${lines.join("")}</sheetData><autoFilter ref="A1:${last}${number}"/><legacyDrawing r:id="rId2"/>${after}`;
}
