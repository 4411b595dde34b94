// Puts the pieces of text on the pages of a PDF or OFD together: into lines, lines into paragraphs, without heads and page numbers.

/** A piece of text as it stands on a page: x to the right and y upwards, in any unit of length. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Size of its letters. */
  readonly size: number;
}

interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** Pieces whose baselines are as near, in parts of their size, stand on one line. */
const SAME_LINE = 0.5;
/** A gap as wide, in parts of the size, parts cells; between Chinese characters, where no setter puts space, a narrower one. */
const CELL_GAP = 0.7;
const HAN_CELL_GAP = 0.28;
/** In a row that has cells, a gap as wide parts them too; a narrower one parts words. */
const ROW_GAP = 0.28;
const WORD_GAP = 0.2;
const HAN = /\p{Script=Han}/u;
/** Spaces between Chinese and figures are the setter's and no part of the text. */
const SETTERS_SPACE =
  /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef]) +|(?<!^) +(?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])/gu;
const BETWEEN_FIGURES = /(?<=[\d.%％]) +(?=[-−–]?\d)/;
const ARTICLE = /^第.{1,6}[章节条]$/;

/** A line's pieces from left to right, each with the gap before it in parts of the size. */
function spaced(pieces: readonly Piece[], size: number): { text: string; gap: number }[] {
  let end = pieces[0]?.x ?? 0;
  return pieces
    .filter(({ text }) => text.trim() !== "")
    .map(({ text, x, width }) => {
      const gap = (x - end) / size;
      end = Math.max(end, x + width);
      return { text, gap };
    });
}

/** The cells of a line; one for a line of prose. */
function cellsOf(pieces: readonly Piece[], size: number): string[] {
  const parts = spaced(pieces, size);
  // 政 府 工 作 报 告: characters set apart one by one are words and no cells.
  const apart = parts.filter(({ text, gap }, i) => i > 0 && gap > HAN_CELL_GAP && [...text.trim()].length === 1).length;
  const spread =
    apart > 0 && apart >= (parts.length - 1) / 2 && parts.every(({ text }) => [...text.trim()].length === 1);
  const partsCells = ({ text, gap }: { text: string; gap: number }, i: number) => {
    const chinese = HAN.test(parts[i - 1]?.text.at(-1) ?? "") && HAN.test(text[0] ?? "");
    return i > 0 && gap > (chinese ? HAN_CELL_GAP : CELL_GAP);
  };
  const isRow = !spread && parts.some(partsCells);
  const cells: string[] = [];
  parts.forEach(({ text, gap }, i) => {
    const words = isRow ? text.split(BETWEEN_FIGURES) : [text];
    const last = cells.at(-1);
    if (last === undefined || (isRow && (gap > ROW_GAP || partsCells({ text, gap }, i)))) cells.push(words[0] ?? "");
    else cells[cells.length - 1] = `${last}${gap > WORD_GAP ? " " : ""}${words[0]}`;
    cells.push(...words.slice(1));
  });
  return cells.map((cell) => cell.replaceAll(SETTERS_SPACE, "").trim());
}

interface RawLine extends Omit<Line, "text"> {
  readonly cells: readonly string[];
}

function lineOf(pieces: readonly Piece[]): RawLine {
  const sorted = [...pieces].sort((a, b) => a.x - b.x);
  const size = Math.max(...sorted.map((piece) => piece.size));
  const written = sorted.filter(({ text }) => text.trim() !== "");
  const right = Math.max(...written.map(({ x, width }) => x + width));
  return { cells: cellsOf(sorted, size), left: written[0]?.x ?? 0, right, y: written[0]?.y ?? 0, size };
}

/** Two cells make a row only beside another row: 第一条 and its text stand apart too. */
function withText(line: RawLine, before: RawLine | undefined, after: RawLine | undefined): Line {
  const { cells, ...place } = line;
  const beside = (before?.cells.length ?? 0) > 1 || (after?.cells.length ?? 0) > 1;
  const row = (cells.length > 2 || beside) && !ARTICLE.test(cells[0] ?? "");
  return { ...place, text: cells.join(row ? "\t" : "　") };
}

/** The lines of a page from its top to its foot. */
function linesOf(pieces: readonly Piece[]): Line[] {
  const groups: Piece[][] = [];
  for (const piece of [...pieces].filter(({ text }) => text.trim() !== "").sort((a, b) => b.y - a.y)) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    const near = first && Math.abs(first.y - piece.y) <= SAME_LINE * Math.min(first.size, piece.size);
    if (near) group?.push(piece);
    else groups.push([piece]);
  }
  const lines = groups.map(lineOf);
  return lines.map((line, i) => withText(line, lines[i - 1], lines[i + 1]));
}

const PAGE_NUMBER =
  /^[-—–―－·•\s]*(?:第\s*)?[\dIVXivx０-９]{1,5}(?:\s*页)?(?:\s*[/／,，]?\s*共?\s*\d+\s*页?)?[-—–―－·•\s]*$/;
/** A head that stands on more of the pages is the page's and not the text's. */
const RUNNING = 0.5;
const LEAST_RUNNING_PAGES = 4;
const LONGEST_HEAD = 30;
/** A line that says something is no head, however often it stands there. */
const SAYS = /[，。；：！？]/;
/** A head and a page number, at one end of a page. */
const MOST_EDGES = 2;

const plainHead = (text: string) => text.replaceAll(/\d+/g, "#");

/** Lines that stand on many pages at the same end, page numbers aside. */
function runningLines(pages: readonly (readonly Line[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const lines of pages)
    for (const line of new Set([lines[0], lines.at(-1)].map((edge) => plainHead(edge?.text ?? ""))))
      counts.set(line, (counts.get(line) ?? 0) + 1);
  const least = Math.max(LEAST_RUNNING_PAGES, pages.length * RUNNING);
  return new Set([...counts].filter(([, count]) => count >= least).map(([line]) => line));
}

function withoutEdges(lines: readonly Line[], running: ReadonlySet<string>): Line[] {
  const isEdge = ({ text }: Line) =>
    PAGE_NUMBER.test(text) || (text.length <= LONGEST_HEAD && !SAYS.test(text) && running.has(plainHead(text)));
  let [start, end] = [0, lines.length];
  while (start < Math.min(end, MOST_EDGES) && isEdge(lines[start] as Line)) start++;
  while (end > Math.max(start, lines.length - MOST_EDGES) && isEdge(lines[end - 1] as Line)) end--;
  return lines.slice(start, end);
}

/** How far from the margin, in parts of the size, a line begins or ends that begins or ends a paragraph. */
const INDENT = 1.4;
/** A line that ends inside a sentence may be as much shorter: a figure that may not be broken has gone to the next. */
const RAGGED = 5;
const SENTENCE_END = /[。！？；：”）.!?;:]$/;
const LEADING = 1.7;

/** The usual distance of the lines, and the column that they fill. */
function measure(lines: readonly Line[]): { left: number; right: number; leading: number } {
  const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
  const steps = lines.slice(1).map((line, i) => (lines[i]?.y ?? 0) - line.y);
  const prose = lines.filter(({ text }) => !text.includes("\t"));
  const left = Math.min(...prose.map((line) => line.left));
  return { left, right: Math.max(...prose.map((line) => line.right)), leading: middle(steps) };
}

const isWord = (text: string | undefined) => /[A-Za-z\d]/.test(text ?? "");

/** Joins lines that one paragraph was broken into: a line that fills its column goes on in the next that is not set in. */
function paragraphsOf(pages: readonly (readonly Line[])[]): string[] {
  const paragraphs: string[] = [];
  let open = false;
  for (const lines of pages) {
    const { left, right, leading } = measure(lines);
    lines.forEach((line, i) => {
      const before = lines[i - 1];
      const apart = before && (before.y - line.y > leading * LEADING || Math.abs(before.size - line.size) > 1);
      const setIn = line.left - left > INDENT * line.size;
      const last = paragraphs.at(-1);
      if (open && !apart && !setIn && !line.text.includes("\t") && last !== undefined) {
        const space = isWord(last.at(-1)) && /^[A-Za-z]/.test(line.text) ? " " : "";
        paragraphs[paragraphs.length - 1] = `${last}${space}${line.text}`;
      } else paragraphs.push(line.text);
      const short = SENTENCE_END.test(line.text) ? INDENT : RAGGED;
      open = right - line.right <= short * line.size && !line.text.includes("\t");
    });
  }
  return paragraphs;
}

/** The text of pages, a line a paragraph and a line a row of a table with tabs between its cells. */
export function layOut(pages: readonly (readonly Piece[])[]): string {
  const lines = pages.map(linesOf);
  const running = runningLines(lines);
  return paragraphsOf(lines.map((page) => withoutEdges(page, running)).filter((page) => page.length > 0)).join("\n");
}
