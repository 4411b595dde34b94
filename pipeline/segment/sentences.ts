// Sentences: up to a full stop, question or exclamation mark with the closing marks behind it, or to the end of the line.
import type { Section, Sentence, Stage, Table } from "../document.ts";

const SENTENCE = /[^。！？!?\r\n]*(?:[。！？!?]+[”’」』）)》]*|[\r\n]|$)/g;

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
  const add = (from: number, to: number) => {
    const raw = text.slice(from, to);
    const start = from + raw.length - raw.trimStart().length;
    const end = start + raw.trim().length;
    if (end > start) found.push({ start, end, section: innermost(sections, start) });
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
