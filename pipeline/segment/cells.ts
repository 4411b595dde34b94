// The cells of tables: a row of them, and what a cell holds. Their digits are ASCII ones.
import type { Span } from "../document.ts";

/** A row as it stands in a text. */
export interface Row {
  /** What parts its cells; the rows of a table are parted alike. */
  readonly by: "tab" | "bar" | "space" | "line";
  readonly start: number;
  readonly end: number;
  readonly cells: readonly Span[];
}

/** Lines that make a table together: its rows, that of the heads first, and the number of the first line. */
export interface LineTable {
  readonly rows: readonly Row[];
  readonly first: number;
}

const FIGURE = /^[-−–－+＋]?\d{1,3}(?:[,，]\d{3})+(?:[.．]\d+)?[%％]?$|^[-−–－+＋]?\d+(?:[.．]\d+)?[%％]?$/;
/** 732.5亿斤, 约3万人: a figure with its unit. 2023年 and 第3条 are none. */
const QUANTITY = /^[约近超逾]?[-−+]?\d[\d,，.．]*[万亿千百]{0,2}[^\d\s，。；、:：]{1,6}$/;
const PLACES = /[年月日号届章条款期批号楼室时分]$/;

/** [5.7]: what a plan's table gives for all its years together. */
const CUMULATED = /^[[［〔【]\s*([^[\]［］〔〕【】]+?)\s*[\]］〕】]$/;
const BOUND = /^[≥≤]\s*/;

/** The figure of a cell without the brackets of a figure of several years. */
export function withoutBrackets(text: string, cell: Span): Span {
  const written = text.slice(cell.start, cell.end);
  const inside = CUMULATED.exec(written)?.[1];
  if (inside === undefined) return cell;
  const start = cell.start + written.indexOf(inside);
  return { start, end: start + inside.length };
}

/** True for a cell that holds a number and nothing else but its sign, %, and the brackets of a figure of several years. */
export const isFigure = (cell: string): boolean => FIGURE.test(CUMULATED.exec(cell)?.[1] ?? cell);
const MISSING = /^(?:[-–—−－…]{1,3}|\.{2,3})$/;
/** True for a mark that stands in a figure's place. */
export const isMissing = (cell: string): boolean => MISSING.test(cell);
/** True for a cell that holds a figure, or a figure with its unit or its bound. */
export const isQuantity = (cell: string): boolean =>
  isFigure(cell.replace(BOUND, "")) || (QUANTITY.test(cell) && !PLACES.test(cell));
