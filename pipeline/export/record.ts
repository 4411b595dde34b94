// What a run keeps of a document between its extraction and the writing of the tables: its rows as lines of the tables'
// files. Cells that need the whole run are left out of the lines, to be put in when all documents are known.
import type { Rows } from "../../schemas/rows.ts";
import type { Analysed } from "../document.ts";
import { validateRows } from "../validate/validate.ts";
import { type Summary, summaryOf } from "./across.ts";
import { type Lines, linesOf, type OpenLines, openLinesOf } from "./lines.ts";
import { type Extract, extractOf } from "./rows.ts";
import { documentRow } from "./tables.ts";
import { termRows } from "./term-rows.ts";

/** Tables of which a document's rows are known from the document alone. */
export const OWN_TABLES = ["documents", "sections", "claims", "numerals", "concordance", "checks", "warnings"] as const;
type OwnTable = (typeof OWN_TABLES)[number];

/** A text, or its bytes in UTF-8. */
type Text = string | Uint8Array;

/** What is known from the document alone. */
interface OwnRecord {
  readonly id: string;
  readonly text: Text;
  readonly summary: Summary;
  readonly own: Readonly<Record<OwnTable, Lines>>;
}

/** What lacks a cell in each row until all documents are known. */
export interface OpenRecord {
  readonly id: string;
  /** Rows of terms without tf_idf, and what that is reckoned from. */
  readonly terms: OpenLines & { readonly counts: readonly (readonly [term: string, count: number])[] };
  /** Rows of indicators without pair, and the claims that pairs are known by. */
  readonly indicators: OpenLines & { readonly claimIds: readonly string[] };
}

/** A document's share of the tables. */
export type TableRecord = OwnRecord & OpenRecord;

/** The tokens of a document in CoNLL-U. */
interface Tokens {
  readonly conllu: Text;
}

/** What a result shows of a document before all documents are known. */
export type ReadyRecord = OwnRecord & Tokens;

/** A document's share of the tables, and its tokens. */
export type DocumentRecord = TableRecord & Tokens;

function validLines<T extends OwnTable>(table: T, rows: readonly Rows[T][]): Lines {
  validateRows(table, rows);
  return linesOf(table, rows);
}

/** What stands in for a term's weight until all documents are known. */
const NO_WEIGHT = 0;

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
      documents: validLines("documents", [documentRow(extract)]),
      sections: validLines("sections", rows.sections),
      claims: validLines("claims", rows.claims),
      numerals: validLines("numerals", rows.numerals),
      concordance: validLines("concordance", rows.concordance),
      checks: validLines("checks", rows.checks),
      warnings: validLines("warnings", rows.warnings),
    },
    terms: { ...openLinesOf("terms", terms, "tf_idf"), counts: terms.map(({ term, count }) => [term, count]) },
    indicators: {
      ...openLinesOf("indicators", rows.indicators, "pair"),
      claimIds: rows.indicators.map((row) => row.claim_id),
    },
  };
}
