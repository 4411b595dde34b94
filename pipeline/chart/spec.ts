// What the charts share: filling a specification with rows, labels that fit and differ, numbers in 万 and 亿.
import type { TopLevelSpec } from "vega-lite";
import type { Rows } from "../../schemas/rows.ts";
import type { TermTotals } from "./term-totals.ts";

/** A row of a chart's data. */
export type ChartRow = Readonly<Record<string, string | number | null>>;

/** A chart that has something to show: its name, and its specification with the data in it. */
export interface Chart {
  readonly name: string;
  readonly spec: TopLevelSpec;
}

/** What charts say of a document: its names, and how long it is. */
export type ChartDocument = Pick<Rows["documents"], "document_id" | "title" | "place" | "characters" | "tokens">;

/** Tables whose rows charts are made from. */
export const CHART_TABLES = ["claims", "terms", "concordance", "indicators"] as const;
export type ChartTable = (typeof CHART_TABLES)[number];

/** The tables that charts are made from. Rows may be read from files: whoever goes over them again pays for it again. */
export type ChartTables = { readonly documents: readonly ChartDocument[] } & {
  readonly [T in ChartTable]: Iterable<Rows[T]>;
};

/** Gathers what the charts of one kind show from rows that pass once, in the documents' order, and makes them. */
export type ChartMaker = { readonly [T in ChartTable]?: (row: Rows[T]) => void } & {
  /** The charts, when all rows have passed; none where there is nothing to show. */
  readonly charts: (tables: ChartTables, terms: TermTotals) => readonly Chart[];
};

/** A specification as its file has it: everything but the rows and the title. */
export type Template = Readonly<Record<string, unknown>>;

/** A title, which names the chart's subject, and the line below it. */
export interface Title {
  readonly text: string;
  readonly subtitle: string;
}

/** The chart, or none where it has no rows. */
export function fill(name: string, template: Template, values: readonly ChartRow[], title: Title): readonly Chart[] {
  if (values.length === 0) return [];
  const spec = { ...template, title, data: { name: "rows", values } } as unknown as TopLevelSpec;
  return [{ name, spec }];
}

export const MOST_ROWS = 40;
const LONGEST_LABEL = 22;

/** A label of 22 characters at most. */
export const shorten = (text: string, most = LONGEST_LABEL): string => {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : text;
};

/** Labels made distinct, for a chart lays equal ones over each other: the second 职能 becomes 职能 (2). */
export function distinct(labels: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return labels.map((label) => {
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return count === 1 ? label : `${label} (${count})`;
  });
}

const DECIMALS = 4;
const SCALES = [
  [1e12, "万亿"],
  [1e8, "亿"],
  [1e4, "万"],
] as const;

/** A number with 万, 亿 or 万亿: 31150000000 is 311.5亿. */
export function readable(value: number): string {
  const [size, name] = SCALES.find(([least]) => Math.abs(value) >= least) ?? [1, ""];
  return `${Number((value / size).toFixed(DECIMALS))}${name}`;
}

const LONGEST_NAME = 30;

/** What a run is of, for subtitles: the title of its one document, or how many there are. */
export const ofWhat = ({ documents }: ChartTables): string => {
  const [only] = documents;
  return documents.length === 1 && only
    ? shorten(only.title ?? only.document_id, LONGEST_NAME)
    : `${documents.length} 篇文档`;
};

/** Names of documents as labels: their place where all have one and it tells them apart, else their title, else their id. */
export function documentNames(documents: readonly ChartDocument[]): Map<string, string> {
  const places = documents.map(({ place }) => place ?? "");
  const told = places.every((place) => place !== "") && new Set(places).size === documents.length;
  const names = distinct(
    documents.map(({ place, title, document_id }) => shorten((told ? place : title) ?? document_id)),
  );
  return new Map(documents.map(({ document_id }, i) => [document_id, names[i] as string]));
}

/** Those that come first, and what to say of the rest: of all of them, where there are more than are given. */
export function first<T>(
  rows: readonly T[],
  most: number,
  what: string,
  all: number = rows.length,
): { shown: readonly T[]; note: string } {
  return all > most
    ? { shown: rows.slice(0, most), note: `，${all} ${what}中的前 ${most}` }
    : { shown: rows, note: "" };
}
