// What the page holds: the texts and the tables, without what can be made of them again.
import type { Rows } from "../../schemas/rows.ts";
import { type Columns, ColumnTable } from "./columns.ts";

/** The tables in the page. */
const PAGE_TABLES = [
  "documents",
  "sections",
  "claims",
  "terms",
  "concordance",
  "checks",
  "indicators",
  "warnings",
] as const;
type PageTable = (typeof PAGE_TABLES)[number];

/** A column's title and meaning, for headers and for whoever points at them. */
export interface ColumnLabel {
  readonly title: string;
  readonly description: string;
  readonly description_zh: string;
}

export interface PageData {
  /** By document id. */
  readonly texts: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<PageTable, Columns>>;
  readonly labels: Readonly<Record<string, ColumnLabel>>;
  /** Documents of the run that the page has no room for. */
  readonly left: number;
}

/** A page of more characters than these opens slowly; what is beyond is in the tables alone. */
export const MOST_CHARACTERS = 6_000_000;

/** JSON for a script element: nothing in it can close the element or open a comment. */
const embedded = (value: unknown) => JSON.stringify(value).replaceAll("<", "\\u003c");

/** The JSON of an object, a member at a time, so that no more than one is held. */
function* objectJson(members: Iterable<readonly [name: string, json: Iterable<string>]>): Generator<string> {
  let before = "{";
  for (const [name, json] of members) {
    yield `${before}${embedded(name)}:`;
    yield* json;
    before = ",";
  }
  yield before === "{" ? "{}" : "}";
}

function* columnsJson(table: ColumnTable<never>): Generator<string> {
  const members = function* () {
    for (const [name, column] of table.encoded()) yield [name, [embedded(column)]] as const;
  };
  yield* objectJson([
    ["length", [embedded(table.length)]],
    ["columns", objectJson(members())],
  ]);
}

/** What the page leaves out of a table: parts of the document's text, which it has. */
const LEFT_OUT: { readonly [T in PageTable]?: readonly (keyof Rows[T])[] } = {
  claims: ["sentence"],
  concordance: ["left", "match", "right"],
};

/** The tables of a page, by columns. */
export type PageTables = { readonly [T in PageTable]: ColumnTable<Rows[T]> };

/** Tables of a page, to be filled; the rows given are in them from the start. */
export function pageTables(rows: { readonly [T in PageTable]?: Iterable<Rows[T]> } = {}): PageTables {
  const filled = PAGE_TABLES.map((name) => {
    const table = new ColumnTable<object>(LEFT_OUT[name] as readonly never[] | undefined);
    for (const row of rows[name] ?? []) table.add(row);
    return [name, table];
  });
  return Object.fromEntries(filled) as PageTables;
}

/** The page's data as JSON that may stand in a script element, piece by piece. left is said of documents not in the tables. */
export function* pageDataJson(
  tables: PageTables,
  textOf: (id: string) => string,
  { labels, left }: Pick<PageData, "labels" | "left">,
): Generator<string> {
  const texts = function* () {
    for (const id of tables.documents.cells("document_id") as readonly string[])
      yield [id, [embedded(textOf(id))]] as const;
  };
  const columns = function* () {
    for (const table of PAGE_TABLES) yield [table, columnsJson(tables[table])] as const;
  };
  yield* objectJson([
    ["texts", objectJson(texts())],
    ["tables", objectJson(columns())],
    ["labels", [embedded(labels)]],
    ["left", [embedded(left)]],
  ]);
}
