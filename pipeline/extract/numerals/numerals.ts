// Reads every numeral of a text: what it says, in which unit, and what it is there for. Linear in the length of the text.
import type { Numeral, Span, Stage, Warning } from "../../document.ts";
import { isDigit, isLatin, isNumeral } from "./characters.ts";
import { readCode, readContact } from "./codes.ts";
import { Context, type NumeralOptions, numeral, type Reader } from "./context.ts";
import { readDate, readDayOfMonth } from "./date.ts";
import { readLunarDate } from "./lunar-date.ts";
import { continuesDigits, readDocumentNumber, readListMarker, readOrdinal, readSerial } from "./markers.ts";
import { mayBeginName, readName } from "./names.ts";
import { readNumericDate, readTime } from "./numeric-date.ts";
import {
  readBelowZero,
  readDoubling,
  readHalf,
  readHalfUnit,
  readPart,
  readRatio,
  readShortPart,
  readSlashedFraction,
} from "./parts.ts";
import { readQuantity } from "./quantity.ts";
import { readPlan, readRelativeDate, readSpanOfYears } from "./relative-date.ts";
import { withRole } from "./role.ts";

export type { NumeralOptions } from "./context.ts";

/** Readers of what begins with a numeral character, in the order in which they are asked. */
const NUMERAL_READERS: readonly Reader[] = [
  readListMarker,
  readDocumentNumber,
  readBelowZero,
  readPlan,
  readNumericDate,
  readContact,
  readTime,
  readLunarDate,
  readDate,
  readPart,
  readShortPart,
  readRatio,
  readSlashedFraction,
  readCode,
  readHalf,
  readSerial,
  readDayOfMonth,
  readQuantity,
];

/** Readers of what begins with another character. */
const WORD_READERS: readonly Reader[] = [
  readListMarker,
  readRelativeDate,
  readSpanOfYears,
  readDate,
  readOrdinal,
  readHalf,
  readHalfUnit,
  readDoubling,
];

function firstOf(readers: readonly Reader[], context: Context, at: number): Numeral | null {
  for (const read of readers) {
    const found = read(context, at);
    if (found) return found;
  }
  return null;
}

/** A run of numeral characters that no reader knows: part of a name, and still a row. */
function readRest(context: Context, at: number): Numeral {
  let end = at + 1;
  while (isNumeral(context.folded.charCodeAt(end))) end++;
  return numeral({ start: at, end, type: "cardinal", role: "name", rule: "rest" });
}

const longer = (a: Numeral | null, b: Numeral | null) => (a && b ? (a.end > b.end ? a : b) : (a ?? b));

const isCircled = (code: number) =>
  (code >= 0x2460 && code <= 0x24ff) || (code >= 0x2776 && code <= 0x2793) || (code >= 0x3220 && code <= 0x3289);
const WORD_STARTS = new Set("今去本去上前明后当同全下年昨过近最这刚连未第半一大多翻折公数几陆伍拾肆");

const POINT = 0x2e;
const BRACKET = 0x28;

/** What a numeral may begin with: 0 no numeral, 1 a name or numeral character, 2 a word that WORD_READERS read. */
const BEGINS = Uint8Array.from({ length: 0x10000 }, (_, code) => {
  if (WORD_STARTS.has(String.fromCharCode(code)) || isCircled(code) || code === BRACKET) return 2;
  return Number(isNumeral(code) || mayBeginName(code) || code === POINT || isLatin(code));
});

/** .5 with nothing before its point that the point could end. */
const isLeadingPoint = (folded: string, at: number) =>
  isDigit(folded.charCodeAt(at + 1)) && /[\s(:=<>~，、；。+-]/.test(folded[at - 1] ?? " ");

/** The numeral that begins at `at` in the text of the context, or null. */
function readAt(context: Context, at: number): Numeral | null {
  const code = context.folded.charCodeAt(at);
  const named = readName(context, at);
  if (named && !named.weak && !isDigit(code)) return named.numeral;
  let found: Numeral | null = null;
  if (code === POINT) return isLeadingPoint(context.folded, at) ? readQuantity(context, at) : null;
  if (isNumeral(code)) found = continuesDigits(context, at) ? null : firstOf(NUMERAL_READERS, context, at);
  else if (BEGINS[code] === 2) found = firstOf(WORD_READERS, context, at) ?? vagueStart(context, at);
  const whole = named && (found || !readsBeyond(context, at, named.numeral.end)) ? named.numeral : null;
  const chosen = longer(found, whole);
  return chosen ?? (isNumeral(code) ? readRest(context, at) : null);
}

/** True where a numeral inside the word at `at` reads on beyond its end: 上一 in 上一年半. */
function readsBeyond(context: Context, at: number, end: number): boolean {
  let inside = at;
  while (inside < end && !isNumeral(context.folded.charCodeAt(inside))) inside++;
  const found = inside > at && inside < end ? firstOf(NUMERAL_READERS, context, inside) : null;
  return found !== null && found.end > end && found.role !== "list_marker";
}

/** Characters that make a word with 数: 人数, 指数. */
const JOINS_COUNT = new Set("人户总指基系多少次倍分参函整奇偶实虚岁天月件台辆笔家种类条批项起例篇字词位名级层度点个");

/** 数十 and 几百 begin with a word that is no numeral by itself; 人数十 does not hold 数十. */
function vagueStart(context: Context, at: number): Numeral | null {
  const { folded } = context;
  if (folded[at] === "数" && JOINS_COUNT.has(folded[at - 1] ?? "")) return null;
  return isNumeral(folded.charCodeAt(at + 1)) && !isDigit(folded.charCodeAt(at + 1)) ? readQuantity(context, at) : null;
}

const SEVERALLY = 24;

/** 分别提高15、22个百分点: a bare figure takes the unit of the figure behind it. */
function shareUnits({ numerals: found, folded }: Context): Numeral[] {
  for (let i = found.length - 2; i >= 0; i--) {
    const [n, next] = [found[i], found[i + 1]];
    const bare = n && n.unit === null && n.type === "cardinal" && n.rule === "quantity" && n.value !== null;
    if (!bare || !next?.unit || next.role !== "claim" || !/^[、和]$/.test(folded.slice(n.end, next.start))) continue;
    if (!folded.slice(Math.max(0, n.start - SEVERALLY), n.start).includes("分别")) continue;
    found[i] = { ...n, unit: next.unit, type: next.type, role: "claim", rule: "shared_unit" };
  }
  return found;
}

/**
 * Every numeral of a text, in order and without overlap: each digit and numeral character lies in one of them.
 * Offsets are UTF-16 code units. Dates that depend on the document's own (今年) have iso null without options.published.
 */
export function readNumerals(text: string, options: NumeralOptions = {}): Numeral[] {
  return readAll(new Context(text, options));
}

function readAll(context: Context): Numeral[] {
  for (let at = 0; at < context.text.length; ) {
    const code = context.folded.charCodeAt(at);
    const found = BEGINS[code] === 0 ? null : readAt(context, at);
    if (!found || found.end <= at) {
      at++;
      continue;
    }
    context.numerals.push(withRole(context, found));
    at = found.end;
    context.end = at;
  }
  return shareUnits(context);
}

const openComma = (text: string, span: Span): Warning => {
  const written = text.slice(span.start, span.end);
  const message = `${written} is one number or two: the page writes ASCII commas for Chinese ones. Compare the source.`;
  return { code: "numerals/comma", span, message };
};

/** The stage that adds the numerals. */
export const numerals: Stage<"metadata", "numerals"> = ({ text, metadata }) => {
  const context = new Context(text, { published: metadata.published, chrome: metadata.chrome });
  const found = readAll(context);
  return { numerals: found, warnings: context.openCommas.map((span) => openComma(text, span)) };
};
