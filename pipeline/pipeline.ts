// The stages in order: the table of contents of the code.
import { asWritten } from "./as-written.ts";
import { type Analysed, add } from "./document.ts";
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

function annotate(ingested: Ingested, withTerms: WithTerms): Analysed {
  const segmented = add(add(add(add(ingested, sections), tables), sentences), tokens);
  const read = add(add(segmented, numerals), claims);
  return add(add(read, withTerms), checks);
}

/**
 * Segments an ingested document and extracts what it says; withTerms finds its terms, by default those of our own bank.
 * A text in traditional characters is read by its simplified ones, and what is found is given as it was written.
 */
export function analyse(ingested: Ingested, withTerms: WithTerms = terms): Analysed {
  const text = simplified(ingested.text);
  const analysed = annotate({ ...ingested, text }, withTerms);
  return text === ingested.text ? analysed : asWritten(analysed, ingested.text);
}
