// What is done to one document, wherever it is done: in this thread, or in a worker.
import { toConllu } from "../export/conllu.ts";
import { type DocumentRecord, recordOf } from "../export/record.ts";
import { type BankRow, bankWith } from "../extract/terms/bank.ts";
import { termsOf } from "../extract/terms/terms.ts";
import type { Ingested } from "../ingest/ingest.ts";
import { analyse } from "../pipeline.ts";

/** What changes the result besides the document; free of anything that a thread can not hand on. */
export interface ExtractOptions {
  /** Rows of the user's own bank of terms; none for ours alone. */
  readonly bank: readonly BankRow[];
}

/** Extracts documents, one by one. */
export function extractor({ bank }: ExtractOptions): (ingested: Ingested) => DocumentRecord {
  const withTerms = bank.length > 0 ? termsOf(bankWith(bank)) : undefined;
  return (ingested) => {
    const document = analyse(ingested, withTerms);
    return { ...recordOf(document), conllu: toConllu(document) };
  };
}
