// Reads a number with its unit: 3.5亿元, 十几个, 三年半, 123元1角1分, 两成半.
import type { Span } from "../../document.ts";
import { isDigit, isHan } from "./characters.ts";
import { matchAt } from "./context.ts";
import { toIsoDuration } from "./duration.ts";
import { type Comparator, modifierInside } from "./modifiers.ts";
import { type NumberReading, readNumber } from "./number.ts";
import { type Unit, unitAt, unitOf } from "./units.ts";

/** A number with its unit. form is the unit as written, folded; it is null where there is none. */
export interface Amount extends Span {
  readonly number: NumberReading;
  readonly low: number;
  readonly high: number;
  readonly comparator: Comparator;
  readonly unit: Unit | null;
  readonly form: string | null;
  readonly unitStart: number;
  /** A duration with its parts, in ISO 8601; null for what is none and for a range. */
  readonly iso: string | null;
}

const HALF_IS_A_WORD = new Set("年数导岛径成山夜天自月小途点");
/** 分 before seconds or a half is a minute. */
const MINUTES = /分(?=[零〇\d一二三四五六七八九十]{1,4}秒|半(?![之点]))/y;
/** Units that a word may part behind 个. */
const PARTED = ["个百分点", "个基点", "个月", "个小时", "个钟头", "个钟", "个星期", "个世纪"];

function inside(text: string, number: NumberReading) {
  const word = number.inner ? null : modifierInside(text, number.end);
  const round = number.low % 10 === 0 || number.high !== number.low;
  const follows = word && round && (unitAt(text, number.end + 1) || word.form === "余" || word.form === "几");
  const comparator: Comparator = number.inner ? (number.inner === "来" ? "approx" : "gt") : "eq";
  if (!word || !follows) return { end: number.end, high: number.high, comparator };
  const high = word.value.comparator === "range" ? number.low + 9 : number.high;
  return { end: number.end + word.length, high, comparator: word.value.comparator };
}

/** 一个半月, 六个多月 and 2个多百分点: 半 or 多 stands inside the unit. */
function wordInside(text: string, at: number, word: string): { form: string; end: number } | null {
  if (text[at] !== "个" || text[at + 1] !== word) return null;
  const form = PARTED.find((parted) => text.startsWith(parted.slice(1), at + 2));
  return form ? { form, end: at + 1 + form.length } : null;
}

const TENTHS = /成(?![为立果员本都功长效就品型份分])|折(?![合算旧射叠返价扣腾])/y;

/** True where 成 or 折 stands for tenths and begins no other word: 成立. */
export const isTenths = (text: string, at: number): boolean => matchAt(TENTHS, text, at) !== null;

/** Tenths written as 成 or 折 are percentages: 两成 is 20%, 八五折 is 85%. */
function tenths(text: string, at: number, value: number): { factor: number; end: number } | null {
  return isTenths(text, at) ? { factor: text[at] === "折" && value >= 10 ? 1 : 10, end: at + 1 } : null;
}

function readTenths(text: string, number: NumberReading): Amount | null {
  const sign = tenths(text, number.end, number.low);
  if (!sign || number.bare) return null;
  const after = sign.factor === 10 && text[number.end] === "成" ? text[sign.end] : "";
  const spaced = text[sign.end] === " " && !isHan(text.charCodeAt(sign.end + 2)) ? 1 : 0;
  const more = after === "半" ? null : readNumber(text, sign.end + spaced);
  const digit = after && more?.style === "han" && more.high < 10 && more.low === more.high ? more : null;
  const extra = after === "半" ? 5 : (digit?.low ?? 0);
  const end = after === "半" ? sign.end + 1 : (digit?.end ?? sign.end);
  const value = (side: number) => Number((side * sign.factor + extra).toPrecision(12));
  const percent = unitAt("%", 0);
  return {
    start: number.start,
    end,
    number,
    low: value(number.low),
    high: value(number.high),
    comparator: "eq",
    unit: percent?.unit ?? null,
    form: "%",
    unitStart: number.end,
    iso: null,
  };
}

const minute = unitOf("分钟") as Unit;

/** The unit behind a number; one space may part them. Those of class special are words of their own behind a Han digit. */
function unitBehind(text: string, at: number, number: NumberReading) {
  const spaced = text[at] === " " ? at + 1 : at;
  MINUTES.lastIndex = spaced;
  if (MINUTES.test(text)) return { unit: minute, form: "分钟", end: spaced + 1 };
  const match = unitAt(text, spaced);
  const word = number.bare || (number.style === "han" && number.low <= 10);
  if (match?.unit.class === "special" && word) return null;
  return match?.unit.dimension === "set" && text[number.start - 1] === "比" ? null : match;
}

/** The number that begins at `at` with its unit, or null. */
function readSingleAmount(text: string, at: number): Amount | null {
  const number = readNumber(text, at);
  if (!number) return null;
  const tenth = readTenths(text, number);
  if (tenth) return tenth;
  const { end: inner, high, comparator } = inside(text, number);
  const half = wordInside(text, inner, "半");
  const parted = half ?? wordInside(text, inner, "多");
  const match = parted ? null : unitBehind(text, inner, number);
  const form = parted?.form ?? match?.form ?? null;
  const end = parted?.end ?? match?.end ?? inner;
  const unit = parted ? (unitAt(parted.form, 0)?.unit ?? null) : (match?.unit ?? null);
  const halfBehind = match && text[end] === "半" && !HALF_IS_A_WORD.has(text.charAt(end + 1)) && number.high < 100;
  const add = half || halfBehind ? 0.5 : 0;
  const low = number.low + add;
  return {
    start: number.start,
    end: halfBehind ? end + 1 : end,
    number,
    low,
    high: high + add,
    comparator: parted && !half ? "gt" : comparator,
    unit,
    form,
    unitStart: match ? match.end - match.form.length : inner,
    iso: unit?.class === "time" && low === high + add ? toIsoDuration([{ value: low, unit }]) : null,
  };
}

const CHAINED = new Set(["money", "time", "mass", "length", "angle"]);
const SUBUNITS: Record<string, string> = { 分: "分钱", 钱: "钱" };
const TIME_SUBUNITS: Record<string, string> = { 分: "分钟" };

interface Continuation {
  readonly low: number;
  readonly factor: number;
  readonly unit: Unit | null;
  readonly form: string;
  readonly end: number;
}

/** The smaller amount that continues one, or behind 又 any of its dimension: 1角 behind 123元, 十分 behind 两小时. */
function continuation(text: string, { end, unit: whole }: Amount, last: number): Continuation | null {
  const number = readNumber(text, /^[又零 ]/.test(text.charAt(end)) ? end + 1 : end);
  const match = number && unitAt(text, number.end);
  if (!match || number.low !== number.high) return null;
  const alias = (whole?.dimension === "time" ? TIME_SUBUNITS : SUBUNITS)[match.form];
  const unit = alias ? unitOf(alias) : match.unit;
  const smaller = unit?.factor && (unit.factor < last || (text[end] === "又" && unit.factor !== last));
  if (unit?.base !== whole?.base || !unit?.factor || !smaller) return null;
  return { low: number.low, factor: unit.factor, unit, form: match.form, end: match.end };
}

const CUT_SHORT = /^[块蚊毛角斤两米]$/;
const CUT_SHORT_IN_DIGITS = /^[块毛米]$/;
const MOST_PLACES = 2;

/** Decimals of the last unit without their own: 五 in 三块五, 零五 in 三块零五, 七五 in 一米七五. */
function cutShort(text: string, end: number, form: string, last: number): Continuation | null {
  const number = CUT_SHORT.test(form) ? readNumber(text, text[end] === "零" ? end + 1 : end) : null;
  const places = number ? number.end - end : 0;
  if (!number || places > MOST_PLACES || number.low !== number.high || unitAt(text, number.end)) return null;
  const han = number.style === "han" && (number.spelled || number.low < 10);
  const digits = number.style === "digits" && number.decimals === null && CUT_SHORT_IN_DIGITS.test(form);
  const ends = !isDigit(text.charCodeAt(number.end)) && !isHan(text.charCodeAt(number.end));
  if (!han && !(digits && ends)) return null;
  return { low: number.low, factor: last / 10 ** places, unit: null, form: "", end: number.end };
}

/** An amount with all its smaller parts, in the unit of the first: 123元1角1分 is 123.11元. */
export function readAmount(text: string, at: number): Amount | null {
  const first = readSingleAmount(text, at);
  const factor = first?.unit?.factor;
  if (!first?.unit || !factor || !CHAINED.has(first.unit.dimension) || first.low !== first.high) return first;
  let amount = first;
  let last = { factor, form: first.form ?? "" };
  const parts = [{ value: first.low, unit: first.unit }];
  for (;;) {
    const next = continuation(text, amount, last.factor) ?? cutShort(text, amount.end, last.form, last.factor);
    if (!next) return amount;
    const value = Number((amount.low + (next.low * next.factor) / factor).toPrecision(15));
    if (next.unit) parts.push({ value: next.low, unit: next.unit });
    const iso = amount.iso && next.unit ? toIsoDuration(parts) : null;
    amount = { ...amount, low: value, high: value, end: next.end, iso };
    last = next;
  }
}
