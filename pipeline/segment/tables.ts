// Tables in a text: rows of cells parted by tabs, by bars as in Markdown, or by runs of spaces as bulletins set them; and those
// that lines of single cells or of single spaces make.
import { overlapsAny, type Span, type Stage, type Table, type Warning } from "../document.ts";
import { asciiDigits } from "../ingest/ascii-digits.ts";
import { isQuantity, type LineTable, type Row } from "./cells.ts";
import { spacedTables } from "./spaced-tables.ts";
import { stackedTables } from "./stacked-tables.ts";

const SPACES_PART = /[ \u3000\u00a0]{2,}|\u3000/g;
const RULE = /^\|?(?:\s*:?-{2,}:?\s*\|?)+$/;
const YEAR = /^(?:19|20)\d{2}$/;
/** Head of a column that numbers the rows. */
const INDEX = /^(?:序\s*号|编\s*号|No\.?)$/i;
/** What stands in a cell that has no figure: not available, none, too small to show. */
const BLANK = /^(?:[-–—−－…*＊/／]{1,3}|\.{2,3}|#|×)?$/;
const LEAST_ROWS = 2;

/** The pieces of a line between its separators, without the space around them; empty ones stand where they are empty. */
function cellsBetween(text: string, start: number, end: number, separator: RegExp): Span[] {
  const cells: Span[] = [];
  let from = start;
  const add = (to: number) => {
    const written = text.slice(from, to);
    const lead = written.length - written.trimStart().length;
    const length = written.trim().length;
    cells.push(length === 0 ? { start: from, end: from } : { start: from + lead, end: from + lead + length });
  };
  for (const { index, 0: mark } of text.slice(start, end).matchAll(separator)) {
    add(start + index);
    from = start + index + mark.length;
  }
  add(end);
  return cells;
}

function bars(text: string, start: number, end: number): Span[] {
  const line = text.slice(start, end);
  const lead = line.length - line.trimStart().length;
  return cellsBetween(text, start + lead + 1, start + line.trimEnd().length - 1, /\|/g);
}

/** 指    标 is one word set wide: a single character joins the single one before it. */
function joinSpread(text: string, cells: readonly Span[]): Span[] {
  const joined: Span[] = [];
  let single = false;
  for (const cell of cells) {
    const alone = cell.end - cell.start === 1 && /\p{Script=Han}/u.test(text.slice(cell.start, cell.end));
    const last = joined.at(-1);
    if (single && alone && last) joined[joined.length - 1] = { start: last.start, end: cell.end };
    else joined.push(cell);
    single = alone;
  }
  return joined;
}

/** A line as a row; null for a line of prose. Runs of spaces make one only where a figure stands among the cells. */
function rowOf(text: string, start: number, end: number): Row | null {
  const line = text.slice(start, end);
  const plain = line.trim();
  if (line.includes("\t")) return { by: "tab", start, end, cells: cellsBetween(text, start, end, /\t/g) };
  if (plain.startsWith("|") && plain.endsWith("|") && plain.length > 2)
    return { by: "bar", start, end, cells: bars(text, start, end) };
  const lead = line.length - line.trimStart().length;
  const cells = cellsBetween(text, start + lead, start + line.trimEnd().length, SPACES_PART);
  const joined = joinSpread(text, cells);
  return joined.length > 1 ? { by: "space", start, end, cells: joined } : null;
}

class TableReader {
  readonly #text: string;
  readonly #rows: readonly Row[];
  readonly #width: number;

  constructor(text: string, rows: readonly Row[]) {
    this.#text = text;
    this.#rows = rows.filter(({ start, end }) => !RULE.test(text.slice(start, end).trim()));
    this.#width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  }

  #cell(row: number, column: number): string {
    const span = this.#rows[row]?.cells[column];
    return span ? this.#text.slice(span.start, span.end) : "";
  }

  #figures(row: number): string[] {
    return (this.#rows[row]?.cells ?? []).map((_, column) => this.#cell(row, column)).filter(isQuantity);
  }

  /** Rows at the top without a figure but years. */
  #headRows(): number {
    let row = 0;
    while (row < this.#rows.length && this.#figures(row).every((figure) => YEAR.test(figure))) row++;
    return row;
  }

  /** A column that numbers the rows: 1, 2, 3. Where it is not the first, its head says so. */
  #isIndex(column: number, from: number): boolean {
    const heads = Array.from({ length: from }, (_, row) => this.#cell(row, column));
    if (column > 0 && !heads.some((head) => INDEX.test(head))) return false;
    const numbers = this.#rows.slice(from).map((_, i) => this.#cell(from + i, column));
    return numbers.length > 1 && numbers.every((number, i) => number === String(i + 1));
  }

  /** A column of years says what the rows are of. */
  #isYears(column: number, from: number): boolean {
    return this.#rows.slice(from).every((_, i) => YEAR.test(this.#cell(from + i, column)));
  }

  /** Whether figures, and marks for missing ones, fill the column. */
  #holdsFigures(column: number, from: number): boolean {
    const cells = this.#rows.slice(from).map((_, i) => this.#cell(from + i, column));
    const figures = cells.filter(isQuantity).length;
    return figures > 0 && figures + cells.filter((cell) => BLANK.test(cell)).length >= cells.length / 2;
  }

  /** The table, or null where its rows have no heads or no figures. */
  read(caption: Span | null): Table | null {
    const headRows = this.#headRows();
    const columns = Array.from({ length: this.#width }, (_, column) => column);
    const index = columns.find((column) => this.#isIndex(column, headRows)) ?? null;
    const figures = columns.filter(
      (column) => column !== index && this.#holdsFigures(column, headRows) && !this.#isYears(column, headRows),
    );
    const heads = columns.filter((column) => column !== index && !figures.includes(column));
    const body = this.#rows.length - headRows;
    if (this.#rows.length < LEAST_ROWS || body < 1 || figures.length === 0 || heads.length === 0) return null;
    const [first, last] = [this.#rows[0], this.#rows.at(-1)];
    const lastHead = this.#rows[headRows - 1]?.cells.length ?? 0;
    const lastFigure = figures.at(-1) ?? 0;
    return {
      start: first?.start ?? 0,
      end: last?.end ?? 0,
      caption,
      rows: this.#rows.map(({ start, end, cells }) => ({ start, end, cells })),
      headRows,
      headColumns: heads,
      figureColumns: figures,
      headed: headRows === 0 ? figures.length === 1 : lastHead > lastFigure,
      indexColumn: index,
    };
  }
}

const LONGEST_CAPTION = 80;
const CAPTION_LINES = 2;

/** The short lines right above a table, in which its name, its period and its unit stand. */
function captionOf(text: string, lines: readonly Span[], before: number): Span | null {
  let first = before;
  while (before - first < CAPTION_LINES) {
    const line = lines[first - 1];
    const written = line ? text.slice(line.start, line.end).trim() : "";
    if (!line || written.length > LONGEST_CAPTION || /[。！？；]$/.test(written)) break;
    first--;
  }
  const [top, bottom] = [lines[first], lines[before - 1]];
  return first < before && top && bottom ? { start: top.start, end: bottom.end } : null;
}

const unheaded = ({ start, end }: Table): Warning => ({
  code: "tables/heads",
  span: { start, end },
  message:
    "The heads of this table do not line up with its figures, and no claims are made of them. Compare the source.",
});

/** Tables whose rows are lines. */
function lineTables(text: string, lines: readonly Span[]): Table[] {
  const found: Table[] = [];
  let open: Row[] = [];
  const close = (at: number) => {
    if (open.length >= LEAST_ROWS) {
      const table = new TableReader(text, open).read(captionOf(text, lines, at - open.length));
      if (table) found.push(table);
    }
    open = [];
  };
  lines.forEach(({ start, end }, i) => {
    const row = rowOf(text, start, end);
    if (row?.by !== open[0]?.by) close(i);
    if (row) open.push(row);
  });
  close(lines.length);
  return found;
}

/** The stage that adds the tables, in the order of the text. */
export const tables: Stage<never, "tables"> = (document) => {
  const text = asciiDigits(document.text);
  const lines = [...text.matchAll(/[^\r\n]+/g)].map(({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
  }));
  const inLines = /\t|\||[ \u3000\u00a0]{2}/.test(text) ? lineTables(text, lines) : [];
  const withOthers = (known: readonly Table[], others: readonly LineTable[]) => {
    const apart = others.flatMap(({ rows, first }) => {
      const table = new TableReader(text, rows).read(captionOf(text, lines, first));
      return table && !overlapsAny(known, table) ? [table] : [];
    });
    return [...known, ...apart].sort((a, b) => a.start - b.start);
  };
  const found = withOthers(withOthers(inLines, stackedTables(text, lines)), spacedTables(text, lines));
  const warnings = found.flatMap((table): Warning[] => (table.headed ? [] : [unheaded(table)]));
  return { tables: found, warnings };
};
