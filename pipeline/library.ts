/**
 * zhengshu as a library: a text in, the rows of its tables out.
 *
 * @example
 * import { analyse } from "zhengshu";
 * const { claims } = analyse("2025年，全省粮食产量732.5亿斤，增长3%。");
 * claims[0].indicator; // "粮食产量"
 * claims[0].value; // 73250000000
 *
 * @module
 */
import { extractOf } from "./export/rows.ts";
import { type Tables, toTables } from "./export/tables.ts";
import { type BankRow, bankWith } from "./extract/terms/bank.ts";
import { termsOf } from "./extract/terms/terms.ts";
import { ingestText } from "./ingest/ingest.ts";
import { analyse as analyseDocument } from "./pipeline.ts";

export type {
  ChecksRow,
  ClaimsRow,
  ComparisonRow,
  ConcordanceRow,
  DocumentsRow,
  IndicatorsRow,
  NumeralsRow,
  Rows,
  SectionsRow,
  TermsRow,
  WarningsRow,
} from "../schemas/rows.ts";
export type { TableName } from "./export/tables.ts";
export type { BankRow, Tables };

/** What a program may say of a text besides the text. */
export interface AnalyseOptions {
  /** Names the document in its rows; `document` where none is given. */
  readonly id?: string;
  /** The day on which it was published, ISO 8601 (`2026-01-27`), by which 今年 and 去年 are resolved. */
  readonly published?: string;
  /** Policy terms of your own, which go before those of the bank. */
  readonly terms?: readonly Pick<BankRow, "term">[] | readonly BankRow[];
}

const ROW: BankRow = { term: "", category: "", subcategory: "", variants: "" };

/**
 * Extracts what a text says: the same rows, under the same names, as the pipeline writes for it. The first call loads the
 * dictionaries, which takes about a second and 300 MB.
 *
 * @param text The article as plain text. Offsets in the rows count its Unicode code points, the end exclusive.
 * @returns The rows of each table, in the order of the text.
 * @throws RangeError where `published` is no date.
 */
export function analyse(text: string, { id = "document", published, terms = [] }: AnalyseOptions = {}): Tables {
  if (published !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(published))
    throw new RangeError(`published must be a date such as 2026-01-27, not ${published}`);
  const article = {
    key: null,
    text,
    encoding: "utf-8",
    published: published ?? null,
  };
  const rows = terms.map((term) => ({ ...ROW, ...term }));
  const withTerms = rows.length > 0 ? termsOf(bankWith(rows)) : undefined;
  return toTables([extractOf(analyseDocument(ingestText(id, id, article), withTerms))]);
}
