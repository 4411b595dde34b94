// Reads a quantity with what surrounds it: sign, modifiers, unit on either side, and the other end of a range.
import type { Numeral } from "../../document.ts";
import { type Amount, readAmount } from "./amount.ts";
import { isHan } from "./characters.ts";
import { type Context, matchAt, numeral } from "./context.ts";
import { boundOver, boundPer, type Comparator, comparatorBefore, modifierAfter, modifierBefore } from "./modifiers.ts";
import { type Quantity, readRange, signBefore } from "./range.ts";
import { prefixUnitBefore, type Unit, unitAt } from "./units.ts";

function single(amount: Amount): Quantity {
  const { start, end, low, high, unit, form, comparator, iso } = amount;
  return { start, end, low, high, unit, form, comparator: low === high ? comparator : "range", iso };
}

/** A minus before the number. */
function takeSign(text: string, q: Quantity, from: number): void {
  const sign = signBefore(text, q.start);
  if (sign === "" || q.start - sign.length < from || (sign === "-" && q.comparator === "range")) return;
  q.start -= sign.length;
  [q.low, q.high] = [-q.high, -q.low];
}

function takePrefixUnit(text: string, q: Quantity, from: number): void {
  const at = text[q.start - 1] === " " ? q.start - 1 : q.start;
  const prefix = prefixUnitBefore(text, at);
  if (!prefix || at - prefix.length < from || (q.unit && !prefix.value.absorbs.includes(q.form ?? ""))) return;
  const absorbed = q.unit ? undefined : prefix.value.absorbs.find((form) => text.startsWith(form, q.end));
  const match = unitAt(prefix.value.unit, 0);
  q.start = at - prefix.length;
  q.end += absorbed?.length ?? 0;
  q.unit = match?.unit ?? null;
  q.form = prefix.value.unit;
}

const LONGEST_BOUND = 6;
const NEGATABLE = new Set<Comparator>(["eq"]);

/** What is a part or a multiple of something: 10%, 1.3倍. */
const ofWhole = ({ unit }: Quantity) => unit?.class === "percent" || unit?.class === "multiple";

function takeModifiers(text: string, q: Quantity, from: number, bare: boolean): void {
  for (let i = 0; i < 2; i++) {
    const at = text[q.start - 1] === " " ? q.start - 1 : q.start;
    const modifier = modifierBefore(text, at, { bare: bare && i === 0 });
    if (!modifier || at - modifier.length < from) break;
    q.start = at - modifier.length;
    if (NEGATABLE.has(q.comparator)) q.comparator = modifier.value.comparator;
  }
  const apart = comparatorBefore(text, q.start);
  if (apart && q.start - apart.length >= from && q.comparator === "eq") q.comparator = apart.value.comparator;
  const over = q.comparator === "eq" && ofWhole(q) ? boundOver(text, q.start, q.unit?.class === "percent") : null;
  const bound = over ?? (q.comparator === "eq" ? boundPer(text, q.start) : null);
  if (bound) q.comparator = bound.comparator;
  const after = modifierAfter(text, q.end);
  if (!after) return;
  q.end += after.length;
  if (q.comparator === "eq" || (q.comparator === "approx" && after.value.comparator !== "approx"))
    q.comparator = after.value.comparator;
}

const typeOf = (unit: Unit | null): Numeral["type"] => {
  if (unit?.class === "percent") return "percent";
  if (unit?.class === "multiple") return "multiple";
  return unit?.class === "time" ? "duration" : "cardinal";
};

/** Most figures have few decimals and need no rounding; what a division gave is cut to 15 digits. */
const round = (value: number) => (Math.round(value * 1e4) / 1e4 === value ? value : Number(value.toPrecision(15)));

/** The numeral that a quantity makes. A range has bounds and no value. */
export function toNumeral(context: Context, q: Quantity, rule: string, type = typeOf(q.unit)): Numeral {
  const open = q.low !== q.high;
  const unit = q.form === null ? null : unitAsWritten(context, q);
  const bounds = open ? { value: null, low: round(q.low), high: round(q.high) } : { value: round(q.low) };
  const comparator = open ? "range" : q.comparator;
  const iso = type === "duration" && !open ? (q.iso ?? null) : null;
  return numeral({ start: q.start, end: q.end, type, role: "claim", rule, ...bounds, comparator, unit, iso });
}

/** Full-width letters and signs of a unit are folded; Han characters stay as written. */
function unitAsWritten(context: Context, { start, end, form }: Quantity): string | null {
  if (form === null) return null;
  const at = context.folded.indexOf(form, start);
  if (at < 0 || at + form.length > end || context.text.startsWith(form, at)) return form;
  return [...form].map((c, i) => (isHan(c.charCodeAt(0)) ? (context.text[at + i] ?? c) : c)).join("");
}

/** Puts sign, prefix unit and modifiers around an amount or a range. */
export function dress(context: Context, q: Quantity, bare = false): Quantity {
  takeSign(context.folded, q, context.end);
  takePrefixUnit(context.folded, q, context.end);
  takeModifiers(context.folded, q, context.end, bare);
  takeComparison(context.folded, q, context.end);
  return q;
}

const MORE = / ?[大高多长重](?:(?![\u4e00-\u9fff])|(?=[些的一了出很得]))/y;
const LESS = / ?[小低少短轻](?:(?![\u4e00-\u9fff])|(?=[些的一了出很得]))/y;

/** 比170低 sets a bound; 比10个少数民族县 compares with a thing and sets none. */
function takeComparison(text: string, q: Quantity, from: number): void {
  const at = text[q.start - 1] === " " ? q.start - 1 : q.start;
  if (q.comparator !== "eq" || text[at - 1] !== "比" || at - 1 < from) return;
  const more = matchAt(MORE, text, q.end);
  const sign = more ?? matchAt(LESS, text, q.end);
  if (!sign) return;
  q.comparator = more ? "gt" : "lt";
  q.start = at - 1;
  q.end += sign[0].length;
}

const BOUNDS_JOINED = / ?(?:的同时|但是|但|并且|且|并|而|同时|，|,|、)? ?(?:又|也)?/y;
const FLOOR = new Set<Comparator>(["ge", "gt"]);
const CEILING = new Set<Comparator>(["le", "lt"]);

/** 两成多 and 近四成 are about as much, and bound nothing. */
const ROUNDED = /(?<![至最不])[多余近]/;

/** 不少于3个、不超过5个 written as two bounds, in either order, makes one range. */
function oppositeBound(text: string, q: Quantity): Quantity | null {
  if (!FLOOR.has(q.comparator) && !CEILING.has(q.comparator)) return null;
  if (ROUNDED.test(text.slice(q.start, q.end))) return null;
  BOUNDS_JOINED.lastIndex = q.end;
  const from = q.end + (BOUNDS_JOINED.exec(text)?.[0].length ?? 0);
  for (let at = from + 1; at <= from + LONGEST_BOUND; at++) {
    const modifier = modifierBefore(text, at, { bare: false });
    if (!modifier || at - modifier.length !== from) continue;
    const other = readAmount(text, text[at] === " " ? at + 1 : at);
    if (!other || (q.form !== null && other.form !== null && other.form !== q.form)) continue;
    if (ROUNDED.test(text.slice(from, at))) return null;
    const opposite = FLOOR.has(q.comparator) ? CEILING : FLOOR;
    if (!opposite.has(modifier.value.comparator)) return null;
    const [low, high] = FLOOR.has(q.comparator) ? [q.low, other.high] : [other.low, q.high];
    if (low >= high) return null;
    return {
      start: q.start,
      end: other.end,
      low,
      high,
      unit: q.unit ?? other.unit,
      form: q.form ?? other.form,
      comparator: "range",
    };
  }
  return null;
}

/** 18周岁以上60周岁以下: a floor and a ceiling, each written behind its amount, make one range. */
function ceilingBehind(text: string, q: Quantity): Quantity | null {
  if (!FLOOR.has(q.comparator)) return null;
  const other = readAmount(text, matchAt(/[、，,]/y, text, q.end) ? q.end + 1 : q.end);
  const bound = other && modifierAfter(text, other.end);
  if (!bound || !CEILING.has(bound.value.comparator) || other.form !== q.form || other.low <= q.low) return null;
  return { ...q, end: other.end + bound.length, high: other.high, comparator: "range" };
}

/** The quantity whose number begins at `at`, or null. */
export function readQuantity(context: Context, at: number): Numeral | null {
  const text = context.folded;
  const amount = readAmount(text, at);
  if (!amount) return null;
  const interval = readRange(text, amount, context.end);
  const quantity = dress(context, interval ?? single(amount), amount.number.bare);
  const closed = interval ? null : (oppositeBound(text, quantity) ?? ceilingBehind(text, quantity));
  return toNumeral(context, closed ?? quantity, interval ? "range" : closed ? "two_bounds" : "quantity");
}
