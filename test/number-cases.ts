// Scores the reader of numerals on cases in NDJSON, as other projects' test suites give them: each an input with the values
// expected in it. Run on a file: npm run evaluate:numbers -- CASES.jsonl [--misses]
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Numeral } from "../pipeline/document.ts";
import { readNumerals } from "../pipeline/extract/numerals/numerals.ts";
import { toBase, unitOf } from "../pipeline/extract/numerals/units.ts";
import { endUnread } from "../pipeline/ingest/input.ts";

type Expected = string | { readonly num: string; readonly den: string } | Bounds;
interface Bounds {
  readonly low: string | null;
  readonly high: string | null;
}

/** A value that a case expects; start and end, in UTF-16, where the suite gives a place. */
interface Item {
  readonly value: Expected;
  readonly unit?: string;
  readonly start?: number;
  readonly end?: number;
}

export interface NumberCase {
  readonly id: string;
  readonly kind: string;
  readonly input: string;
  readonly expected: readonly Item[];
  /** Plain simplified text. */
  readonly core?: boolean;
}

export const readCases = (text: string): NumberCase[] =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** The suites' names of units that they convert into, as units.csv has them. */
const UNITS: Readonly<Record<string, string>> = {
  Minute: "分钟",
  Second: "秒",
  Gram: "克",
  Millilitre: "毫升",
  Litre: "升",
  Metre: "米",
  Centimetre: "厘米",
  Cent: "分钱",
  Dollar: "元",
};

const near = (a: number | null, b: number) => a !== null && Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));

/** True where a numeral's side says the number, in its own unit, as a plain ratio, or in the unit expected. */
function says(side: number | null, { unit }: Numeral, expected: number, expectedUnit: string | undefined): boolean {
  if (near(side, expected)) return true;
  const wanted = unitOf(UNITS[expectedUnit ?? ""] ?? null);
  const own = unitOf(unit);
  if (wanted && own?.base === wanted.base && near(toBase(side, own), toBase(expected, wanted) ?? Number.NaN))
    return true;
  if (side === null) return false;
  if (own?.class === "percent" && expectedUnit === undefined) return near(side / 100, expected);
  return own === null && expectedUnit === "%" && near(side * 100, expected);
}

const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** First and last day of an ISO 8601 date or interval, inclusive. */
function daysOf(iso: string): string | null {
  const [from = "", to = from] = iso.split("/");
  const match = [from, to].map((date) => /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date));
  const [first, last] = match;
  if (!first || !last) return null;
  const month = last[2] ?? "12";
  const day = last[3] ?? lastDay(Number(last[1]), Number(month));
  return `${first[1]}-${first[2] ?? "01"}-${first[3] ?? "01"}/${last[1]}-${month}-${day}`;
}

const isDate = (value: string | null) => /^\d{4}(?:-\d{2}){0,2}$/.test(value ?? "");

function withinBounds(n: Numeral, { low, high }: Bounds, unit: string | undefined): boolean {
  const floor = n.low ?? (/^g/.test(n.comparator) ? n.value : null);
  const ceiling = n.high ?? (/^l/.test(n.comparator) ? n.value : null);
  if (low !== null && low === high) return says(n.value, n, Number(low), unit);
  const side = (bound: string | null, own: number | null) =>
    bound === null ? own === null : says(own, n, Number(bound), unit);
  return side(low, floor) && side(high, ceiling);
}

function agrees(n: Numeral, kind: string, { value, unit }: Item): boolean {
  if (typeof value === "string") {
    if (kind === "date" && isDate(value)) return n.iso !== null && daysOf(n.iso) === daysOf(value);
    if (/^P/.test(value)) return n.iso === value;
    return says(n.value, n, Number(value), unit) || (n.type === "date" && n.iso === value);
  }
  if ("num" in value) return says(n.value, n, Number(value.num) / Number(value.den), unit);
  if (kind !== "date") return withinBounds(n, value, unit);
  return n.iso !== null && daysOf(n.iso) === daysOf(`${value.low}/${value.high}`);
}

const ASSERTED = new Set<Numeral["role"]>(["claim", "date", "duration", "ordinal"]);

/** True where each value is read at its place; for a case that expects none, where nothing is asserted. */
export function isRight({ kind, input, expected }: NumberCase): boolean {
  const free = new Set(readNumerals(input));
  if (expected.length === 0) return ![...free].some((n) => ASSERTED.has(n.role) && n.value !== null);
  return expected.every((item) => {
    const { start = 0, end = input.length } = item;
    const found = [...free].find((n) => n.start < end && n.end > start && agrees(n, kind, item));
    return found !== undefined && free.delete(found);
  });
}

/** Cases right and all, by kind; core ones apart. */
export function scoreCases(cases: readonly NumberCase[]): Map<string, [right: number, all: number]> {
  const rates = new Map<string, [number, number]>();
  for (const one of cases) {
    const right = isRight(one);
    for (const group of ["all", `kind ${one.kind}`, ...(one.core ? ["core", `core ${one.kind}`] : [])]) {
      const [hits, all] = rates.get(group) ?? [0, 0];
      rates.set(group, [hits + Number(right), all + 1]);
    }
  }
  return rates;
}

function read(file: string): NumberCase[] {
  try {
    return readCases(readFileSync(file, "utf8"));
  } catch (error) {
    return endUnread(error);
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { misses: { type: "boolean" } } });
  for (const file of positionals) {
    const cases = read(file);
    for (const [group, [right, all]] of [...scoreCases(cases)].sort())
      console.log(`${group.padEnd(18)} ${right}/${all} ${(right / all).toFixed(4)}`);
    if (!values.misses) continue;
    for (const one of cases.filter((c) => !isRight(c))) {
      const found = readNumerals(one.input).map((n) => [
        one.input.slice(n.start, n.end),
        n.value ?? [n.low, n.high],
        n.unit,
        n.comparator,
        n.iso,
        n.role,
        n.rule,
      ]);
      console.log(
        `${one.core ? "core " : ""}${one.id} ${one.input}\n  expected ${JSON.stringify(one.expected)}\n  read ${JSON.stringify(found)}`,
      );
    }
  }
}
