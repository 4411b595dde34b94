// What the page holds: the texts and the tables, without what can be made of them again.
import type { Rows } from "../../schemas/rows.ts";
import { type Columns, toColumns } from "./columns.ts";

/** The tables in the page. */
export const PAGE_TABLES = [
  "documents",
  "sections",
  "claims",
  "terms",
  "concordance",
  "checks",
  "indicators",
  "warnings",
] as const;
export type PageTable = (typeof PAGE_TABLES)[number];
/** Their rows, which may be gone over more than once. */
export type PageTables = { readonly [T in PageTable]: Iterable<Rows[T]> };

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

function* columnsJson({ length, columns }: Columns): Generator<string> {
  const members = Object.entries(columns).map(([name, column]) => [name, [column].map(embedded)] as const);
  yield* objectJson([
    ["length", [embedded(length)]],
    ["columns", objectJson(members)],
  ]);
}

/** What the page leaves out of a table: parts of the document's text, which it has. */
const LEFT_OUT: { readonly [T in PageTable]?: readonly (keyof Rows[T])[] } = {
  claims: ["sentence"],
  concordance: ["left", "match", "right"],
};

/** The page's data as JSON that may stand in a script element, piece by piece. left is said of documents not in the tables. */
export function* pageDataJson(
  tables: PageTables,
  textOf: (id: string) => string,
  { labels, left }: Pick<PageData, "labels" | "left">,
): Generator<string> {
  const texts = function* () {
    for (const { document_id } of tables.documents) yield [document_id, [embedded(textOf(document_id))]] as const;
  };
  const columns = function* () {
    for (const table of PAGE_TABLES)
      yield [
        table,
        columnsJson(toColumns<object>(tables[table], LEFT_OUT[table] as readonly never[] | undefined)),
      ] as const;
  };
  yield* objectJson([
    ["texts", objectJson(texts())],
    ["tables", objectJson(columns())],
    ["labels", [embedded(labels)]],
    ["left", [embedded(left)]],
  ]);
}
