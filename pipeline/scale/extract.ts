// What is done to documents, wherever it is done: in this thread, or in a worker.
import { toConllu } from "../export/conllu.ts";
import { type DocumentRecord, recordOf } from "../export/record.ts";
import { type BankRow, bankWith } from "../extract/terms/bank.ts";
import { termsOf } from "../extract/terms/terms.ts";
import type { Ingested } from "../ingest/ingest.ts";
import { analyseAll } from "../pipeline.ts";

/** What changes the result besides the document; free of anything that a thread can not hand on. */
export interface ExtractOptions {
  /** Rows of the user's own bank of terms; none for ours alone. */
  readonly bank: readonly BankRow[];
}

/** Extracts documents: the record of each, in their order. */
export function extractor({ bank }: ExtractOptions): (ingested: readonly Ingested[]) => DocumentRecord[] {
  const withTerms = bank.length > 0 ? termsOf(bankWith(bank)) : undefined;
  return (ingested) => {
    const documents = analyseAll(ingested, withTerms);
    const tokens = documents.map(toConllu);
    return documents.map((document, i) => ({ ...recordOf(document), conllu: tokens[i] as Uint8Array }));
  };
}
