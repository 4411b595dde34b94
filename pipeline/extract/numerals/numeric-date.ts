// Reads dates and times in digits: 2010-08-16, 2002/01/28, 2019.9.6, 20240307, 09:20, 14时30分.
import type { Numeral } from "../../document.ts";
import { days, isDay, isMonth, months } from "./calendar.ts";
import { characterSet, isDigit, isHan } from "./characters.ts";
import { type Context, matchAt, numeral } from "./context.ts";
import { readNumber } from "./number.ts";
import { unitAt } from "./units.ts";

const SEPARATED = /((?:1[89]|20|21)\d{2})( ?[-/.] ?| )(\d{1,2})\2(\d{1,2})(?![\d%])/y;
/** Eight digits, where no decimals and no scale make an amount of them: 19240501万元. */
const COMPACT = /((?:19|20)\d{2})(\d{2})(\d{2})(?!\d|\.\d|[十百千万亿])/y;
const YEAR_MONTH = /((?:19|20)\d{2})([-/.])(0\d|1[0-2]|(?<=\/)[1-9]|[1-9](?=[—~至]))(?![\d.%/])/y;
/** The end of a range of months, which needs no zero: 2018.3—2019.5. */
const LAST_MONTH = /((?:19|20)\d{2})([-/.])(0?[1-9]|1[0-2])(?![\d.%])/y;
const CLOCK = /([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?(?![\d:]|\.\d)/y;
const CLOCK_BEHIND = / ?(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])/y;
const HAN_CLOCK =
  /(\d{1,2}|[一二两三四五六七八九十]{1,3})(?:时|点钟?)(?:(\d{1,2}|[一二三四五六七八九十]{1,3})分|半|整|许|[一三]刻)?/y;
const endsDaytime = characterSet("午上晨晚早日天号");
const DAYTIME = /(?:上午|下午|早上|晚上|凌晨|中午|傍晚|清晨|晚|早|日|今天|当日|号)$/;

const clock = (...fields: (string | undefined)[]) =>
  `T${fields
    .filter((f) => f !== undefined)
    .map((f) => f.padStart(2, "0"))
    .join(":")}`;

const dateOf = (start: number, end: number, iso: string): Numeral =>
  numeral({ start, end, type: "date", role: "date", rule: "numeric_date", iso });

/** A full date with a time behind it, where there is one. */
function readFullDate(context: Context, at: number): Numeral | null {
  const text = context.folded;
  const separated = matchAt(SEPARATED, text, at);
  const match = separated ?? matchAt(COMPACT, text, at);
  if (!match) return null;
  const [year, month, day] = (separated ? [1, 3, 4] : [1, 2, 3]).map((i) => Number(match[i])) as [
    number,
    number,
    number,
  ];
  const plain = at + match[0].length;
  if (!isMonth(month) || !isDay(day, month, year) || (!separated && unitAt(text, plain))) return null;
  [context.year, context.month] = [year, month];
  const time = matchAt(CLOCK_BEHIND, text, plain)?.[0] ?? "";
  const iso = days(year, month, day).from + (time ? clock(...time.trim().split(":")) : "");
  return dateOf(at, plain + time.length, iso);
}

function readYearMonth(context: Context, at: number, pattern = YEAR_MONTH): Numeral | null {
  const text = context.folded;
  const match = matchAt(pattern, text, at);
  if (!match) return null;
  const end = at + match[0].length;
  const decimal = match[2] === "." && (unitAt(text, end) || isHan(text.charCodeAt(end)));
  if (decimal || isDigit(text.charCodeAt(at - 1))) return null;
  return dateOf(at, end, months(Number(match[1]), Number(match[3])).from);
}

const YEAR_LAST = /(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\d/.%])/y;
const NOT_A_DAY = 31;
const THIS_CENTURY = 50;

/** 05/15/89: a year of two digits must be none that a day could be; which is the month must be plain, or iso is null. */
function readYearLast(context: Context, at: number): Numeral | null {
  const match = matchAt(YEAR_LAST, context.folded, at);
  if (!match || isDigit(context.folded.charCodeAt(at - 1))) return null;
  const [first, second, written] = [1, 2, 3].map((i) => Number(match[i])) as [number, number, number];
  if (written <= NOT_A_DAY) return null;
  const year = written >= 100 ? written : written < THIS_CENTURY ? 2000 + written : 1900 + written;
  const [month, day] = first > 12 ? [second, first] : [first, second];
  if (!isMonth(month) || !isDay(day, month, year)) return null;
  const plain = first > 12 || second > 12 || first === second;
  const date = dateOf(at, at + match[0].length, days(year, month, day).from);
  return plain ? date : { ...date, iso: null };
}

const BARE_YEAR = /(?:19|20)\d{2}(?![\d.年])/y;

/** 2009 as the end of 2008.03-2009. */
function readBareYear(context: Context, at: number): Numeral | null {
  const match = matchAt(BARE_YEAR, context.folded, at);
  return match && dateOf(at, at + match[0].length, match[0]);
}

const CONNECTOR = /(?:起|日)? ?(?:——|--|[—\-~至到]) ?/y;

const YEAR_LENGTH = 4;

/** A date in digits, or a range of two: 2018/1/10-2018/7/10. */
export function readNumericDate(context: Context, at: number): Numeral | null {
  const number = isDigit(context.folded.charCodeAt(at)) ? readNumber(context.folded, at) : null;
  if (
    !number ||
    context.folded[at - 1] === "/" ||
    (number.end - at < YEAR_LENGTH && context.folded[number.end] !== "/")
  )
    return null;
  const first = readFullDate(context, at) ?? readYearMonth(context, at) ?? readYearLast(context, at);
  const connector = first && matchAt(CONNECTOR, context.folded, first.end);
  if (!connector) return first;
  const start = first.end + connector[0].length;
  const second =
    readFullDate(context, start) ?? readYearMonth(context, start, LAST_MONTH) ?? readBareYear(context, start);
  return second && first.iso ? dateOf(at, second.end, `${first.iso}/${second.iso}`) : first;
}

const timeOf = (start: number, end: number, iso: string | null) =>
  numeral({ start, end, type: "time", role: "date", rule: "time", iso });

/** 09:20 and 14时30分; 点 only behind a word for a time of day, for 三点 may be three points. */
export function readTime(context: Context, at: number): Numeral | null {
  const text = context.folded;
  const colon = text[at + 1] === ":" || text[at + 2] === ":";
  const digits = colon ? matchAt(CLOCK, text, at) : null;
  if (digits) return timeOf(at, at + digits[0].length, clock(digits[1], digits[2], digits[3]));
  const before = text[at - 1] === " " ? at - 1 : at;
  const han = endsDaytime(text.charCodeAt(before - 1)) ? matchAt(HAN_CLOCK, text, at) : null;
  if (
    !han ||
    !DAYTIME.test(text.slice(Math.max(0, before - 2), before)) ||
    /^[间候期代]/.test(text[at + han[0].length] ?? "")
  )
    return null;
  const plain = /^\d+$/.test(han[1] ?? "") && (han[2] === undefined || /^\d+$/.test(han[2]));
  return timeOf(at, at + han[0].length, plain ? clock(han[1], han[2] ?? "00") : null);
}
