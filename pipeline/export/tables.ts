// The tables of a run: the rows of its documents together, in the documents' order.
import type { Rows } from "../../schemas/rows.ts";
import { Across, summaryOf } from "./across.ts";
import type { Extract } from "./rows.ts";
import { termRows } from "./term-rows.ts";

/** Names of the tables, in the order in which a reader wants them. */
export const TABLE_NAMES = [
  "documents",
  "sections",
  "claims",
  "numerals",
  "terms",
  "concordance",
  "checks",
  "indicators",
  "warnings",
] as const satisfies readonly (keyof Rows)[];

/** Name of a table of a result. */
export type TableName = (typeof TABLE_NAMES)[number];

/** Every table with its rows. */
export type Tables = { readonly [T in TableName]: readonly Rows[T][] };

/** A document's own row. */
export function documentRow({ rows, terms }: Extract): Rows["documents"] {
  const { claims, warnings, ...rest } = rows.document;
  return { ...rest, claims, terms: terms.length, warnings };
}

/** The tables of the documents given. */
export function toTables(extracts: readonly Extract[]): Tables {
  const across = new Across();
  for (const extract of extracts) across.add(summaryOf(extract));
  const all = <T extends Exclude<keyof Extract["rows"], "document">>(table: T) =>
    extracts.flatMap(({ rows }) => rows[table] as Rows[T][]);
  return {
    documents: extracts.map(documentRow),
    sections: all("sections"),
    claims: all("claims"),
    numerals: all("numerals"),
    terms: extracts.flatMap(({ id, terms }) => termRows(id, terms, across.tfIdf)),
    concordance: all("concordance"),
    checks: [...all("checks"), ...across.conflicts],
    indicators: all("indicators").map((row) => ({ ...row, pair: across.pairOf(row.claim_id) })),
    warnings: all("warnings"),
  };
}
