// Restated: a quantity said again in brackets, in another unit: 1800万亩 in 播种面积1200千公顷（1800万亩）.
import type { Claim, Numeral } from "../../document.ts";
import { toBase, unitOf } from "../numerals/units.ts";
import type { Chunk } from "./chunks.ts";
import { RESTATES } from "./lexicon.ts";

/** How far two roundings of one amount may lie apart: 0.3千公顷 and 0.5万亩. */
const MOST_APART = 0.1;

/** True for one amount in two units: as much in the unit that both go back to, or in two currencies. */
function areSame(a: Numeral, b: Numeral): boolean {
  const [first, second] = [unitOf(a.unit), unitOf(b.unit)];
  if (!first || !second || first === second || first.dimension !== second.dimension) return false;
  if (first.class === "money") return true;
  const [one, other] = [toBase(a.value, first), toBase(b.value, second)];
  return one !== null && other !== null && Math.abs(one - other) <= MOST_APART * Math.max(one, other);
}

/** The claim of a clause that stands in brackets right behind the last claim and only says it in another unit; null for any other. */
export function restated(clause: readonly Chunk[], last: Claim | undefined, between: string): Claim | null {
  const numeral = clause.at(-1)?.numeral;
  const alone = clause.slice(0, -1).every(({ text }) => RESTATES.has(text));
  if (!last || !numeral || !alone || !/^[(（]$/.test(between) || !areSame(last.numeral, numeral)) return null;
  return { ...last, numeral, fromNumeral: null, within: [], rule: "claims/restated" };
}
