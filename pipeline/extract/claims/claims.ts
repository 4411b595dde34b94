// Claims: what each asserted quantity is about, read clause by clause.
import type { Claim, Stage } from "../../document.ts";
import { Chunker } from "./chunks.ts";
import { Outlook } from "./outlook.ts";
import { HeadingPeriods } from "./periods.ts";
import { aboutOf, partOf } from "./sentence-before.ts";
import { sentenceClaims } from "./sentence-claims.ts";
import { asks, TargetLists } from "./status.ts";
import { opensFigure, tableClaims } from "./table-claims.ts";

/** The stage that adds the claims: one for each asserted quantity, in the order of the text. */
export const claims: Stage<"metadata" | "sections" | "tables" | "sentences" | "tokens" | "numerals", "claims"> = (
  input,
) => {
  const chunker = new Chunker(input.text, input.tokens, input.numerals);
  const headings = new HeadingPeriods(input.sections, input.numerals, input.metadata.title);
  const targets = new TargetLists();
  let before = "";
  const inTables = tableClaims(input, headings);
  const figures = new Set(
    inTables.map(({ numeral: { start } }) => (opensFigure(input.text[start - 1]) ? start - 1 : start)),
  );
  const found: Claim[] = [];
  for (const sentence of input.sentences) {
    const text = input.text.slice(sentence.start, sentence.end);
    const listed = targets.next(text, before);
    before = text;
    const chunks = chunker.chunks(sentence);
    if (chunks.length === 0 || figures.has(sentence.start) || asks(text)) continue;
    const period = partOf(input.text, sentence, found) ?? headings.of(sentence.section);
    const about = aboutOf(input.text, sentence, found);
    found.push(...sentenceClaims({ input, sentence, chunks, period, listed, outlook: new Outlook() }, about));
  }
  return { claims: [...found, ...inTables].sort((a, b) => a.numeral.start - b.numeral.start) };
};
