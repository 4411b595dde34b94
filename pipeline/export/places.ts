// The place that each document of a run speaks of, so that figures of different documents can meet.
import type { Rows } from "../../schemas/rows.ts";

type Document = Pick<Rows["documents"], "document_id" | "title">;

const PLACE = /[\u4e00-\u9fff]{2,8}?(?:特别行政区|自治区|自治州|自治县|省|市|盟|州|县|区|旗)/;

/** Document by its place, as its title or its name has it; the document itself where neither says. */
export function placesOf(documents: readonly Document[]): ReadonlyMap<string, string> {
  const place = ({ document_id, title }: Document) =>
    PLACE.exec(title ?? "")?.[0] ?? PLACE.exec(document_id)?.[0] ?? document_id;
  return new Map(documents.map((document) => [document.document_id, place(document)]));
}
