// Writes durations in ISO 8601: 8天20小时 is P8DT20H, 三年半 is P3.5Y.
import { readLexicon } from "../../lexicon.ts";
import type { Unit } from "./units.ts";

interface Designator {
  readonly letter: string;
  readonly ofTime: boolean;
  readonly times: number;
}

const rows = readLexicon(new URL("durations.csv", import.meta.url), ["unit", "designator", "times"]);
const designators = new Map<string, Designator>(
  rows.map(({ unit, designator, times }) => [
    unit,
    { letter: designator.slice(-1), ofTime: designator.length > 1, times: Number(times) },
  ]),
);
const ORDER = ["Y", "M", "W", "D"];
const TIME_ORDER = ["H", "M", "S"];

/** A value of a duration in one unit. */
export interface DurationPart {
  readonly value: number;
  readonly unit: Unit;
}

/** The duration that the parts make, in ISO 8601; null where a unit has no designator or stands twice. */
export function toIsoDuration(parts: readonly DurationPart[]): string | null {
  const date = new Map<string, number>();
  const time = new Map<string, number>();
  for (const { value, unit } of parts) {
    const designator = designators.get(unit.name);
    if (!designator || value < 0) return null;
    const fields = designator.ofTime ? time : date;
    if (fields.has(designator.letter)) return null;
    fields.set(designator.letter, Number((value * designator.times).toPrecision(12)));
  }
  const write = (order: readonly string[], fields: ReadonlyMap<string, number>) =>
    order.map((letter) => (fields.has(letter) ? `${fields.get(letter)}${letter}` : "")).join("");
  return `P${write(ORDER, date)}${time.size > 0 ? `T${write(TIME_ORDER, time)}` : ""}`;
}
