// Document: the one thing that every stage takes and gives back. Spans are UTF-16 here, so that text.slice(start, end) is
// the evidence; they become code points when rows are written.
import type { ChecksRow, ClaimsRow, NumeralsRow, TermsRow } from "../schemas/rows.ts";

/** A half-open interval of a document's text, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What ingest knows of an input besides its text. Dates are ISO 8601. */
interface Metadata {
  readonly file: string;
  readonly sha256: string;
  readonly encoding: string;
  readonly title: string | null;
  readonly published: string | null;
  readonly dated: string | null;
  /** The place that the document speaks of, as its corpus or its title has it. */
  readonly place: string | null;
  readonly source: string | null;
  /** Address that the page was fetched from. */
  readonly url: string | null;
  readonly author: string | null;
  readonly issuer: string | null;
  readonly document_number: string | null;
  readonly index_number: string | null;
  readonly views: number | null;
  /** Parts of the text that belong to the page and not to the article: counters, buttons, source lines. */
  readonly chrome: readonly Span[];
}

/** A heading and the text that it governs: start is that of the heading, end that of the last text under it. */
export interface Section extends Span {
  readonly level: number;
  /** The number as written, without brackets and points: 一, 1, 第三章. */
  readonly number: string | null;
  readonly heading: string;
  readonly headingEnd: number;
  /** Headings from the outermost to this one, joined by " › ". */
  readonly path: string;
}

/** A row of a table, with its cells from left to right; an empty cell has no length. */
interface TableRow extends Span {
  readonly cells: readonly Span[];
}

/** A table. Its first headRows rows say what the columns are of, its headColumns what the rows are of. */
export interface Table extends Span {
  /** The lines above it, with its name, period and unit. */
  readonly caption: Span | null;
  readonly rows: readonly TableRow[];
  readonly headRows: number;
  readonly headColumns: readonly number[];
  readonly figureColumns: readonly number[];
  /** False where the heads do not line up with the figures, so that what these are of stays open. */
  readonly headed: boolean;
  /** The column that numbers the rows. */
  readonly indexColumn: number | null;
}

/** A sentence without the white space around it. */
export interface Sentence extends Span {
  readonly section: Section | null;
}

/** A word with jieba's tag and the Universal part of speech. */
export interface Token extends Span {
  readonly text: string;
  readonly tag: string;
  readonly pos: string;
}

/** A numeral as read: what it says, in which unit, and what it is there for. */
export interface Numeral extends Span {
  readonly type: NumeralsRow["type"];
  /** claim for an asserted quantity; otherwise what the numeral does instead: list_marker, name, idiom … */
  readonly role: NumeralsRow["role"];
  /** Name of the rule that read it. */
  readonly rule: string;
  /** In the unit as written: 3.5亿元 is 350000000, 8% is 8. Null for a range and for what has no value. */
  readonly value: number | null;
  /** The two ends of a range, both inclusive; null where there is none. */
  readonly low: number | null;
  readonly high: number | null;
  readonly comparator: ClaimsRow["comparator"];
  /** As written less scale words, full-width folded; null where there is none. */
  readonly unit: string | null;
  /** A date, an interval or a duration in ISO 8601; null for other numerals and where it stays open. */
  readonly iso: string | null;
}

/** A quantity that the document asserts. numeral is its own; fromNumeral that of the value it moved from. */
export interface Claim {
  readonly numeral: Numeral;
  readonly fromNumeral: Numeral | null;
  /** Other numerals that the claim takes in, such as the limit that defines what is counted. */
  readonly within: readonly Numeral[];
  readonly sentence: Sentence;
  readonly kind: ClaimsRow["kind"];
  readonly direction: ClaimsRow["direction"];
  readonly indicator: string | null;
  readonly indicatorSpan: Span | null;
  readonly action: string | null;
  readonly agent: string | null;
  readonly period: string | null;
  readonly baseline: string | null;
  readonly status: ClaimsRow["status"];
  /** Name of the bank's indicator that this one is a variant of. */
  readonly standard: string | null;
  readonly rule: string;
}

/** One mention of a policy term. */
export interface Mention extends Span {
  /** As written, without quotation marks. */
  readonly term: string;
  /** The form under which the bank lists it; the term itself where no bank does. */
  readonly standard: string;
  readonly category: string | null;
  readonly subcategory: string | null;
  readonly source: TermsRow["source"];
  /** Name of the rule that found it. */
  readonly rule: string;
}

/** A test of the document's own arithmetic or lists. */
export interface Check {
  readonly check: ChecksRow["check"];
  readonly claims: readonly Claim[];
  readonly result: ChecksRow["result"];
  readonly value: number | null;
  readonly detail: string;
}

/** Something in an input that a reader should look at; code is `stage/rule`. */
export interface Warning {
  readonly code: string;
  readonly span: Span | null;
  readonly message: string;
}

/** The layers of annotation that stages add. */
interface Layers {
  readonly metadata: Metadata;
  readonly sections: readonly Section[];
  readonly tables: readonly Table[];
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly numerals: readonly Numeral[];
  readonly claims: readonly Claim[];
  readonly mentions: readonly Mention[];
  readonly checks: readonly Check[];
  readonly warnings: readonly Warning[];
}

export type Layer = keyof Layers;

/** A text with the layers of annotation named in L. */
export type Document<L extends Layer = never> = { readonly id: string; readonly text: string } & Pick<Layers, L>;

/** A document with every layer. */
export type Analysed = Document<Layer>;

/** A stage says which layers it reads and which it adds; the compiler refuses a wrong order. Any stage may warn. */
export type Stage<Reads extends Layer, Adds extends Layer> = (
  document: Document<Reads>,
) => Pick<Layers, Adds> & { readonly warnings?: readonly Warning[] };

/** The document with what a stage says of it; its warnings follow those of the stages before. */
export function add<R extends Layer, A extends Layer, D extends Document<R | "warnings">>(
  document: D,
  stage: Stage<R, A>,
): D & Document<A> {
  const { warnings = [], ...layers } = stage(document);
  return { ...document, ...(layers as unknown as Pick<Layers, A>), warnings: [...document.warnings, ...warnings] };
}

/** Index of the first of the spans, which are in order, that begins at `start` or behind it. */
export function firstFrom(spans: readonly Span[], start: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True where a span shares a character with one of the spans, which are in order and apart. */
export const overlapsAny = (spans: readonly Span[], { start, end }: Span): boolean =>
  (spans[firstFrom(spans, end) - 1]?.end ?? 0) > start;

/** True where the two spans share a character. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
