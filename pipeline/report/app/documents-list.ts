// The list of the documents, which a reader can search by title.
import { button, field, make } from "./dom.ts";
import { say } from "./language.ts";
import type { Entry } from "./model.ts";

/** What the list shows: which document is open, and what its titles are searched for. */
export interface ListState {
  readonly document: string;
  find: string;
}

export function renderDocuments(
  entries: readonly Entry[],
  state: ListState,
  open: (documentId: string) => void,
): readonly HTMLElement[] {
  const items = entries.map(({ row }) => {
    const current = row.document_id === state.document ? "page" : null;
    const choose = () => open(row.document_id);
    return make("li", {}, button(row.title ?? row.document_id, choose, { "aria-current": current }));
  });
  const find = (value: string) => {
    state.find = value;
    for (const [i, { row }] of entries.entries())
      (items[i] as HTMLElement).hidden = !`${row.title} ${row.document_id}`.includes(value);
  };
  find(state.find);
  return [
    make("h2", {}, say("documents")),
    field(say("findDocument"), state.find, find, { id: "find-document" }),
    make("ul", { lang: "zh" }, ...items),
  ];
}
