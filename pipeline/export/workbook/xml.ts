// Text as a workbook's XML holds it (ECMA-376): whatever its characters, it reads back as it was.

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** What XML 1.0 can not hold, and what would be read for it: _xHHHH_ (ECMA-376 part 1, 22.9.2.19). */
const UNHELD = /_x[0-9A-Fa-f]{4}_|[\p{Cc}\ufffe\uffff]|\p{Surrogate}/gu;
const HELD_CONTROL = /[\t\n]/;

const hex = (c: string) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;

/** The text for an element or an attribute. */
export const xmlText = (text: string): string =>
  text
    .replaceAll(UNHELD, (found) => {
      if (HELD_CONTROL.test(found)) return found;
      return found.startsWith("_x") ? `_x005F${found}` : hex(found);
    })
    .replaceAll(/[&<>"]/g, (c) => ENTITIES[c] ?? c);

/** Name of a column: 0 is A, 26 is AA. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** A part whose root is of the spreadsheet's own names. */
export const mainPart = (root: string, content: string): string =>
  `${DECLARATION}<${root} xmlns="${MAIN}" xmlns:r="${RELATIONS}">${content}</${root}>`;

/** The parts that a part refers to, each with its kind and path; the first is rId1. */
export function relationsPart(relations: readonly (readonly [kind: string, path: string])[]): string {
  const items = relations.map(
    ([kind, path], i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/${kind}" Target="${path}"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${items.join("")}</Relationships>`;
}

const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The kinds of the parts of a workbook with as many sheets. */
export function contentTypesPart(sheets: number): string {
  const numbers = Array.from({ length: sheets }, (_, i) => i + 1);
  const override = (path: string, kind: string) =>
    `<Override PartName="/xl/${path}" ContentType="${TYPES}.${kind}+xml"/>`;
  const parts = [
    override("workbook.xml", "sheet.main"),
    override("styles.xml", "styles"),
    ...numbers.flatMap((n) => [
      override(`worksheets/sheet${n}.xml`, "worksheet"),
      override(`comments${n}.xml`, "comments"),
    ]),
  ];
  const defaults =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>';
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">${defaults}${parts.join("")}</Types>`;
}

/** Styles by their index in the cells. */
export const STYLE = { plain: 0, header: 1, date: 2 } as const;

/** Fonts and formats. Noto Sans SC where it is installed; else the program's own for Chinese. */
export function stylesPart(): string {
  const font = (bold: string) =>
    `<font>${bold}<sz val="10"/><name val="Noto Sans SC"/><family val="2"/><charset val="134"/></font>`;
  const fills =
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/></patternFill></fill></fills>';
  const xf = (number: number, fontId: number, fill: number) =>
    `<xf numFmtId="${number}" fontId="${fontId}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>`;
  return mainPart(
    "styleSheet",
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
      `<fonts count="2">${font("")}${font("<b/>")}</fonts>${fills}` +
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      `<cellXfs count="3">${xf(0, 0, 0)}${xf(0, 1, 2)}${xf(164, 0, 0)}</cellXfs>` +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  );
}
