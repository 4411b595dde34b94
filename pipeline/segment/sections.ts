// Sections: headings by their number, by their form as short lines between paragraphs, and as leads run into a paragraph.
import type { Section, Span, Stage } from "../document.ts";
import { firstFrom, overlaps } from "../document.ts";
import { readLexicon } from "../lexicon.ts";

interface Heading {
  readonly rank: number;
  readonly number: string | null;
  readonly heading: string;
  readonly start: number;
  readonly end: number;
}

const numbers = readLexicon(new URL("headings.csv", import.meta.url), ["name", "pattern", "rank"]).map((row) => ({
  pattern: new RegExp(`^${row.pattern}`),
  rank: Number(row.rank),
}));

const UNNUMBERED_RANK = 4;
const LEAD_RANK = 9;
const LONGEST_HEADING = 60;
const LONGEST_LEAD = 32;
const LONGEST_PLAIN = 30;
const PARAGRAPH = 40;

interface Line extends Span {
  readonly text: string;
}

/** The lines without the space around them and without those of the page itself. */
function contentLines(text: string, chrome: readonly Span[]): Line[] {
  const lines: Line[] = [];
  let next = 0;
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    const plain = match[0].trim();
    const start = match.index + match[0].length - match[0].trimStart().length;
    const line = { start, end: start + plain.length, text: plain };
    while ((chrome[next]?.end ?? Number.POSITIVE_INFINITY) <= line.start) next++;
    const page = chrome[next];
    if (plain !== "" && !(page && overlaps(page, line))) lines.push(line);
  }
  return lines;
}

const withoutStop = (text: string) => text.replace(/[。．.:：]$/, "");

/** A heading with a number; where its line goes on after a full stop, the heading is what stands before. */
function numbered({ start, text }: Line): Heading | null {
  for (const { pattern, rank } of numbers) {
    const match = pattern.exec(text);
    if (!match) continue;
    const rest = text.slice(match[0].length);
    const stop = rest.search(/[。；！？]/);
    const words = stop < 0 ? rest : rest.slice(0, stop);
    if (words === "" || words.length > LONGEST_HEADING) return null;
    const length = match[0].length + words.length;
    return { rank, number: match[1] ?? null, heading: withoutStop(words.trim()), start, end: start + length };
  }
  return null;
}

const ORDERED_LEAD = /^([一二三四五六七八九十]{1,3})是([^。！？；：:;\d０-９]{4,40})。(?=.)/;
const ORDERED_RANK = 8.5;

/** 一是强化服务。 at the head of a paragraph that goes on. */
function orderedLead({ start, text }: Line): Heading | null {
  const match = ORDERED_LEAD.exec(text);
  if (!match?.[1] || !match[2]) return null;
  const end = start + match[0].length - 1;
  return { rank: ORDERED_RANK, number: match[1], heading: match[2], start, end };
}

const LEAD = /^(?:——)?([^。！？：:；;，,]{4,32})。(?=.)/;
const NOT_LEAD =
  /^(?:[一二三四五六七八九十]+是|这|今年|去年|过去|我们|同时|会议|据|目前|各位|一是|二是|现在|为此|此外|其中)|[\d０-９%％]|^[“"]/;

/** 优化政府组织架构。 at the head of a paragraph that goes on. */
function lead({ start, text }: Line): Heading | null {
  const match = LEAD.exec(text);
  const words = match?.[1] ?? "";
  const dashes = match ? match[0].indexOf(words) : 0;
  if (!match || words.length > LONGEST_LEAD || NOT_LEAD.test(words) || text.length < words.length * 2.5) return null;
  return { rank: LEAD_RANK, number: null, heading: words, start: start + dashes, end: start + dashes + words.length };
}

const PLAIN = /^[^。！？；;：:，,、]*[\u4e00-\u9fff][^。！？；;：:，,]*$/;

/** A short line without a stop between paragraphs. */
function plainHeading(line: Line, before: Line | undefined, after: Line | undefined): Heading | null {
  const short = line.text.length >= 4 && line.text.length <= LONGEST_PLAIN && PLAIN.test(line.text);
  const between = before && /[。！？；”）)]$/.test(before.text) && after;
  if (!short || !between) return null;
  const opens = after.text.length >= PARAGRAPH || numbers.some(({ pattern }) => pattern.test(after.text));
  const { start, end, text } = line;
  return opens ? { rank: UNNUMBERED_RANK, number: null, heading: text, start, end } : null;
}

function findHeadings(lines: readonly Line[]): Heading[] {
  return lines.flatMap((line, i) => {
    const heading = numbered(line) ?? orderedLead(line) ?? lead(line) ?? plainHeading(line, lines[i - 1], lines[i + 1]);
    return heading ? [heading] : [];
  });
}

/** The headings without leads that stand alone between two headings: a single short sentence heads nothing. */
function withoutLoneLeads(headings: readonly Heading[]): Heading[] {
  const isLead = (heading: Heading | undefined) => heading?.rank === LEAD_RANK;
  return headings.filter((heading, i) => !isLead(heading) || isLead(headings[i - 1]) || isLead(headings[i + 1]));
}

/** End of the last line before `at`. */
function endBefore(lines: readonly Line[], at: number): number {
  const next = firstFrom(lines, at);
  return Math.min(lines[next - 1]?.end ?? at, at);
}

/** Nests headings by rank: a section ends with the last line before one of its rank or further out. */
function nest(headings: readonly Heading[], lines: readonly Line[]): Section[] {
  const end = lines.at(-1)?.end ?? 0;
  const open: { rank: number; index: number }[] = [];
  const sections: (Section & { end: number })[] = [];
  const close = (rank: number, at: number) => {
    for (let top = open.at(-1); top && top.rank >= rank; top = open.at(-1)) {
      const section = sections[top.index];
      if (section) sections[top.index] = { ...section, end: at };
      open.pop();
    }
  };
  for (const { rank, number, heading, start, end: headingEnd } of headings) {
    close(rank, endBefore(lines, start));
    const parent = sections[open.at(-1)?.index ?? -1];
    const path = parent ? `${parent.path} › ${heading}` : heading;
    open.push({ rank, index: sections.length });
    sections.push({ level: open.length, number, heading, headingEnd, path, start, end });
  }
  return sections;
}

/** The stage that adds the sections, in the order of the text. */
export const sections: Stage<"metadata", "sections"> = ({ text, metadata }) => {
  const lines = contentLines(text, metadata.chrome);
  return { sections: nest(withoutLoneLeads(findHeadings(lines)), lines) };
};
