// The stages in order: the table of contents of the code.
import { asWritten } from "./as-written.ts";
import { type Analysed, add, type Document, type Layer, type Stage } from "./document.ts";
import { checks } from "./extract/checks/checks.ts";
import { claims } from "./extract/claims/claims.ts";
import { numerals } from "./extract/numerals/numerals.ts";
import { terms } from "./extract/terms/terms.ts";
import type { Ingested } from "./ingest/ingest.ts";
import { simplified } from "./ingest/traditional.ts";
import { sections } from "./segment/sections.ts";
import { sentences } from "./segment/sentences.ts";
import { tables } from "./segment/tables.ts";
import { tokens } from "./segment/tokens.ts";

type WithTerms = typeof terms;

/** The documents with what a stage says of each. */
const addToAll = <R extends Layer, A extends Layer, D extends Document<R | "warnings">>(
  documents: readonly D[],
  stage: Stage<R, A>,
) => documents.map((document) => add(document, stage));

function annotate(ingested: readonly Ingested[], withTerms: WithTerms): Analysed[] {
  const sectioned = addToAll(addToAll(ingested, sections), tables);
  const segmented = addToAll(addToAll(sectioned, sentences), tokens);
  const read = addToAll(addToAll(segmented, numerals), claims);
  return addToAll(addToAll(read, withTerms), checks);
}

/**
 * Segments ingested documents and extracts what they say; withTerms finds their terms, by default those of our own bank.
 * Each is read by itself, but a stage at a time: the code and the lexicons of all stages are more than a processor's caches
 * hold, and fetching them anew for each short document would take longer than reading it.
 * A text in traditional characters is read by its simplified ones, and what is found is given as it was written.
 */
export function analyseAll(ingested: readonly Ingested[], withTerms: WithTerms = terms): Analysed[] {
  const plain = ingested.map((document) => ({ ...document, text: simplified(document.text) }));
  return annotate(plain, withTerms).map((analysed, i) => {
    const { text } = ingested[i] as Ingested;
    return text === analysed.text ? analysed : asWritten(analysed, text);
  });
}

/** As many characters of documents are best analysed together: enough for the caches, and little memory. */
export const BATCH = 60_000;

/** One document, as analyseAll has it. */
export const analyse = (ingested: Ingested, withTerms?: WithTerms): Analysed =>
  analyseAll([ingested], withTerms)[0] as Analysed;
