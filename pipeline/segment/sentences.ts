// Sentences: up to a full stop, question or exclamation mark with the closing marks behind it, or to the end of the line.
// What goes on without any is parted where a clause ends: every claim quotes its sentence, and looks for its parts in it.
import type { Section, Sentence, Stage, Table } from "../document.ts";

const SENTENCE = /[^。！？!?\r\n]*(?:[。！？!?]+[”’」』）)》]*|[\r\n]|$)/g;

/** No sentence is longer, in UTF-16 units; the longest of the reports this was made with has 746. */
const LONGEST = 2000;
/** Where one that is longer is parted, the best first: behind the last of these in its latter half. */
const PARTINGS = [/；/g, /[，、：]/g, /[;,:](?!\d)/g, /\s/g, /[^\d\p{Surrogate}](?!\d)/gu, /\P{Surrogate}/gu];

/** Where the text from `from` is to be parted, when it is longer than a sentence may be. */
function partingOf(text: string, from: number): number {
  const half = from + LONGEST / 2;
  const latter = text.slice(half, from + LONGEST);
  for (const parting of PARTINGS) {
    const last = [...latter.matchAll(parting)].at(-1);
    if (last) return half + last.index + last[0].length;
  }
  return from + LONGEST;
}

/** The innermost section that holds `at`; sections must be in order of their start. */
function innermost(sections: readonly Section[], at: number): Section | null {
  let [low, high] = [0, sections.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  for (let i = low - 1; i >= 0; i--) {
    const section = sections[i];
    if (section && at < section.end) return section;
    if (section?.level === 1) return null;
  }
  return null;
}

/** The cells of the tables from the first to the last; they are in order. */
const cellsOf = (tables: readonly Table[]) =>
  tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.filter(({ start, end }) => end > start)));

/** The stage that adds the sentences, each with the section that it stands in. A cell of a table ends its sentence. */
export const sentences: Stage<"sections" | "tables", "sentences"> = ({ text, sections, tables }) => {
  const found: Sentence[] = [];
  const cells = cellsOf(tables);
  let next = 0;
  const addSentence = (from: number, to: number) => {
    const raw = text.slice(from, to);
    const start = from + raw.length - raw.trimStart().length;
    const end = start + raw.trim().length;
    if (end > start) found.push({ start, end, section: innermost(sections, start) });
  };
  const add = (from: number, to: number) => {
    let start = from;
    while (to - start > LONGEST) {
      const parting = partingOf(text, start);
      addSentence(start, parting);
      start = parting;
    }
    addSentence(start, to);
  };
  for (const { 0: raw, index } of text.matchAll(SENTENCE)) {
    let from = index;
    const end = index + raw.length;
    for (let cell = cells[next]; cell && cell.end <= end; cell = cells[++next]) {
      add(Math.max(from, cell.start), cell.end);
      from = cell.end;
    }
    if (from === index || /[^|\s]/.test(text.slice(from, end))) add(from, end);
  }
  return { sentences: found };
};
