// workbook.xlsx: a sheet a table (Office Open XML, ECMA-376), written piece by piece, the same bytes every time.
import { Zip, ZipDeflate } from "fflate";
import type { Rows } from "../../../schemas/rows.ts";
import { columnsOf } from "../../validate/schemas.ts";
import { TABLE_NAMES, type TableName } from "../tables.ts";
import { MOST_ROWS, notesOf, sheetChunks } from "./sheet.ts";
import { columnName, contentTypesPart, mainPart, relationsPart, stylesPart } from "./xml.ts";

/** The earliest date that zip can hold: files in a workbook bear no time of their own. */
const ZIP_EPOCH = new Date(1980, 0, 1);

/** The tables' rows, which may come one by one. */
export type TableRows = { readonly [T in TableName]: Iterable<Rows[T]> };

function workbookPart(): string {
  const sheets = TABLE_NAMES.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  const filters = TABLE_NAMES.map((name, i) => {
    const last = columnName(columnsOf(name).length - 1);
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${name}!$A$1:$${last}$${MOST_ROWS}</definedName>`;
  });
  return mainPart(
    "workbook",
    `<bookViews><workbookView/></bookViews><sheets>${sheets.join("")}</sheets><definedNames>${filters.join("")}</definedNames>`,
  );
}

/** The small parts, by path. */
function* smallParts(): Generator<readonly [path: string, xml: string]> {
  yield ["[Content_Types].xml", contentTypesPart(TABLE_NAMES.length)];
  yield ["_rels/.rels", relationsPart([["officeDocument", "xl/workbook.xml"]])];
  yield ["xl/workbook.xml", workbookPart()];
  const sheets = TABLE_NAMES.map((_, i) => ["worksheet", `worksheets/sheet${i + 1}.xml`] as const);
  yield ["xl/_rels/workbook.xml.rels", relationsPart([...sheets, ["styles", "styles.xml"]])];
  yield ["xl/styles.xml", stylesPart()];
  for (const [i, table] of TABLE_NAMES.entries()) {
    const n = i + 1;
    const { comments, drawing } = notesOf(table);
    yield [`xl/comments${n}.xml`, comments];
    yield [`xl/drawings/vmlDrawing${n}.vml`, drawing];
    const relations = relationsPart([
      ["comments", `../comments${n}.xml`],
      ["vmlDrawing", `../drawings/vmlDrawing${n}.vml`],
    ]);
    yield [`xl/worksheets/_rels/sheet${n}.xml.rels`, relations];
  }
}

/** The workbook's bytes, piece by piece: what is held of it at a time does not grow with the rows. */
export function* workbookChunks(tables: TableRows, mostRows: number = MOST_ROWS): Generator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const encoder = new TextEncoder();
  function* drain() {
    yield* ready;
    ready = [];
  }
  function* add(path: string, pieces: Iterable<string>) {
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = ZIP_EPOCH;
    zip.add(file);
    for (const piece of pieces) {
      file.push(encoder.encode(piece));
      yield* drain();
    }
    file.push(new Uint8Array(0), true);
    yield* drain();
  }
  for (const [path, xml] of smallParts()) yield* add(path, [xml]);
  for (const [i, table] of TABLE_NAMES.entries())
    yield* add(`xl/worksheets/sheet${i + 1}.xml`, sheetChunks(table, tables[table] as never, mostRows));
  zip.end();
  yield* drain();
}
