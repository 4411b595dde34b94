// When two figures can contradict each other, and how far apart they may be by rounding alone.
import type { Claim } from "../../document.ts";
import { CONVERTS, unitOf } from "../numerals/units.ts";

const SCALES: readonly (readonly [RegExp, number])[] = [
  [/万亿/, 1e12],
  [/亿/, 1e8],
  [/千万/, 1e7],
  [/百万/, 1e6],
  [/万/, 1e4],
];

/** Half a unit of the last written digit, in the unit of the value: 0.05 for 8.5%, 5000000 for 3.5亿. */
export function roundingOf(written: string): number {
  const decimals = /[.．]([\d０-９]+)/.exec(written)?.[1]?.length ?? 0;
  const scale = SCALES.find(([pattern]) => pattern.test(written))?.[1] ?? 1;
  return (0.5 / 10 ** decimals) * scale;
}

/** Crossing a threshold says that it was passed, and not what the level is. */
const CROSSES = /^(?:突破|超过|跨|迈|站|连|登)/;

/** What adds up several periods, or counts what is new: 建成8.9万亩、累计达到120.5万亩 are two things. */
const SUMS_UP = /累计|新增|净增/;
const CLAUSE = /[^，、；：,;:]*$/;

/** What a claim says, whether it is read from the text or from the table. */
export interface Statement extends Pick<Claim, "kind" | "status" | "baseline" | "period" | "action" | "indicator"> {
  readonly comparator: Claim["numeral"]["comparator"];
  readonly value: number | null;
  readonly unit: string | null;
  /** The sentence up to the quantity. */
  readonly before: string;
}

/** True for an exact, reported figure of a period in a unit that converts: another value of the same would contradict it. */
export function isComparable(statement: Statement): boolean {
  const { kind, status, baseline, period, action, indicator, comparator, value, unit, before } = statement;
  if (status !== "reported" || comparator !== "eq" || value === null || period === null) return false;
  const moved = kind === "change" && baseline === "previous_year";
  if (!(moved || kind === "level" || kind === "rate" || kind === "share")) return false;
  if (!CONVERTS.has(unitOf(unit)?.class ?? "")) return false;
  const clause = CLAUSE.exec(before)?.[0] ?? "";
  return !CROSSES.test(action ?? "") && !SUMS_UP.test(`${clause}${action ?? ""}${indicator ?? ""}`);
}
