// Reads centuries and decades: 20世纪, 21世纪初, 上世纪八十年代, 1990年代, 九十年代.
import type { Numeral } from "../../document.ts";
import { type Period, toIso, years } from "./calendar.ts";
import { characterSet } from "./characters.ts";
import { type Context, matchAt, numeral } from "./context.ts";
import { readNumber } from "./number.ts";

const HAN = "一二三四五六七八九十";
const CENTURY = new RegExp(`(?:公元)?(上个?|本|这个|[${HAN}]{1,3}|\\d{1,2})世纪(?:(\\d0|[${HAN}]{2})年代)?`, "y");
const DECADE = /(\d{3}0|\d0|[二三四五六七八九]十|[〇零○一二三四五六七八九]{3}[〇零○])年代/y;
const STRETCH = /(?:初期?|中期|中叶|末期?|后期|前期)/y;

const isPart = characterSet("初中末后前");
const decade = (first: number): Period => years(first, first + 9);
/** The nth century is its hundred years by the usual count: the 21st is 2001 to 2100. */
const century = (n: number): Period => years((n - 1) * 100 + 1, n * 100);

function ordinalOf(context: Context, written: string): number | null {
  const own = readNumber(written, 0)?.low;
  if (own !== undefined) return own;
  const current = context.written && Math.ceil(context.written / 100);
  return current && (written.startsWith("上") ? current - 1 : current);
}

/** Two digits alone are a decade of the last century, from the thirties on: 九十年代. */
const LAST_CENTURY_FROM = 30;

function periodOf(context: Context, match: RegExpExecArray, ofCentury: boolean): Period | null {
  const [, first = "", second] = match;
  if (ofCentury) {
    const n = ordinalOf(context, first);
    const tens = second === undefined ? null : (readNumber(second, 0)?.low ?? null);
    if (n === null) return null;
    return tens === null ? century(n) : decade((n - 1) * 100 + tens);
  }
  const value = readNumber(first, 0)?.low ?? 0;
  if (value >= 1000) return decade(value);
  return value >= LAST_CENTURY_FROM ? decade(1900 + value) : null;
}

/** Characters besides numerals that a century begins with. */
export const beginsEra = characterSet("上本这公");

/** True where 世纪 or 年代 stands near: what hardly any numeral has. */
function namesEra(text: string, at: number): boolean {
  const number = readNumber(text, at);
  if (number) return text[number.end] === "世" || text.startsWith("年代", number.end);
  return text.startsWith("世", at + 1) || text.startsWith("世", at + 2) || text.startsWith("元", at + 1);
}

/** 上世纪八十年代 is 1980/1989. A part of it (初, 末) has no iso of its own: where it ends is not said. */
export function readEra(context: Context, at: number): Numeral | null {
  const text = context.folded;
  if (!namesEra(text, at)) return null;
  const ofCentury = matchAt(CENTURY, text, at);
  const match = ofCentury ?? matchAt(DECADE, text, at);
  if (!match) return null;
  const plain = at + match[0].length;
  const part = isPart(text.charCodeAt(plain)) ? (matchAt(STRETCH, text, plain)?.[0] ?? "") : "";
  const period = part === "" ? periodOf(context, match, ofCentury !== null) : null;
  const iso = period && toIso(period);
  return numeral({ start: at, end: plain + part.length, type: "date", role: "date", rule: "era", iso });
}
