// What the page holds: the texts and the tables, without what can be made of them again.
import type { Tables } from "../export/tables.ts";
import { type Columns, toColumns } from "./columns.ts";

/** The tables in the page. */
type PageTable = "documents" | "sections" | "claims" | "terms" | "concordance" | "checks" | "indicators" | "warnings";

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

/** The first documents that fit. */
function fitting(documents: Tables["documents"]): Tables["documents"] {
  let room = MOST_CHARACTERS;
  const end = documents.findIndex(({ characters }, i) => {
    room -= characters;
    return room < 0 && i > 0;
  });
  return end < 0 ? documents : documents.slice(0, end);
}

/** total is the number of the run's documents, of which the tables may hold the first ones alone. */
export function pageDataOf(
  tables: Tables,
  textOf: (id: string) => string,
  labels: Readonly<Record<string, ColumnLabel>>,
  total: number = tables.documents.length,
): PageData {
  const documents = fitting(tables.documents);
  const shown = new Set(documents.map(({ document_id }) => document_id));
  const of = <R extends { document_id: string }>(rows: readonly R[]) =>
    rows.filter((row) => shown.has(row.document_id));
  return {
    texts: Object.fromEntries(documents.map(({ document_id }) => [document_id, textOf(document_id)])),
    tables: {
      documents: toColumns(documents),
      sections: toColumns(of(tables.sections)),
      claims: toColumns(of(tables.claims), ["sentence"]),
      terms: toColumns(of(tables.terms)),
      concordance: toColumns(of(tables.concordance), ["left", "match", "right"]),
      checks: toColumns(of(tables.checks)),
      indicators: toColumns(of(tables.indicators)),
      warnings: toColumns(of(tables.warnings)),
    },
    labels,
    left: total - documents.length,
  };
}
