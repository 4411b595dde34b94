// What is done to one document, wherever it is done: in this thread, in a worker, in a filter.

import { toConllu } from "../export/conllu.ts";
import type { DocumentFiles } from "../export/export.ts";
import { type Extract, extractOf } from "../export/rows.ts";
import type { Ingested } from "../ingest/ingest.ts";
import { analyse } from "../pipeline.ts";

/** A document's rows and files, free of anything that a thread can not hand on. */
export interface Extracted {
  readonly extract: Extract;
  readonly files: DocumentFiles;
}

export function extract(ingested: Ingested): Extracted {
  const document = analyse(ingested);
  const { id, text } = document;
  return { extract: extractOf(document), files: { id, text, conllu: toConllu(document) } };
}
