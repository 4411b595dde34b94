// Reads the figures in a table's cells, with the unit that the cell, its column, its row or the table's caption names.
import type { Numeral, Span, Table } from "../../document.ts";
import { readLexicon } from "../../lexicon.ts";
import { isFigure, withoutBrackets } from "../../segment/cells.ts";
import { readAmount } from "./amount.ts";
import { numeral } from "./context.ts";
import { shift } from "./decimal.ts";
import { type Unit, unitAt } from "./units.ts";

/** A unit as a head names it, with the power of ten of its scale word: 亿元 is 元 and 8. */
interface HeadUnit {
  readonly form: string;
  readonly unit: Unit;
  readonly exponent: number;
}

const columnWords = readLexicon(new URL("columns.csv", import.meta.url), ["word", "use"]);
const says = (use: "ratio" | "amount" | "contact" | "number" | "category") => {
  const words = columnWords.filter((row) => row.use === use).map(({ word }) => word);
  return (head: string) => words.some((word) => head.includes(word));
};
const saysRatio = says("ratio");
const saysAmount = says("amount");
/** True for the head of a column of percentages, whatever the unit of the table is: 比上年增长, 比重, but not 增减额. */
const isRatio = (head: string) => saysRatio(head) && !saysAmount(head);
const isContact = says("contact");
const isNumber = says("number");
const isCategory = says("category");

/** What the figures of a column are there for. */
function roleOf(head: string): Numeral["role"] {
  if (isContact(head)) return "contact";
  return isNumber(head) ? "name" : "claim";
}

/** The unit of 亿元, 万吨, % and ±%; null for what is none. */
function unitNamed(written: string): HeadUnit | null {
  const name = written.trim().replace(/^[±+-]/, "");
  if (name === "") return null;
  const plain = unitAt(name, 0);
  if (plain?.end === name.length) return { form: plain.form, unit: plain.unit, exponent: 0 };
  const amount = readAmount(`1${name}`, 0);
  if (!amount?.unit || amount.form === null || amount.end !== name.length + 1) return null;
  return { form: amount.form, unit: amount.unit, exponent: Math.round(Math.log10(amount.low)) };
}

const BRACKET = /[(（[【]\s*([^()（）[\]【】]{1,16})\s*[)）\]】]/g;
const TRAILING = /(?:[，,、/]|\s)([^，,、/\s()（）]{1,8})$/;

/** The unit that a head names in a bracket, behind a comma, or as a % at its end. */
function unitOfHead(head: string): HeadUnit | null {
  for (const [, inside = ""] of [...head.matchAll(BRACKET)].reverse()) {
    const unit = unitNamed(inside.replace(/^(?:计量)?单位\s*[:：]?/, ""));
    if (unit) return unit;
  }
  const trailing = TRAILING.exec(head.trim())?.[1];
  return (trailing ? unitNamed(trailing) : null) ?? (/[%％]$/.test(head.trim()) ? unitNamed("%") : null);
}

const UNIT_LINE = /(?:计量)?单位(?:\s*[:：]\s*|(?<=[(（](?:计量)?单位)[ 　]+)([^()（）\n\t]+?)\s*(?:[)）\t\n]|$)/;
const IS_UNIT_COLUMN = /^(?:计量)?单\s*位$/;

/** The heads of a table, read in folded text. */
class Heads {
  readonly #text: string;
  readonly #table: Table;
  readonly #caption: readonly HeadUnit[];
  readonly #unitColumn: number | null;

  constructor(text: string, table: Table) {
    this.#text = text;
    this.#table = table;
    const line = UNIT_LINE.exec(table.caption ? this.#slice(table.caption) : "")?.[1] ?? "";
    this.#caption = line.split(/[、，,;；]/).flatMap((name) => unitNamed(name) ?? []);
    this.#unitColumn = table.headColumns.find((column) => IS_UNIT_COLUMN.test(columnHead(text, table, column))) ?? null;
  }

  #slice = ({ start, end }: Span) => this.#text.slice(start, end);

  /** The unit of the table's caption: % for a column of ratios where it names one, else the first that is none. */
  #ofCaption(ratio: boolean): HeadUnit | null {
    const percent = this.#caption.find(({ unit }) => unit.class === "percent") ?? null;
    return ratio ? percent : (this.#caption.find(({ unit }) => unit.class !== "percent") ?? percent);
  }

  unitOf(row: number, column: number): HeadUnit | null {
    const head = columnHead(this.#text, this.#table, column);
    const own = unitOfHead(head);
    if (own) return own;
    const ratio = isRatio(head);
    const cell = this.#unitColumn === null ? undefined : this.#table.rows[row]?.cells[this.#unitColumn];
    const ofRow =
      (cell ? unitNamed(this.#slice(cell)) : null) ??
      unitOfHead(written(this.#text, rowHeads(this.#text, this.#table, row)));
    if (ofRow && (!ratio || ofRow.unit.class === "percent")) return ofRow;
    return this.#ofCaption(ratio);
  }
}

const isEmpty = (cell: Span | undefined) => cell === undefined || cell.start === cell.end;

/** The cells over a column from the top down; one that spans columns stands over the first of them. */
export function columnHeads(table: Table, column: number): Span[] {
  return table.rows.slice(0, table.headRows).flatMap(({ cells }) => {
    let at = column;
    while (at > 0 && isEmpty(cells[at]) && table.figureColumns.includes(at - 1)) at--;
    const cell = cells[at];
    return cell && !isEmpty(cell) ? [cell] : [];
  });
}

const written = (text: string, cells: readonly Span[]) =>
  cells.map(({ start, end }) => text.slice(start, end)).join(" ");

const columnHead = (text: string, table: Table, column: number) => written(text, columnHeads(table, column));

/** The cells that say what a row is of; one that spans rows stands at the first of them. Units and categories name no row. */
export function rowHeads(text: string, table: Table, row: number): Span[] {
  const [firstFigure = 0] = table.figureColumns;
  const before = table.headColumns.filter((column) => column < firstFigure);
  const named = before.filter((column, i) => {
    const head = columnHead(text, table, column);
    return !IS_UNIT_COLUMN.test(head) && !(isCategory(head) && i < before.length - 1);
  });
  return named.flatMap((column, i) => {
    let at = row;
    const last = i === named.length - 1;
    while (!last && at > table.headRows && isEmpty(table.rows[at]?.cells[column])) at--;
    const cell = table.rows[at]?.cells[column];
    return cell && !isEmpty(cell) ? [cell] : [];
  });
}

function figureOf(text: string, { start, end }: Span, unit: HeadUnit | null): Numeral {
  const written = text.slice(start, end).replaceAll(/[,，+]/g, "");
  const percent = /%$/.test(written) ? unitNamed("%") : null;
  const named = percent ?? unit;
  const value = shift(Number(written.replace(/%$/, "").replace(/^[—–]/, "-")), named?.exponent ?? 0);
  const type = named?.unit.class === "percent" ? "percent" : "cardinal";
  return numeral({ start, end, type, role: "claim", rule: "table_cell", value, unit: named?.form ?? null });
}

/** The cells of a table's body that hold a figure, as numerals; and the numbers of its rows. */
function numeralsOf(text: string, table: Table): Numeral[] {
  const heads = new Heads(text, table);
  return table.rows.slice(table.headRows).flatMap(({ cells }, i) =>
    cells.flatMap((cell, column): Numeral[] => {
      if (!isFigure(text.slice(cell.start, cell.end))) return [];
      if (column === table.indexColumn)
        return [numeral({ ...cell, type: "ordinal", role: "list_marker", rule: "table_row", value: i + 1 })];
      if (!table.figureColumns.includes(column)) return [];
      const figure = figureOf(text, withoutBrackets(text, cell), heads.unitOf(i + table.headRows, column));
      return [{ ...figure, role: table.headed ? roleOf(columnHead(text, table, column)) : "name" }];
    }),
  );
}

/** Units that the heads name for figures with words or signs around them, by the place of the cell: 5.5以内, ≥36. */
function unitsOfBounded(text: string, table: Table): (readonly [start: number, of: { end: number; unit: HeadUnit }])[] {
  const heads = new Heads(text, table);
  return table.rows.slice(table.headRows).flatMap(({ cells }, i) =>
    table.figureColumns.flatMap((column) => {
      const cell = cells[column];
      const asserts = table.headed && roleOf(columnHead(text, table, column)) === "claim";
      if (!asserts || !cell || isEmpty(cell) || isFigure(text.slice(cell.start, cell.end))) return [];
      const unit = heads.unitOf(i + table.headRows, column);
      return unit ? [[cell.start, { end: cell.end, unit }] as const] : [];
    }),
  );
}

/** The numeral of a whole cell, in the unit of its heads where it has none. */
function inHeadUnit(n: Numeral, named: { end: number; unit: HeadUnit } | undefined): Numeral {
  if (named?.end !== n.end || n.unit !== null || n.type !== "cardinal") return n;
  const { form, unit, exponent } = named.unit;
  const scaled = (value: number | null) => value && shift(value, exponent);
  const type = unit.class === "percent" ? "percent" : "cardinal";
  return { ...n, type, role: "claim", unit: form, value: scaled(n.value), low: scaled(n.low), high: scaled(n.high) };
}

/** The numerals with those in cells of tables read by the tables' heads. */
export function withCells(read: readonly Numeral[], folded: string, tables: readonly Table[]): Numeral[] {
  if (tables.length === 0) return [...read];
  const bounded = new Map(tables.flatMap((table) => unitsOfBounded(folded, table)));
  const numerals = read.map((n) => inHeadUnit(n, bounded.get(n.start)));
  const ofCells = tables.flatMap((table) => numeralsOf(folded, table));
  const merged: Numeral[] = [];
  let next = 0;
  for (const cell of ofCells) {
    for (; (numerals[next]?.end ?? Number.POSITIVE_INFINITY) <= cell.start; next++)
      merged.push(numerals[next] as Numeral);
    while ((numerals[next]?.start ?? Number.POSITIVE_INFINITY) < cell.end) next++;
    merged.push(cell);
  }
  return [...merged, ...numerals.slice(next)];
}
