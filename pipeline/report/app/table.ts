// A table of many rows, a page at a time; before the paper is printed, all of them.
import { button, make } from "./dom.ts";
import { say } from "./language.ts";

const ROWS = 100;

/** A column: its header and what stands in its cells. */
export interface Column<R> {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly cell: (row: R) => string;
  readonly number?: boolean;
}

export interface TableOptions<R> {
  readonly caption: string;
  /** What the row is known by: its row carries it as data-key. */
  readonly keyOf: (row: R) => string;
  readonly choose: (row: R) => void;
}

const REVEAL = "reveal-row";

/** Turns a table to the page that has the row with the key, if one has. */
export const reveal = (table: Element, key: string): boolean =>
  table.dispatchEvent(new CustomEvent(REVEAL, { detail: key }));

/** The rows as a table with a pager. The first cell of each row is a button that chooses it, and so does a click. */
export function renderTable<R>(
  rows: readonly R[],
  columns: readonly Column<R>[],
  { caption, keyOf, choose }: TableOptions<R>,
): HTMLElement {
  const body = make("tbody");
  const head = columns.map(({ title, description, number }) =>
    make("th", { scope: "col", title: description ?? null, class: number ? "number" : null }, title),
  );
  const table = make(
    "table",
    { "data-rows": rows.length },
    make("caption", {}, `${caption} · ${say("rows", { count: rows.length })}`),
    make("thead", {}, make("tr", {}, ...head)),
    body,
  );
  const rowOf = (row: R) => {
    const cells = columns.map(({ cell, number }, i) => {
      const attributes = { class: number ? "number" : null };
      if (i > 0) return make("td", attributes, cell(row));
      return make("th", { scope: "row" }, make("button", { type: "button", class: "row" }, cell(row)));
    });
    const line = make("tr", { "data-key": keyOf(row) }, ...cells);
    line.addEventListener("click", () => choose(row));
    return line;
  };
  const pages = Math.max(1, Math.ceil(rows.length / ROWS));
  let page = 0;
  const where = make("span", { "aria-live": "polite" });
  const show = (to: number) => {
    page = Math.min(pages - 1, Math.max(0, to));
    body.replaceChildren(...rows.slice(page * ROWS, (page + 1) * ROWS).map(rowOf));
    where.textContent = say("page", { page: page + 1, pages });
    previous.disabled = page === 0;
    next.disabled = page === pages - 1;
  };
  const previous = button(say("previous"), () => show(page - 1));
  const next = button(say("next"), () => show(page + 1));
  show(0);
  const whole = make("div", { class: "table" }, table);
  if (pages > 1) whole.append(make("div", { class: "pager" }, previous, where, next));
  if (rows.length === 0) whole.append(make("p", { class: "quiet" }, say("none")));
  whole.addEventListener(REVEAL, (event) => {
    const key = event instanceof CustomEvent ? event.detail : null;
    const at = rows.findIndex((row) => keyOf(row) === key);
    if (at >= 0) show(Math.floor(at / ROWS));
  });
  whole.addEventListener("print-all", () => body.replaceChildren(...rows.map(rowOf)));
  whole.addEventListener("print-done", () => show(page));
  return whole;
}
