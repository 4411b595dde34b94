// The stages in order: the table of contents of the code.
import { add, type Document } from "./document.ts";
import { checks } from "./extract/checks/checks.ts";
import { claims } from "./extract/claims/claims.ts";
import { numerals } from "./extract/numerals/numerals.ts";
import { terms } from "./extract/terms/terms.ts";
import type { Ingested } from "./ingest/ingest.ts";
import { sections } from "./segment/sections.ts";
import { sentences } from "./segment/sentences.ts";
import { tokens } from "./segment/tokens.ts";

/** A document with every layer. */
export type Analysed = Document<
  "metadata" | "sections" | "sentences" | "tokens" | "numerals" | "claims" | "mentions" | "checks" | "warnings"
>;

/** Segments an ingested document and extracts what it says; withTerms finds its terms, by default those of our own bank. */
export function analyse(ingested: Ingested, withTerms: typeof terms = terms): Analysed {
  const segmented = add(add(add(ingested, sections), sentences), tokens);
  const read = add(add(segmented, numerals), claims);
  return add(add(read, withTerms), checks);
}
