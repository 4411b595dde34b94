// Tables whose cells were set one a line, as pages lose their columns when their text is copied: heads, then for each row its
// labels and its figures. What tells one is that labels and figures come in the same numbers over and over.
import type { Span } from "../document.ts";
import { isFigure, isMissing, type LineTable, type Row } from "./cells.ts";

const LONGEST_LABEL = 30;
const LABEL = /^(?:其中[:：])?[^\d。！？；：，,;]*\p{Script=Han}[^。！？；：，]*$/u;
/** As many rows of figures alike are a table; of a figure a row, some more. */
const LEAST_ROWS = 2;
const LEAST_SINGLE_ROWS = 3;
/** A label, or a label and a unit, stand before the figures of a row. */
const MOST_LABELS = 2;
/** A head above the columns may be the table's name or its unit. */
const IS_CAPTION = /^(?:表\s*\d|[（(]?(?:计量)?单位\s*[:：])/;

type Kind = "label" | "figure" | "other";

function kindOf(text: string, { start, end }: Span): Kind {
  const line = text.slice(start, end).trim();
  if (isFigure(line) || isMissing(line)) return "figure";
  return line.length <= LONGEST_LABEL && LABEL.test(line) && !IS_CAPTION.test(line) ? "label" : "other";
}

/** Labels and then figures, as they follow one another from a line. */
interface Group {
  readonly first: number;
  readonly labels: number;
  readonly figures: number;
}

function groupAt(kinds: readonly Kind[], first: number): Group | null {
  let at = first;
  while (kinds[at] === "label") at++;
  const labels = at - first;
  while (kinds[at] === "figure") at++;
  return labels > 0 && at - first > labels ? { first, labels, figures: at - first - labels } : null;
}

/** Groups of one shape from the first, whose labels may have the heads of the table before them. */
function rowsFrom(kinds: readonly Kind[], head: Group): Group[] {
  const next = groupAt(kinds, head.first + head.labels + head.figures);
  const labels = Math.min(next?.labels ?? 1, head.labels);
  const rows = [{ ...head, first: head.first + head.labels - labels, labels }];
  for (let group = next; group?.labels === labels && group.figures === head.figures; ) {
    rows.push(group);
    group = groupAt(kinds, group.first + group.labels + group.figures);
  }
  return rows;
}

const trimmed = (text: string, { start, end }: Span): Span => {
  const line = text.slice(start, end);
  const lead = line.length - line.trimStart().length;
  return { start: start + lead, end: start + lead + line.trim().length };
};

/** The stacked tables among the lines of a text, in order. */
export function stackedTables(text: string, lines: readonly Span[]): LineTable[] {
  const kinds = lines.map((line) => kindOf(text, line));
  const found: LineTable[] = [];
  for (let at = 0; at < lines.length; ) {
    const group = groupAt(kinds, at);
    const groups = group ? rowsFrom(kinds, group) : [];
    const [top] = groups;
    const width = top ? top.labels + top.figures : 0;
    const heads = group && top ? top.first - group.first : 0;
    const enough = groups.length >= (top?.figures === 1 ? LEAST_SINGLE_ROWS : LEAST_ROWS);
    if (!group || !top || !enough || top.labels > MOST_LABELS || heads < width) {
      // What follows in the same shape has no heads either: the whole of it is passed, so that each line is read once.
      const last = groups.at(-1);
      if (last) at = last.first + last.labels + last.figures;
      else {
        while (kinds[at] === "label") at++;
        at++;
      }
      continue;
    }
    const firsts = [top.first - width, ...groups.map(({ first }) => first)];
    const rows = firsts.map((first): Row => {
      const cells = lines.slice(first, first + width).map((line) => trimmed(text, line));
      return { by: "line", start: cells[0]?.start ?? 0, end: cells.at(-1)?.end ?? 0, cells };
    });
    found.push({ rows, first: top.first - width });
    const last = groups.at(-1) ?? top;
    at = last.first + width;
  }
  return found;
}
