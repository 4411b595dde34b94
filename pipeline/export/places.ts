// The place that each document of a run speaks of, so that figures of different documents can meet.
import type { Rows } from "../../schemas/rows.ts";

type Document = Pick<Rows["documents"], "document_id" | "place">;

/** Place by document; the document itself where none is known. */
export const placesOf = (documents: readonly Document[]): ReadonlyMap<string, string> =>
  new Map(documents.map(({ document_id, place }) => [document_id, place ?? document_id]));
