// Tables whose cells single spaces part, as copies of pages and of PDFs have them: rows of a label and figures, as many in each,
// under a line of as many heads.
import type { Span } from "../document.ts";
import { isFigure, isMissing, type LineTable, type Row } from "./cells.ts";

const LEAST_ROWS = 3;
const LEAST_CELLS = 2;
const YEAR = /^(?:19|20)\d{2}$/;
const HAN = /\p{Script=Han}/u;
/** What another kind of table is told by. */
const OTHERWISE = /[\t|]| {2}|[\u3000\u00a0]/;
const ENDS_SENTENCE = /[。！？；，]$/;

/** The cells of a line that single spaces part; none of a line that other things part, or that is prose. */
function cellsOf(text: string, line: Span): Span[] {
  const written = text.slice(line.start, line.end).trim();
  if (OTHERWISE.test(written) || ENDS_SENTENCE.test(written)) return [];
  const lead = line.start + text.slice(line.start, line.end).indexOf(written);
  const cells: Span[] = [];
  let start = lead;
  for (const cell of written.split(" ")) {
    cells.push({ start, end: start + cell.length });
    start += cell.length + 1;
  }
  return cells.length < LEAST_CELLS ? [] : cells;
}

interface Line {
  readonly cells: readonly Span[];
  /** How many of the last cells are figures, or marks for missing ones. */
  readonly figures: number;
  /** True where no figure is any but a year, as heads may be. */
  readonly mayBeHeads: boolean;
}

function readLine(text: string, line: Span): Line {
  const cells = cellsOf(text, line);
  const written = cells.map(({ start, end }) => text.slice(start, end));
  const label = written.findLastIndex((cell) => !isFigure(cell) && !isMissing(cell));
  const labelled = label >= 0 && HAN.test(written[0] ?? "") && !written.slice(0, label).some(isFigure);
  const figures = labelled ? cells.length - 1 - label : 0;
  return { cells, figures, mayBeHeads: written.slice(cells.length - figures).every((cell) => YEAR.test(cell)) };
}

/** The tables of single-spaced lines, in order. */
export function spacedTables(text: string, lines: readonly Span[]): LineTable[] {
  const read = lines.map((line) => readLine(text, line));
  const found: LineTable[] = [];
  for (let at = 0; at < read.length; ) {
    const { cells, figures } = read[at] as Line;
    let end = at + 1;
    while (figures > 0 && read[end]?.cells.length === cells.length && read[end]?.figures === figures) end++;
    const above = read[at - 1];
    const first = above?.figures === 0 && above.cells.length === cells.length ? at - 1 : at;
    if (end - first > LEAST_ROWS && read[first]?.mayBeHeads) {
      const rows = read.slice(first, end).map((row): Row => {
        const [opening, last] = [row.cells[0] as Span, row.cells.at(-1) as Span];
        return { by: "space", start: opening.start, end: last.end, cells: row.cells };
      });
      found.push({ rows, first });
    }
    at = end;
  }
  return found;
}
