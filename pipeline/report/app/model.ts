// What the page knows: the tables and texts that it holds, by document, and what the reader has chosen.
import type { Rows } from "../../../schemas/rows.ts";
import type { ChartTables } from "../../chart/spec.ts";
import { fromColumns } from "../columns.ts";
import type { ColumnLabel, PageData } from "../page-data.ts";

export type Claim = Omit<Rows["claims"], "sentence">;
type Mention = Omit<Rows["concordance"], "left" | "match" | "right">;

/** A text that is cut by code points, as the offsets of the tables count. */
class Text {
  readonly length: number;
  readonly #text: string;
  readonly #points: readonly string[] | null;

  constructor(text: string) {
    this.#text = text;
    this.#points = /[\ud800-\udbff]/.test(text) ? [...text] : null;
    this.length = this.#points?.length ?? text.length;
  }

  slice(start: number, end: number): string {
    const [from, to] = [Math.max(0, start), Math.max(0, end)];
    return this.#points ? this.#points.slice(from, to).join("") : this.#text.slice(from, to);
  }
}

/** A document with all that was found in it. */
export interface Entry {
  readonly row: Rows["documents"];
  readonly text: Text;
  readonly claims: readonly Claim[];
  readonly mentions: readonly Mention[];
  readonly terms: readonly Rows["terms"][];
  readonly sections: readonly Rows["sections"][];
  readonly checks: readonly Rows["checks"][];
  readonly warnings: readonly Rows["warnings"][];
  readonly indicators: readonly Rows["indicators"][];
}

/** The documents of the page, in the order of the run. */
export interface Model {
  readonly entries: readonly Entry[];
  readonly byId: ReadonlyMap<string, Entry>;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly labels: Readonly<Record<string, ColumnLabel>>;
  readonly left: number;
}

function grouped<R extends { document_id: string }>(rows: readonly R[]): (id: string) => readonly R[] {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(row.document_id);
    if (group) group.push(row);
    else groups.set(row.document_id, [row]);
  }
  return (id) => groups.get(id) ?? [];
}

export function modelOf({ texts, tables, labels, left }: PageData): Model {
  const all = fromColumns<Claim>(tables.claims);
  const claims = grouped(all);
  const mentions = grouped(fromColumns<Mention>(tables.concordance));
  const terms = grouped(fromColumns<Rows["terms"]>(tables.terms));
  const sections = grouped(fromColumns<Rows["sections"]>(tables.sections));
  const checks = grouped(fromColumns<Rows["checks"]>(tables.checks));
  const warnings = grouped(fromColumns<Rows["warnings"]>(tables.warnings));
  const indicators = grouped(fromColumns<Rows["indicators"]>(tables.indicators));
  const entries = fromColumns<Rows["documents"]>(tables.documents).map((row): Entry => {
    const id = row.document_id;
    return {
      row,
      text: new Text(texts[id] ?? ""),
      claims: claims(id),
      mentions: mentions(id),
      terms: terms(id),
      sections: sections(id),
      checks: checks(id),
      warnings: warnings(id),
      indicators: indicators(id),
    };
  });
  return {
    entries,
    byId: new Map(entries.map((entry) => [entry.row.document_id, entry])),
    claims: new Map(all.map((claim) => [claim.claim_id, claim])),
    labels,
    left,
  };
}

/** The tables of some documents as charts take them. */
export function chartTablesOf(entries: readonly Entry[]): ChartTables {
  const all = <T>(rows: (entry: Entry) => readonly T[]) => entries.flatMap(rows);
  return {
    documents: entries.map(({ row }) => row),
    claims: all(({ claims }) => claims.map((claim) => ({ ...claim, sentence: "" }))),
    terms: all(({ terms }) => terms),
    concordance: all(({ mentions }) => mentions.map((mention) => ({ ...mention, left: "", match: "", right: "" }))),
    indicators: all(({ indicators }) => indicators),
  };
}
