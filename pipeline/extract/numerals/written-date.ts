// Reads the fields of one date in Han writing, as written: 二〇一〇年八月十六日, 2009年下半年, 1—11月, 一季度.
import { isDay, isMonth, type YearPart } from "./calendar.ts";
import { characterSet, isDigit } from "./characters.ts";
import { matchAt } from "./context.ts";
import { readNumber } from "./number.ts";
import { unitAt } from "./units.ts";

/** The fields of a date as written, and where it ends. A field that is not written is null. */
export interface Written {
  readonly year: number | null;
  readonly month: number | null;
  readonly lastMonth: number | null;
  readonly day: number | null;
  readonly lastDay: number | null;
  readonly part: YearPart | null;
  readonly third: 1 | 2 | 3 | null;
  readonly end: number;
}

const FULL_YEAR = /(?:公元)?((?:1[0-9]|20|21)\d{2}|[〇零○一二三四五六七八九]{4}) ?年(?!龄|级)/y;
const SHORT_YEAR =
  /(\d{2}|[〇零○九八七][〇零○一二三四五六七八九])年(?=\d{1,2}月|[一二三四五六七八九十]{1,2}月|[初末底度上下])/y;
const ZERO_YEAR = /([〇零○][〇零○一二三四五六七八九]|[九八七][〇零○一二三四五六])年(?!来|间|前|后|内|多|半)/y;
/** 三六七年一月: a year of three digits, which only a month behind it tells from a duration. */
const EARLY_YEAR = /([一二三四五六七八九][〇零○一二三四五六七八九]{2})年(?=[一二三四五六七八九十]{1,2}月)/y;
const THIS_CENTURY = 50;

const digitsOf = (written: string) => readNumber(written, 0)?.low ?? Number.NaN;
const century = (year: number) => (year >= 100 ? year : year < THIS_CENTURY ? 2000 + year : 1900 + year);

/** Years of the Republic count from 1912. Numbers below the least are durations, but behind 民国. */
const REPUBLIC_YEAR = /(民国)? ?(\d{1,3}|[一二三四五六七八九十百〇零○]{1,5}) ?年(?![来间前后以内龄])/y;
const YEAR_ZERO = 1911;
const LEAST_ALONE = 80;
const LAST = 200;

function readRepublicYear(text: string, at: number, alone: boolean): { year: number; end: number } | null {
  const match = matchAt(REPUBLIC_YEAR, text, at);
  const count = digitsOf(match?.[2] ?? "");
  if (!match || !(count >= (match[1] ? 1 : LEAST_ALONE) && count < LAST) || !(match[1] || alone)) return null;
  return { year: YEAR_ZERO + count, end: at + match[0].length };
}

function readYear(text: string, at: number, republican: boolean): { year: number; end: number } | null {
  const republic = republican || text[at] === "民" ? readRepublicYear(text, at, republican) : null;
  if (republic) return republic;
  const full = matchAt(FULL_YEAR, text, at);
  if (full?.[1]) return { year: digitsOf(full[1]), end: at + full[0].length };
  const early = matchAt(EARLY_YEAR, text, at);
  if (early?.[1]) return { year: digitsOf(early[1]), end: at + early[0].length };
  const short = matchAt(SHORT_YEAR, text, at) ?? matchAt(ZERO_YEAR, text, at);
  if (short?.[1]) return { year: century(digitsOf(short[1])), end: at + short[0].length };
  const number = isDigit(text.charCodeAt(at)) ? null : readNumber(text, at);
  const named = number && number.low === number.high && number.low >= 1000 && number.low < 2200;
  return named && text[number.end] === "年" ? { year: number.low, end: number.end + 1 } : null;
}

/** A number with one of the signs behind it, from 1 to `most`. */
export function readField(
  text: string,
  at: number,
  signs: string,
  most: number,
): { value: number; end: number } | null {
  const number = readNumber(text, at);
  if (!number || number.low !== number.high || number.low < 1 || number.low > most || number.decimals !== null)
    return null;
  const sign = text[number.end] === " " ? number.end + 1 : number.end;
  return signs.includes(text[sign] ?? " ") ? { value: number.low, end: sign + 1 } : null;
}

const PARTS: readonly (readonly [RegExp, YearPart])[] = [
  [/上半年/y, "h1"],
  [/下半年/y, "h2"],
  [/第?[一1首]季度?|第[一1]个季度/y, "q1"],
  [/第?[二2]季度?|第[二2]个季度/y, "q2"],
  [/第?[三3]季度?|第[三3]个季度/y, "q3"],
  [/第?[四4]季度?|第[四4]个季度/y, "q4"],
  [/年?初/y, "start"],
  [/年?中(?=[，。、,]|$)/y, "middle"],
  [/年?[底末]/y, "stop"],
];
const isPartSign = characterSet("半季初中底末");
const LONGEST_PART = 5;

/** True where a sign of the parts of a year stands near: what most dates do not have. */
function namesPart(text: string, at: number): boolean {
  for (let i = at; i < at + LONGEST_PART; i++) if (isPartSign(text.charCodeAt(i))) return true;
  return false;
}

/** 一 in 一、二、三季度: the word for quarters stands behind the last. */
const LISTED_QUARTER = /([一二三123])(?=(?:[、和][一二三四1-4]){1,3}季度)/y;
const QUARTERS: Record<number, YearPart> = { 1: "q1", 2: "q2", 3: "q3" };

const QUARTERS_SO_FAR = /(?:前([一二三两123])个?季度|首([一二三两123])个?季度?)/y;
const MONTHS_SO_FAR = /(?<![提之此目日以])[前首]([一二三四五六七八九十两\d]{1,2})个月/y;
const NTH_MONTH = /第([一二三四五六七八九十]{1,2}|\d{1,2})个月/y;
const MONTH_RANGE =
  /([一二三四五六七八九十]{1,2}|\d{1,2})(?:月份?)?[—\-~至到]{1,2}([一二三四五六七八九十]{1,2}|\d{1,2})月份?/y;
const THIRDS: Record<string, 1 | 2 | 3> = { 上旬: 1, 中旬: 2, 下旬: 3 };

const nothing = { year: null, month: null, lastMonth: null, day: null, lastDay: null, part: null, third: null };

/** The quarter, half or run of months that begins at `at`; inYear says that a year stands before it. */
function readPart(text: string, at: number, inYear: boolean): Omit<Written, "year"> | null {
  const soFar = "前首".includes(text[at] ?? " ")
    ? (matchAt(QUARTERS_SO_FAR, text, at) ?? matchAt(MONTHS_SO_FAR, text, at))
    : null;
  const number = soFar?.[1] ?? soFar?.[2];
  if (soFar && number) {
    const count = digitsOf(number) * (soFar[0].includes("季") ? 3 : 1);
    return isMonth(count) ? { ...nothing, month: 1, lastMonth: count, end: at + soFar[0].length } : null;
  }
  const nth = inYear ? matchAt(NTH_MONTH, text, at) : null;
  const nthMonth = digitsOf(nth?.[1] ?? "");
  if (nth && isMonth(nthMonth)) return { ...nothing, month: nthMonth, end: at + nth[0].length };
  const range = matchAt(MONTH_RANGE, text, at);
  const [month, lastMonth] = [digitsOf(range?.[1] ?? ""), digitsOf(range?.[2] ?? "")];
  const dayFollows = range && readField(text, at + range[0].length, "日号", 31);
  if (range && !dayFollows && isMonth(month) && isMonth(lastMonth) && month < lastMonth)
    return { ...nothing, month, lastMonth, end: at + range[0].length };
  const listed = matchAt(LISTED_QUARTER, text, at);
  const part = listed && QUARTERS[digitsOf(listed[1] ?? "")];
  if (part) return { ...nothing, part, end: at + 1 };
  if (!namesPart(text, at)) return null;
  for (const [pattern, part] of PARTS) {
    const match = matchAt(pattern, text, at);
    if (match && /季度?$/.test(match[0]) && matchAt(/末|底/y, text, at + match[0].length))
      return { ...nothing, month: Number(part[1]) * 3, end: at + match[0].length + 1 };
    if (match && (inYear || match[0].length > 1) && (inYear || !/^年/.test(match[0])))
      return { ...nothing, part, end: at + match[0].length };
  }
  return null;
}

/** A day in Han characters may leave 日 out: 八月十五. */
function hanDay(text: string, at: number): { value: number; end: number } | null {
  const number = readNumber(text, at);
  const day =
    number?.style === "han" && !number.bare && !number.spelled && number.low === number.high && isDay(number.low);
  return day && !unitAt(text, number.end) && !/[、，]/.test(text.charAt(number.end))
    ? { value: number.low, end: number.end }
    : null;
}

/** The days of 12-19日 behind a month. */
function readDayRange(text: string, at: number): { first: number; last: number; end: number } | null {
  const match = matchAt(/(\d{1,2})[日号]? ?(?:——|[—\-~至到]) ?(\d{1,2})[日号]/y, text, at);
  const [first, last] = [Number(match?.[1]), Number(match?.[2])];
  return match && isDay(first) && isDay(last) && first < last ? { first, last, end: at + match[0].length } : null;
}

function readMonth(text: string, at: number): Omit<Written, "year"> | null {
  const month = readField(text, at, "月", 12);
  if (!month) return null;
  const end = text[month.end] === "份" ? month.end + 1 : month.end;
  const range = readDayRange(text, end);
  if (range) return { ...nothing, month: month.value, day: range.first, lastDay: range.last, end: range.end };
  const third = THIRDS[text.slice(end, end + 2)];
  if (third) return { ...nothing, month: month.value, third, end: end + 2 };
  const spaced = text[end] === " " ? end + 1 : end;
  const day = readField(text, spaced, "日号", 31) ?? hanDay(text, spaced);
  if (day) return { ...nothing, month: month.value, day: day.value, end: day.end };
  const [stop] = matchAt(/[初底末]/y, text, end) ?? [""];
  return { ...nothing, month: month.value, end: end + stop.length };
}

/** The date that begins at `at`, whatever of it is written. republican: bare years are those of the Republic. */
export function readWritten(text: string, at: number, republican = false): Written | null {
  const year = readYear(text, at, republican);
  if (!year) {
    const rest = readPart(text, at, false) ?? readMonth(text, at);
    return rest && { ...rest, year: null };
  }
  const of = /^[的度 ]/.test(text.charAt(year.end)) ? year.end + 1 : year.end;
  const rest = readPart(text, of, true) ?? readMonth(text, of);
  if (rest) return { ...rest, year: year.year };
  return { ...nothing, year: year.year, end: text[year.end] === "度" ? of : year.end };
}
