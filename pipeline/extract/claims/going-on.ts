// What goes on from what was said before: a verb that governs the next quantity, and what else was done to what was counted.
import { unitOf } from "../numerals/units.ts";
import type { Said } from "./carried.ts";
import { type Chunk, formOf, textOf } from "./chunks.ts";
import { isCounted } from "./counted.ts";
import type { Governor } from "./governor.ts";
import { COUNTERPARTS, headOf, INTRANSITIVE, TOWARDS } from "./lexicon.ts";
import type { Reading } from "./reading.ts";
import type { Indicator } from "./sharing.ts";
import { CARRIED, type Slot } from "./slot.ts";

/** True for a measure, and for what takes the place of another: 出栏 behind 生猪存栏. */
const isNamed = (word: string) => headOf(word) !== undefined || COUNTERPARTS.some((other) => other.word === word);

const PLACES = /^[省市县区镇乡村]$/;

const OF_PEOPLE = /^(?:人|名|位|户|人次)$/;

/** 调整 in 取消审批事项58项，调整34项: what else was done to so many of what was counted before, and no people. */
export function isDoneToo(
  { parts, rule }: Reading,
  { numeral }: Chunk,
  { ofUnit }: Said,
  last: Slot | undefined,
): boolean {
  const unit = numeral?.unit ?? "";
  const said = ofUnit.has(unit) || last?.quantity.numeral?.unit === unit;
  const counts = said && unitOf(unit)?.class === "count" && !OF_PEOPLE.test(unit);
  const [act] = parts;
  const acts = parts.length === 1 && /^v/.test(act?.tag ?? "") && !isNamed(formOf(act));
  return counts && rule === "apposition" && (acts || INTRANSITIVE.has(textOf(parts)));
}

/**
 * True where the quantity opens its clause and counts people, households or places in another unit than anything before, so
 * that it is of none of it: 2101户 in 建成安置点30个，2101户7786人搬迁入住, 500户 in 服务老年人1.2万名，给500户安装报警器.
 */
export function isOther(
  left: readonly Chunk[],
  { numeral }: Chunk,
  governor: Governor | null,
  { ofUnit, unit: last }: Said,
  slots: readonly Slot[],
): boolean {
  const unit = numeral?.unit ?? "";
  const begins =
    left.every(({ text }) => TOWARDS.has(text)) && governor === null && (OF_PEOPLE.test(unit) || PLACES.test(unit));
  return begins && last !== null && last !== unit && !ofUnit.has(unit) && slots.every(({ rule }) => rule === CARRIED);
}

/**
 * A verb goes on to govern the next quantity; one of moving only a percentage, or what it has for its object too:
 * 支出 in 增长5%、支出7000亿元 is not moved, nor 失业率 in 增长5%、失业率4%; 编制 in 减少机构12个、编制30名 is.
 */
export const goesOn = (verb: Governor | null, { numeral }: Chunk, last: Slot | undefined, { indicator }: Reading) =>
  verb?.verb.use !== "move" ||
  last?.rule === "verb_object" ||
  (numeral?.type === "percent" && headOf(indicator?.text ?? "")?.value !== "rate") ||
  numeral?.type === "multiple";

/** What a count may be of, which no rate is: nothing in 不捕率33.1%，提起公诉326人. */
export const ofCount = (last: Indicator | null, quantity: Chunk): Indicator | null =>
  isCounted(quantity) && quantity.numeral?.type !== "ordinal" && headOf(formOf(last))?.value === "rate" ? null : last;

/** 监测点 in 在35个监测点中，28个达标: what was counted in the same unit, for a quantity that opens its clause. */
export const countedBefore = (left: readonly Chunk[], quantity: Chunk, { ofUnit }: Said): Indicator | null =>
  left.length === 0 && isCounted(quantity) ? (ofUnit.get(quantity.numeral?.unit ?? "") ?? null) : null;
