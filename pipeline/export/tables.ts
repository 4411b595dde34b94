// The tables of a run: the rows of its documents together, in the documents' order.
import type { Rows } from "../../schemas/rows.ts";
import { conflictsBetween } from "./conflicts.ts";
import { withPairs } from "./pairs.ts";
import { placesOf } from "./places.ts";
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

/** The tables of the documents given. */
export function toTables(extracts: readonly Extract[]): Tables {
  const places = placesOf(extracts.map(({ rows }) => rows.document));
  const all = <T extends Exclude<keyof Extract["rows"], "document">>(table: T) =>
    extracts.flatMap(({ rows }) => rows[table] as Rows[T][]);
  return {
    documents: extracts.map(({ rows, terms }) => {
      const { claims, warnings, ...rest } = rows.document;
      return { ...rest, claims, terms: terms.length, warnings };
    }),
    sections: all("sections"),
    claims: all("claims"),
    numerals: all("numerals"),
    terms: termRows(extracts),
    concordance: all("concordance"),
    checks: [...all("checks"), ...conflictsBetween(all("claims"), all("indicators"), places)],
    indicators: withPairs(all("indicators"), places),
    warnings: all("warnings"),
  };
}
