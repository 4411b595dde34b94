// What is done to one document, wherever it is done: in this thread, in a worker, in a filter.
import { toConllu } from "../export/conllu.ts";
import type { DocumentFiles } from "../export/export.ts";
import { type Extract, extractOf } from "../export/rows.ts";
import { type BankRow, bankWith } from "../extract/terms/bank.ts";
import { termsOf } from "../extract/terms/terms.ts";
import type { Ingested } from "../ingest/ingest.ts";
import { analyse } from "../pipeline.ts";

/** A document's rows and files, free of anything that a thread can not hand on. */
export interface Extracted {
  readonly extract: Extract;
  readonly files: DocumentFiles;
}

/** What changes the result besides the document; free of anything that a thread can not hand on. */
export interface ExtractOptions {
  /** Rows of the user's own bank of terms; none for ours alone. */
  readonly bank: readonly BankRow[];
}

/** Extracts documents, one by one. */
export function extractor({ bank }: ExtractOptions): (ingested: Ingested) => Extracted {
  const withTerms = bank.length > 0 ? termsOf(bankWith(bank)) : undefined;
  return (ingested) => {
    const document = analyse(ingested, withTerms);
    const { id, text } = document;
    return { extract: extractOf(document), files: { id, text, conllu: toConllu(document) } };
  };
}
