// Reads parts and ratios: 百分之三点五, 三分之一, 二又二分之一, 1/3, 2:1, 3比2, 一半, 过半, 翻两番.
import type { Numeral } from "../../document.ts";
import { characterSet, isDigit, isHan } from "./characters.ts";
import { type Context, matchAt, numeral } from "./context.ts";
import { toIsoDuration } from "./duration.ts";
import { isLabelled } from "./markers.ts";
import { connectorAt } from "./modifiers.ts";
import { type NumberReading, readNumber } from "./number.ts";
import { dress, readQuantity, toNumeral } from "./quantity.ts";
import { unitAt } from "./units.ts";

/** 分之, spaced out or not. */
const OF = / {0,2}分 {0,2}之/y;
/** Behind a whole number and 又, 之 may be left out: 一又十分一. */
const AND_OF = / {0,2}分 {0,2}之?/y;
const ofLength = (text: string, at: number, of = OF) => matchAt(of, text, at)?.[0].length ?? 0;
const PARTS: Record<number, string> = { 100: "%", 1000: "‰", 10000: "‱" };
const skipSpace = (text: string, at: number) => (text[at] === " " ? at + 1 : at);

const isMove = (text: string, at: number) => /[由从]/.test(text.charAt(at - 1));

const followsWhole = characterSet("分又 ");

/** The number behind 分之, or the range it makes: 百分之三十到四十一, 百分之三十到百分之四十. */
function numerator(text: string, at: number, whole: NumberReading) {
  const start = skipSpace(text, at);
  const negative = text[start] === "负" ? readNumber(text, start + 1) : null;
  if (negative) return { ...negative, low: -negative.high, high: -negative.low };
  const first = readNumber(text, start);
  if (!first) return null;
  const connector = isMove(text, whole.start) ? undefined : connectorAt(text, first.end);
  const behind = connector && readNumber(text, first.end + connector.length);
  const of = behind ? ofLength(text, behind.end) : 0;
  const again = of > 0 && behind?.low === whole.low;
  const second = again ? readNumber(text, behind.end + of) : of === 0 ? behind : null;
  const closed = second && second.low > first.high && (again || !unitAt(text, second.end));
  return closed ? { ...first, high: second.high, end: second.end } : first;
}

/** 三分之一 and 百分之五. A whole number with 又 may stand before, and then a unit behind: 二又二分之一小时. */
export function readPart(context: Context, at: number): Numeral | null {
  const text = context.folded;
  let whole = 0;
  let first = readNumber(text, at);
  if (!first || !followsWhole(text.charCodeAt(first.end))) return null;
  if (first && text[skipSpace(text, first.end)] === "又") {
    const behind = readNumber(text, skipSpace(text, skipSpace(text, first.end) + 1));
    if (!behind) return null;
    whole = first.low;
    first = behind;
  }
  if (!first || first.low !== first.high || first.low === 0) return null;
  const of = ofLength(text, first.end, whole > 0 ? AND_OF : OF);
  const above = of > 0 ? numerator(text, first.end + of, first) : null;
  if (!above) return null;
  const named = whole === 0 && first.bare ? PARTS[first.low] : undefined;
  const value = (part: number) => (named ? part : whole + part / first.low);
  const measure = whole > 0 ? unitAt(text, above.end) : null;
  const unit = named ? unitAt(named, 0) : measure;
  const q = {
    start: at,
    end: measure?.end ?? above.end,
    low: value(above.low),
    high: value(above.high),
    unit: unit?.unit ?? null,
    form: named ?? measure?.form ?? null,
    comparator: "eq" as const,
  };
  return toNumeral(context, dress(context, q), "parts", named ? "percent" : measure ? "cardinal" : "fraction");
}

const HONG_KONG = /([二三四五六七八九])分([一二三四五六七八])(?=[^厘分秒点之一二三四五六七八九十次个人名])/y;

/** 四分一升 and 三分二 as Hong Kong writes them, before a measure or the end of a clause. */
export function readShortPart(context: Context, at: number): Numeral | null {
  const text = context.folded;
  if (text[at + 1] !== "分") return null;
  const match = matchAt(HONG_KONG, text, at);
  const [below, above] = [1, 2].map((i) => readNumber(match?.[i] ?? "", 0)?.low ?? 0) as [number, number];
  const end = at + (match?.[0].length ?? 0);
  const unit = match ? unitAt(text, end) : null;
  if (!match || above >= below || (isHan(text.charCodeAt(end)) && unit?.unit.class !== "measure")) return null;
  const fields = { low: above / below, high: above / below, unit: unit?.unit ?? null, form: unit?.form ?? null };
  const q = { start: at, end: unit?.end ?? end, ...fields, comparator: "eq" as const };
  return toNumeral(context, dress(context, q), "short_part", unit ? "cardinal" : "fraction");
}

const followsNumerator = characterSet("/ ");
const SLASHED = /(?:(\d{1,4}) )?(\d{1,9}) ?\/ ?(\d{1,9})(?![\d/年月万])/y;

/** 1/3, and 1 1/2 with a whole before it. */
export function readSlashedFraction(context: Context, at: number): Numeral | null {
  const number = isDigit(context.folded.charCodeAt(at)) ? readNumber(context.folded, at) : null;
  if (!number || !followsNumerator(context.folded.charCodeAt(number.end))) return null;
  const match = matchAt(SLASHED, context.folded, at);
  const [whole, above, below] = [1, 2, 3].map((i) => Number(match?.[i] ?? 0)) as [number, number, number];
  if (!match || below === 0 || context.folded[at - 1] === "/") return null;
  const value = whole + above / below;
  const q = {
    start: at,
    end: at + match[0].length,
    low: value,
    high: value,
    unit: null,
    form: null,
    comparator: "eq" as const,
  };
  return toNumeral(context, dress(context, q), "slashed_fraction", "fraction");
}

const RATIO = "ratio";
const followsTerm = characterSet(":比 ");
const COLON = /(\d{1,6}(?:\.\d{1,6})?) ?: ?(\d{1,6}(?:\.\d{1,6})?)(?![\d:.])/y;
const looksLikeClock = (text: string) => /^\d{1,2}:[0-5]\d:[0-5]\d$/.test(text);
const looksLikeTime = (match: RegExpExecArray) => /^\d{1,2}:[0-5]\d$/.test(match[0]);
/** 师生比由1:32: behind the name of a ratio, what looks like a time of day is one. */
const NAMES_RATIO = /比(?:例|率|值)?[约近]?(?:[由从为是达到至]|\d)[^，。；,;\n]{0,12}$/;
const LONGEST_RATIO = 20;
/** What stands between two ratios of a row: ，小学为 in 初中为1:13.5，小学为1:19. */
const NEXT_OF_ROW = /^[，、,][^，。；,;\n]{1,12}[为是]$/;
function isNamedRatio({ folded, numerals }: Context, at: number): boolean {
  const before = numerals.at(-1);
  const follows = before?.rule === RATIO && NEXT_OF_ROW.test(folded.slice(before.end, at));
  return follows || NAMES_RATIO.test(folded.slice(Math.max(0, at - LONGEST_RATIO), at + 1));
}

/** 师生比1:32, which is read before a time of day can be. */
export function readNamedRatio(context: Context, at: number): Numeral | null {
  const colon = matchAt(COLON, context.folded, at);
  return colon && looksLikeTime(colon) && isNamedRatio(context, at) ? ratioAt(context, at, colon) : null;
}

function ratioAt(context: Context, at: number, { 0: whole, 1: above, 2: below }: RegExpExecArray): Numeral | null {
  if (Number(below) === 0) return null;
  const value = Number(above) / Number(below);
  const q = { start: at, end: at + whole.length, low: value, high: value, unit: null, form: ":1" } as const;
  return toNumeral(context, dress(context, { ...q, comparator: "eq" }), RATIO, "fraction");
}

/** 2:1 and 3比2 are so many to one. */
export function readRatio(context: Context, at: number): Numeral | null {
  const text = context.folded;
  const number = readNumber(text, at);
  if (!number || !followsTerm(text.charCodeAt(number.end))) return null;
  const colon = matchAt(COLON, text, at);
  if (colon) return looksLikeTime(colon) || isLabelled(context, at) ? null : ratioAt(context, at, colon);
  const spelled = spelledRatio(text, at);
  if (!spelled) return null;
  const { end } = spelled;
  const value = spelled.sides[0] / spelled.sides[1];
  const q = { start: at, end, low: value, high: value, unit: null, form: ":1", comparator: "eq" as const };
  return toNumeral(context, dress(context, q), "ratio", "fraction");
}

const PROPORTION = /\d{1,4}(?:\.\d{1,4})? ?(?:: ?\d{1,4}(?:\.\d{1,4})?){2,5}(?![\d:.])/y;

/** 8.3∶41.4∶50.3 is how a whole is made up, and no one value. */
export function readProportion(context: Context, at: number): Numeral | null {
  const number = readNumber(context.folded, at);
  const match =
    number && followsTerm(context.folded.charCodeAt(number.end)) ? matchAt(PROPORTION, context.folded, at) : null;
  if (!match || looksLikeClock(match[0])) return null;
  return numeral({ start: at, end: at + match[0].length, type: "fraction", role: "name", rule: "proportion" });
}

function spelledRatio(text: string, at: number) {
  const first = readNumber(text, at);
  if (!first || text[first.end] !== "比") return null;
  const second = readNumber(text, first.end + 1);
  if (!second || second.low === 0 || unitAt(text, second.end) || isHan(text.charCodeAt(second.end))) return null;
  return { sides: [first.low, second.low] as const, end: second.end };
}

/** Characters that a word for a half begins with. */
export const beginsHalf = characterSet("一过半大多近折");
const HALF = /(?:一半|过半数|半数|大半|多半|近半|过半|折半)(?!个|年|天|径|导|岛)/y;
const OVER_HALF = /^(?:过|大|多)/;

/** 一半, 过半, 半数. */
export function readHalf(context: Context, at: number): Numeral | null {
  if (context.folded[at + 1] !== "半" && context.folded[at] !== "半") return null;
  const match = matchAt(HALF, context.folded, at);
  if (!match) return null;
  const comparator = OVER_HALF.test(match[0]) ? "gt" : match[0] === "近半" ? "lt" : "eq";
  const q = { start: at, end: at + match[0].length, low: 0.5, high: 0.5, unit: null, form: null, comparator } as const;
  return toNumeral(context, dress(context, { ...q }), "half", "fraction");
}

/** 半年, 半个月, 半斤. */
export function readHalfUnit(context: Context, at: number): Numeral | null {
  const text = context.folded;
  if (text[at] !== "半" || /[上下一前后大过]/.test(text.charAt(at - 1))) return null;
  const match = unitAt(text, at + 1);
  const fits = match && (match.unit.factor !== null || match.form.length > 1) && !/^[圈边面球]/.test(match.form);
  if (match?.form === "成" || text[at + 1] === "成") {
    if (/[品熟]/.test(text.charAt(at + 2))) return null;
    const q = {
      start: at,
      end: at + 2,
      low: 5,
      high: 5,
      unit: unitAt("%", 0)?.unit ?? null,
      form: "%",
      comparator: "eq" as const,
    };
    return toNumeral(context, dress(context, q), "half_unit");
  }
  if (!fits) return null;
  const q = {
    start: at,
    end: match.end,
    low: 0.5,
    high: 0.5,
    unit: match.unit,
    form: match.form,
    comparator: "eq" as const,
    iso: match.unit.class === "time" ? toIsoDuration([{ value: 0.5, unit: match.unit }]) : null,
  };
  return toNumeral(context, dress(context, q), "half_unit");
}

const DOUBLING = /翻了?(?:近|约)?([一两二三四五六七八九十\d]?)番/y;

/** 翻番 adds the thing once over, 翻两番 three times: n doublings add 2^n − 1 times. */
export function readDoubling(context: Context, at: number): Numeral | null {
  const match = matchAt(DOUBLING, context.folded, at);
  if (!match) return null;
  const times = match[1] ? (readNumber(match[1], 0)?.low ?? Number(match[1])) : 1;
  const comparator = match[0].includes("近") ? "lt" : match[0].includes("约") ? "approx" : "eq";
  const fields = { start: at, end: at + match[0].length, value: 2 ** times - 1, unit: "倍", comparator } as const;
  return numeral({ ...fields, type: "multiple", role: "claim", rule: "doubling" });
}

/** 零下四摄氏度 is −4. */
export function readBelowZero(context: Context, at: number): Numeral | null {
  return context.folded.startsWith("零下", at) ? readQuantity(context, at + 2) : null;
}
