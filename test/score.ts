// Scores claims against a gold table: a gold claim and a row meet where their quantities overlap.
import { readdirSync, readFileSync } from "node:fs";
import { extractOf } from "../pipeline/export/rows.ts";
import { type Ingested, ingest, ingestText } from "../pipeline/ingest/ingest.ts";
import { analyse } from "../pipeline/pipeline.ts";
import type { Rows } from "../schemas/rows.ts";

type Claim = Rows["claims"];

interface Gold extends Record<Column, string> {
  readonly optional: boolean;
  readonly start: number;
  readonly end: number;
}

const COLUMNS = ["quantity", "value", "unit", "kind", "direction", "indicator", "status", "comparator"] as const;
type Column = (typeof COLUMNS)[number];

export const GOLD: URL = new URL("gold/", import.meta.url);
/** Names of the annotated texts of a folder: those with a table NAME.tsv beside NAME.txt. */
export const goldNames = (folder: URL): string[] => {
  const files = new Set(readdirSync(folder));
  return [...files].flatMap((file) => {
    const name = file.replace(/\.txt$/, "");
    return name !== file && files.has(`${name}.tsv`) ? [name] : [];
  });
};
export const goldText = (name: string, folder = GOLD): string => readFileSync(new URL(`${name}.txt`, folder), "utf8");

/** The document of a text, as a file NAME.txt in UTF-8 would give it; published is the day of its publication, ISO 8601. */
export function textDocument(name: string, text: string, published: string | null = null): Ingested {
  const bytes = new TextEncoder().encode(text);
  return ingestText(name, `${name}.txt`, { key: null, text, encoding: "utf-8", bytes, published });
}

/** The documents of a file's bytes. */
export async function ingestAll(...args: Parameters<typeof ingest>): Promise<Ingested[]> {
  const documents: Ingested[] = [];
  for await (const document of ingest(...args)) documents.push(document);
  return documents;
}

/** What is extracted from an annotated text. */
export const extractGold = (name: string, folder = GOLD): ReturnType<typeof extractOf> =>
  extractOf(analyse(textDocument(name, goldText(name, folder))));

const codePoints = (text: string, end: number) => [...text.slice(0, end)].length;

function readGold(name: string, folder: URL): Gold[] {
  const text = goldText(name, folder);
  let at = 0;
  const lines = readFileSync(new URL(`${name}.tsv`, folder), "utf8").split("\n");
  return lines
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const cells = line.replace(/^\?/, "").split("\t");
      const fields = Object.fromEntries(COLUMNS.map((column, i) => [column, cells[i] ?? ""])) as Record<Column, string>;
      const start = text.indexOf(fields.quantity, at);
      if (start < 0) throw new Error(`${name}.tsv: not in the text: ${fields.quantity}`);
      at = start + fields.quantity.length;
      return { ...fields, optional: line.startsWith("?"), start: codePoints(text, start), end: codePoints(text, at) };
    });
}

const plain = (text: string | null) => (text ?? "").normalize("NFKC").replaceAll(/[\s“”"'‘’《》（）()、，,。的]/g, "");

/** Share of characters that two strings have in common (multiset Dice). */
function dice(a: string, b: string): number {
  const rest = [...b];
  const common = [...a].filter((c) => {
    const i = rest.indexOf(c);
    if (i >= 0) rest.splice(i, 1);
    return i >= 0;
  }).length;
  return a.length + b.length === 0 ? 1 : (2 * common) / ([...a].length + [...b].length);
}

const LEAST_DICE = 0.6;
const FIELDS = ["value", "unit", "kind", "direction", "indicator", "comparator", "status"] as const;
type Field = (typeof FIELDS)[number];
const STRICT: readonly Field[] = ["value", "unit", "kind", "direction", "indicator"];

const agreement: Record<Field, (row: Claim, gold: Gold) => boolean> = {
  value: (row, { value }) => [row.value, row.low, row.high].includes(Number(value)),
  unit: (row, { unit }) => plain(row.unit) === plain(unit),
  kind: (row, { kind }) => row.kind === kind,
  direction: (row, { direction }) => (row.direction ?? "") === direction,
  indicator: (row, { indicator }) => dice(plain(row.indicator), plain(indicator)) >= LEAST_DICE,
  comparator: (row, { comparator }) => row.comparator === comparator,
  status: (row, { status }) => row.status === status,
};

/** A gold claim that is not found (field: quantity), or a field of it that is read otherwise. */
interface Miss {
  readonly quantity: string;
  readonly kind: string;
  readonly field: Field | "quantity" | "not in the gold";
  readonly wanted: string;
  readonly read: string;
}

/** Counts of one text or of several: claims owed, given, found, and right in each field. */
export interface Score {
  readonly owed: number;
  readonly given: number;
  readonly found: number;
  readonly strict: number;
  readonly right: Readonly<Record<Field, number>>;
  readonly misses: readonly Miss[];
  /** By the gold's kind: claims owed, found and strictly right. */
  readonly kinds: ReadonlyMap<string, readonly [owed: number, found: number, strict: number]>;
}

type Kinds = Map<string, readonly [owed: number, found: number, strict: number]>;

function count(kinds: Kinds, kind: string, found: number, strict: number, owed = 1): void {
  const [o, f, s] = kinds.get(kind) ?? [0, 0, 0];
  kinds.set(kind, [o + owed, f + found, s + strict]);
}

/** Compares the claims of a text with its gold table. Optional gold claims are neither owed nor counted as given. */
export function score(name: string, claims: readonly Claim[], folder = GOLD): Score {
  const free = new Set(claims);
  const misses: Miss[] = [];
  const right = Object.fromEntries(FIELDS.map((field) => [field, 0])) as Record<Field, number>;
  const kinds: Kinds = new Map();
  let [owed, found, strict] = [0, 0, 0];
  for (const gold of readGold(name, folder)) {
    const row = [...free].find((claim) => claim.quantity_start < gold.end && claim.quantity_end > gold.start);
    if (row) free.delete(row);
    if (gold.optional) continue;
    owed++;
    const { quantity, kind, indicator } = gold;
    if (!row) {
      misses.push({ quantity, kind, field: "quantity", wanted: indicator, read: "" });
      count(kinds, kind, 0, 0);
      continue;
    }
    found++;
    const agreed = new Set(FIELDS.filter((field) => agreement[field](row, gold)));
    for (const field of agreed) right[field]++;
    const exact = Number(STRICT.every((field) => agreed.has(field)));
    strict += exact;
    count(kinds, kind, 1, exact);
    for (const field of FIELDS.filter((f) => !agreed.has(f)))
      misses.push({ quantity, kind, field, wanted: gold[field], read: String(row[field] ?? "") });
  }
  for (const { quantity, kind, indicator } of free)
    misses.push({ quantity, kind, field: "not in the gold", wanted: "", read: indicator ?? "" });
  return { owed, given: found + free.size, found, strict, right, misses, kinds };
}

/** Scores of several texts as one. */
export function total(scores: readonly Score[]): Score {
  const sum = (of: (one: Score) => number) => scores.reduce((all, one) => all + of(one), 0);
  const right = Object.fromEntries(FIELDS.map((field) => [field, sum((one) => one.right[field])]));
  const kinds: Kinds = new Map();
  for (const one of scores)
    for (const [kind, [owed, found, strict]] of one.kinds) count(kinds, kind, found, strict, owed);
  return {
    owed: sum((one) => one.owed),
    given: sum((one) => one.given),
    found: sum((one) => one.found),
    strict: sum((one) => one.strict),
    right: right as Record<Field, number>,
    misses: scores.flatMap(({ misses }) => misses),
    kinds,
  };
}

/** F1 of finding the gold's claims, F1 of the strict ones, and the share of found claims right in each field. */
export function rates({ owed, given, found, strict, right }: Score): Record<"found_f1" | "strict_f1" | Field, number> {
  const f1 = (hits: number) => (owed + given === 0 ? 1 : (2 * hits) / (owed + given));
  const ofFound = Object.fromEntries(FIELDS.map((field) => [field, found === 0 ? 1 : right[field] / found]));
  return { found_f1: f1(found), strict_f1: f1(strict), ...(ofFound as Record<Field, number>) };
}

/** Names of the annotated texts of a folder that have a list of wanted terms, NAME.terms.tsv. */
export const termNames = (folder: URL): string[] =>
  readdirSync(folder).flatMap((file) => (file.endsWith(".terms.tsv") ? [file.slice(0, -".terms.tsv".length)] : []));

/** How many of the terms wanted of a text are given, as a term or as its standard form, and which are not. */
export function scoreTerms(name: string, folder = GOLD): { wanted: number; given: number; missed: string[] } {
  const { terms } = extractGold(name, folder);
  const wanted = readFileSync(new URL(`${name}.terms.tsv`, folder), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const given = new Set(terms.flatMap(({ term, standard }) => [term, standard]));
  return { wanted: wanted.length, given: terms.length, missed: wanted.filter((term) => !given.has(term)) };
}
