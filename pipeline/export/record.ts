// What a run keeps of a document between its extraction and the writing of the tables: its rows as lines of the tables'
// files. Cells that need the whole run are left out of the lines, to be put in when all documents are known.
import type { Rows } from "../../schemas/rows.ts";
import type { Analysed } from "../document.ts";
import { validateRows } from "../validate/validate.ts";
import { type Summary, summaryOf } from "./across.ts";
import { csvAround, csvLine } from "./csv.ts";
import { type Extract, extractOf } from "./rows.ts";
import { documentRow } from "./tables.ts";
import { termRows } from "./term-rows.ts";

/** Tables of which a document's rows are known from the document alone. */
export const OWN_TABLES = ["documents", "sections", "claims", "numerals", "concordance", "checks", "warnings"] as const;
type OwnTable = (typeof OWN_TABLES)[number];

/** Rows as the files have them: JSON without what parts the lines, CSV with their ends. */
interface Lines {
  readonly rows: number;
  readonly json: Text;
  readonly csv: Text;
}

/** A text, or its bytes in UTF-8. */
type Text = string | Uint8Array;

/** A row in two pieces each, between which a cell is to be put. */
interface OpenLine {
  readonly json: readonly [string, string];
  readonly csv: readonly [string, string];
}

/** A document's share of the tables. */
export interface TableRecord {
  readonly id: string;
  readonly text: Text;
  readonly summary: Summary;
  readonly own: Readonly<Record<OwnTable, Lines>>;
  /** Rows of terms without tf_idf. */
  readonly terms: readonly (OpenLine & { readonly term: string; readonly count: number })[];
  /** Rows of indicators without pair. */
  readonly indicators: readonly (OpenLine & { readonly claimId: string })[];
}

/** A document's share of the tables, and its tokens in CoNLL-U. */
export interface DocumentRecord extends TableRecord {
  readonly conllu: Text;
}

/** What parts the rows of a table in JSON. */
export const JSON_SEPARATOR = ",\n";

function linesOf<T extends OwnTable>(table: T, rows: readonly Rows[T][]): Lines {
  validateRows(table, rows);
  const json = rows.map((row) => JSON.stringify(row)).join(JSON_SEPARATOR);
  return { rows: rows.length, json, csv: rows.map((row) => csvLine(table, row)).join("") };
}

/** A quotation mark inside a text is escaped in JSON, so that a column's name in quotes stands in a row once. */
function openLine<T extends "terms" | "indicators">(table: T, row: Rows[T], column: string, open: unknown): OpenLine {
  const json = JSON.stringify(row);
  const name = `"${column}":`;
  const at = json.indexOf(name) + name.length;
  const end = at + String(open).length;
  return { json: [json.slice(0, at), json.slice(end)], csv: csvAround(table, row, column) };
}

/** What stands in the open cells until all documents are known. */
const NO_WEIGHT = 0;
const NO_PAIR = null;

/** @throws RowError where a row does not fit its schema: a mistake of ours. */
export function recordOf(document: Analysed): TableRecord {
  const extract: Extract = extractOf(document);
  const { id, text, rows } = extract;
  const terms = termRows(id, extract.terms, () => NO_WEIGHT);
  validateRows("terms", terms);
  validateRows("indicators", rows.indicators);
  return {
    id,
    text,
    summary: summaryOf(extract),
    own: {
      documents: linesOf("documents", [documentRow(extract)]),
      sections: linesOf("sections", rows.sections),
      claims: linesOf("claims", rows.claims),
      numerals: linesOf("numerals", rows.numerals),
      concordance: linesOf("concordance", rows.concordance),
      checks: linesOf("checks", rows.checks),
      warnings: linesOf("warnings", rows.warnings),
    },
    terms: terms.map((row) => ({ term: row.term, count: row.count, ...openLine("terms", row, "tf_idf", NO_WEIGHT) })),
    indicators: rows.indicators.map((row) => ({
      claimId: row.claim_id,
      ...openLine("indicators", row, "pair", NO_PAIR),
    })),
  };
}
