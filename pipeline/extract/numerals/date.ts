// Reads dates in Han writing and ranges of them: 2009年下半年, 2025年1—11月, 2023—2025年, 5月3日至8日, 公元前221年.
import type { Numeral } from "../../document.ts";
import { days, isDay, months, type Period, partOfYear, tenDays, toIso, years } from "./calendar.ts";
import { characterSet } from "./characters.ts";
import { isCompared } from "./comparison.ts";
import { type Context, matchAt, numeral } from "./context.ts";
import { readNumber } from "./number.ts";
import { readField, readWritten, type Written } from "./written-date.ts";

function toPeriod(written: Written, year: number): Period | null {
  const { month, lastMonth, day, lastDay, part, third } = written;
  if (part) return partOfYear(year, part);
  if (month === null) return years(year);
  if (third) return tenDays(year, month, third);
  if (day === null) return months(year, month, lastMonth ?? month);
  return isDay(lastDay ?? day, month, year) ? days(year, month, day, lastDay ?? day) : null;
}

const CONNECTOR = / ?(?:——|--|[—\-~至到与和]) ?/y;
const DAY_ONLY = /[日号]/;

/** The year in which a span ends that begins in `year` and names no other: the next in 2020年11月至3月. */
const yearOfEnd = (first: Written, last: Written, year: number): number =>
  first.month !== null && last.month !== null && last.month < first.month ? year + 1 : year;

/** The other end of a range of dates; fields that it leaves out are those of the first. */
function readSecond({ folded: text, republican }: Context, at: number, first: Written): Written | null {
  const connector = matchAt(CONNECTOR, text, at);
  if (!connector) return null;
  const start = at + connector[0].length;
  const written = readWritten(text, start, republican);
  const day = written ? null : readField(text, start, "日号", 31);
  if (/[与和]/.test(connector[0]) && !matchAt(/之?间/y, text, written?.end ?? start)) return null;
  if (written && (written.year !== null || first.month !== null)) return written;
  if (day && first.day !== null && DAY_ONLY.test(text.charAt(day.end - 1)))
    return { ...first, day: day.value, end: day.end };
  return null;
}

const BEFORE_OUR_ERA = /公元前(?:\d{1,4}|[〇零○一二三四五六七八九十百]{1,5}) ?年/y;
const YEAR_RANGE = /((?:19|20)\d{2})年? ?(?:——|--|[—\-~至到]) ?((?:19|20)\d{2})(?:年|(?![\d.%亿万]))/y;

function readYearRange(text: string, at: number): Numeral | null {
  const match = matchAt(YEAR_RANGE, text, at);
  const [from, to] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || from >= to || /\d[月.]/.test(text.slice(at + match[0].length, at + match[0].length + 2))) return null;
  const end = at + match[0].length;
  if (/^\d{1,2}月/.test(text.slice(end, end + 3))) return null;
  return numeral({ start: at, end, type: "date", role: "date", rule: "year_range", iso: toIso(years(from, to)) });
}

/** 2024-25年度, 2024/25财政年度, 二〇二四至二五年度: a year of accounts that spans two of the calendar. */
const FISCAL_YEAR =
  /((?:19|20)\d{2}|[二一][〇零○一二三四五六七八九]{3})年? ?(?:——|[—\-~至/]) ?(\d{2}|[〇零○一二三四五六七八九]{2})(?:财政)?年度/y;

function readFiscalYear(context: Context, at: number): Numeral | null {
  const match = matchAt(FISCAL_YEAR, context.folded, at);
  const from = readNumber(match?.[1] ?? "", 0)?.low ?? 0;
  const last = readNumber(`${match?.[1]?.slice(0, 2)}${match?.[2]}`, 0)?.low ?? 0;
  if (!match || last !== from + 1) return null;
  context.year = from;
  const end = at + match[0].length;
  return numeral({ start: at, end, type: "date", role: "date", rule: "fiscal_year", iso: toIso(years(from, last)) });
}

/** Characters that a date without a number at its head begins with. */
export const beginsDate = characterSet("上下前第首公年民");
const followsField = characterSet("年月季个-—~至到、日号/");

/** The signs that some date has behind its first number; a date without a number at its head begins with a few words. */
function mayBeginDate(text: string, at: number): boolean {
  const number = readNumber(text, at);
  if (!number) return beginsDate(text.charCodeAt(at));
  return followsField(text.charCodeAt(text[number.end] === " " ? number.end + 1 : number.end));
}

/** The date or range of dates that begins at `at`. A year that is left out is the one named last. */
export function readDate(context: Context, at: number): Numeral | null {
  const text = context.folded;
  if (!mayBeginDate(text, at)) return null;
  const era = matchAt(BEFORE_OUR_ERA, text, at);
  if (era)
    return numeral({ start: at, end: at + era[0].length, type: "date", role: "date", rule: "year_before_our_era" });
  const range = readFiscalYear(context, at) ?? readYearRange(text, at);
  if (range) return range;
  const first = readWritten(text, at, context.republican);
  if (!first) return null;
  const second = readSecond(context, first.end, first);
  const year = first.year ?? context.year;
  const last = second ?? first;
  const endYear = last.year ?? (year === null ? null : yearOfEnd(first, last, year));
  const [from, to] =
    year === null || endYear === null ? [null, null] : [toPeriod(first, year), toPeriod(last, endYear)];
  if (year !== null && (!from || !to)) return null;
  if (first.year !== null && !isCompared(context, at)) context.year = endYear;
  context.month = last.month ?? context.month;
  const iso = from && to ? toIso({ from: from.from, to: to.to }) : null;
  const between = second ? (matchAt(/之?间/y, text, last.end)?.[0].length ?? 0) : 0;
  return numeral({ start: at, end: last.end + between, type: "date", role: "date", rule: "date", iso });
}

/** 16日 alone is a day of the month named last. */
export function readDayOfMonth(context: Context, at: number): Numeral | null {
  const text = context.folded;
  const day = readField(text, at, "日", 31);
  const { year, month } = context;
  const dated = day && !/[均常]/.test(text.charAt(day.end)) && /[，。、,(“（]|^$|月|\n/.test(text.charAt(at - 1));
  if (!dated) return null;
  const iso =
    year !== null && month !== null && isDay(day.value, month, year) ? days(year, month, day.value).from : null;
  return numeral({ start: at, end: day.end, type: "date", role: "date", rule: "day_of_month", iso });
}
