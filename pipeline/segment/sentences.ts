// Sentences: up to a full stop, question or exclamation mark with the closing marks behind it, or to the end of the line.
import type { Section, Sentence, Stage } from "../document.ts";

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

/** The stage that adds the sentences, each with the section that it stands in. */
export const sentences: Stage<"sections", "sentences"> = ({ text, sections }) => {
  const found: Sentence[] = [];
  for (const { 0: raw, index } of text.matchAll(SENTENCE)) {
    const start = index + raw.length - raw.trimStart().length;
    const end = start + raw.trim().length;
    if (end > start) found.push({ start, end, section: innermost(sections, start) });
  }
  return { sentences: found };
};
