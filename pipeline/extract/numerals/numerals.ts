// Reads every numeral of a text: what it says, in which unit, and what it is there for. Linear in the length of the text.
import type { Numeral, Span, Stage, Warning } from "../../document.ts";
import { characterSet, isDigit, isNumeral, numeralCharacter } from "./characters.ts";
import { readCode, readContact } from "./codes.ts";
import { Context, type NumeralOptions, numeral, type Reader } from "./context.ts";
import { beginsDate, readDate, readDayOfMonth } from "./date.ts";
import { beginsEra, readEra } from "./era.ts";
import { beginsLunarDate, readLunarDate } from "./lunar-date.ts";
import {
  beginsMarker,
  beginsOrdinal,
  beginsTop,
  continuesDigits,
  readDocumentNumber,
  readListMarker,
  readOrdinal,
  readSerial,
  readTop,
} from "./markers.ts";
import { TELLS_APART } from "./modifiers.ts";
import { mayBeginName, mayBeginNameWith, readName } from "./names.ts";
import { readNumber } from "./number.ts";
import { readNumericDate, readTime } from "./numeric-date.ts";
import {
  beginsHalf,
  readBelowZero,
  readDoubling,
  readHalf,
  readHalfUnit,
  readNamedRatio,
  readPart,
  readProportion,
  readRatio,
  readShortPart,
  readSlashedFraction,
} from "./parts.ts";
import { readQuantity } from "./quantity.ts";
import {
  beginsPlan,
  beginsSpanOfYears,
  mayBeginRelativeDate,
  readPlan,
  readRelativeDate,
  readSpanOfYears,
} from "./relative-date.ts";
import { withRole } from "./role.ts";
import { withCells } from "./table-cells.ts";
import { unitAt } from "./units.ts";

export type { Numeral, Span } from "../../document.ts";
export type { NumeralOptions } from "./context.ts";

type Begins = (code: number) => boolean;

/** Readers in the order in which they are asked, each with the characters that what it reads may begin with. */
const READERS: readonly (readonly [Reader, Begins])[] = [
  [readListMarker, (code) => isNumeral(code) || beginsMarker(code)],
  [readDocumentNumber, isDigit],
  [readBelowZero, characterSet("零")],
  [readPlan, beginsPlan],
  [readNumericDate, isDigit],
  [readContact, isDigit],
  [readNamedRatio, isNumeral],
  [readTime, isNumeral],
  [readLunarDate, (code) => isNumeral(code) || beginsLunarDate(code)],
  [readEra, (code) => isNumeral(code) || beginsEra(code)],
  [readRelativeDate, mayBeginRelativeDate],
  [readDate, (code) => isNumeral(code) || beginsDate(code)],
  [readSpanOfYears, beginsSpanOfYears],
  [readPart, isNumeral],
  [readShortPart, isNumeral],
  [readProportion, isDigit],
  [readRatio, isNumeral],
  [readSlashedFraction, isDigit],
  [readOrdinal, beginsOrdinal],
  [readTop, beginsTop],
  [readCode, isNumeral],
  [readHalf, beginsHalf],
  [readHalfUnit, characterSet("半")],
  [readDoubling, characterSet("翻")],
  [readSerial, isNumeral],
  [readDayOfMonth, isNumeral],
  [readQuantity, isNumeral],
  [readVagueStart, characterSet("几数陆伍肆")],
];

const NO_READERS: readonly Reader[] = [];
/** Filled as characters are met: to ask for all of them would take longer than to read a report. */
const byCharacter: (readonly Reader[] | undefined)[] = new Array(0x10000);

/** The readers that a character calls for. */
function readersOf(code: number): readonly Reader[] {
  const known = byCharacter[code];
  if (known) return known;
  const readers = READERS.filter(([, begins]) => begins(code)).map(([read]) => read);
  byCharacter[code] = readers.length > 0 ? readers : NO_READERS;
  return readers;
}

function readFirst(context: Context, at: number): Numeral | null {
  for (const read of readersOf(context.folded.charCodeAt(at))) {
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

const POINT = 0x2e;

const NOTHING = 1;
const SOMETHING = 2;
const NAME = 3;
/** Filled as characters are met; 0 for those that were not. */
const begins = new Uint8Array(0x10000);

/** What may begin with a character: something that a reader reads, a listed name only, or nothing. */
function beginningWith(code: number): number {
  const known = begins[code] as number;
  if (known > 0) return known;
  const name = mayBeginName(code) ? NAME : NOTHING;
  const found = readersOf(code).length > 0 || code === POINT ? SOMETHING : name;
  begins[code] = found;
  return found;
}

/** .5 with nothing before its point that the point could end. */
const isLeadingPoint = (folded: string, at: number) =>
  isDigit(folded.charCodeAt(at + 1)) && /[\s(:=<>~，、；。+-]/.test(folded[at - 1] ?? " ");

/** The numeral that begins at `at` in the text of the context, or null. */
function readAt(context: Context, at: number): Numeral | null {
  const code = context.folded.charCodeAt(at);
  const named = readName(context, at);
  if (named && !named.weak && !isDigit(code) && !unitReadsBeyond(context.folded, at, named.numeral.end))
    return named.numeral;
  if (code === POINT) return isLeadingPoint(context.folded, at) ? readQuantity(context, at) : null;
  const found = continuesDigits(context, at) ? null : readFirst(context, at);
  const whole = named && (found || !readsBeyond(context, at, named.numeral.end)) ? named.numeral : null;
  const bounded = found && found.start < at && isScale(code) ? found : null;
  const chosen = bounded ?? longer(found, whole);
  return chosen ?? (isNumeral(code) ? readRest(context, at) : null);
}

/** 上万亩 and 近千家 are quantities, for a bound stands before a bare scale; 万亩 alone is a word. */
const isScale = (code: number) => /^(?:small|big)$/.test(numeralCharacter(code)?.class ?? "");

/** True where the number at `at` has a unit that ends beyond the word: 三公 in 三公里, 四平 in 四平方米. */
function unitReadsBeyond(folded: string, at: number, end: number): boolean {
  const number = readNumber(folded, at);
  const unit = number && number.end < end ? unitAt(folded, number.end) : null;
  return unit !== null && unit.end > end;
}

/** True where a numeral inside the word at `at` reads on beyond its end: 上一 in 上一年半. */
function readsBeyond(context: Context, at: number, end: number): boolean {
  let inside = at;
  while (inside < end && !isNumeral(context.folded.charCodeAt(inside))) inside++;
  const found = inside > at && inside < end ? readFirst(context, inside) : null;
  return found !== null && found.end > end && found.role !== "list_marker";
}

/** 数十 and 几百 begin with a word that is no numeral by itself; 人数十 does not hold 数十, nor 队伍三 伍三. */
function readVagueStart(context: Context, at: number): Numeral | null {
  const { folded } = context;
  if (at > 0 && numeralCharacter(folded.charCodeAt(at))?.notBehind.includes(folded.charAt(at - 1))) return null;
  return isNumeral(folded.charCodeAt(at + 1)) && !isDigit(folded.charCodeAt(at + 1)) ? readQuantity(context, at) : null;
}

const SEVERALLY = 24;
/** Between figures that share a unit: 和, or 和低 in 高0.1个和低2.2个百分点. */
const SHARES_UNIT = /^(?:[、和]|[、和](?:[高低]|提高|降低|上升|下降|扩大|收窄|加快|放缓|回落|回升))$/;

/** 分别提高15、22个百分点, 压缩至10个、5个工作日: a bare figure takes the unit of the figure behind it. */
function shareUnits({ numerals: found, folded }: Context): Numeral[] {
  for (let i = found.length - 2; i >= 0; i--) {
    const [n, next] = [found[i], found[i + 1]];
    const cutShort = n?.unit === "个" && next?.unit?.startsWith("个") === true && next.unit !== "个";
    const bare =
      n && (n.unit === null || cutShort) && n.type === "cardinal" && n.rule === "quantity" && n.value !== null;
    if (!bare || !next?.unit || next.role !== "claim" || !SHARES_UNIT.test(folded.slice(n.end, next.start))) continue;
    const before = folded.slice(Math.max(0, n.start - SEVERALLY), n.start);
    if (!cutShort && !TELLS_APART.some((word) => before.includes(word))) continue;
    found[i] = { ...n, unit: next.unit, type: next.type, role: "claim", rule: "shared_unit" };
  }
  return found;
}

/**
 * Every numeral of a text, in order and without overlap: each digit and numeral character lies in one of them.
 * Offsets are UTF-16 code units. Dates that depend on the document's own (今年) have iso null without options.published or a
 * title that says the year.
 */
export function readNumerals(text: string, options: NumeralOptions = {}): Numeral[] {
  return readAll(new Context(text, options));
}

/** The next place from `at` where something may begin; a loop of its own, for most of a text is passed over here. */
function nextPlace(folded: string, from: number): number {
  let at = from;
  let code = folded.charCodeAt(at);
  while (at < folded.length) {
    const next = folded.charCodeAt(at + 1);
    const found = beginningWith(code);
    if (found === SOMETHING || (found === NAME && mayBeginNameWith(code, next))) break;
    code = next;
    at++;
  }
  return at;
}

function readAll(context: Context): Numeral[] {
  const { folded } = context;
  for (let at = nextPlace(folded, 0); at < folded.length; at = nextPlace(folded, at)) {
    const found = readAt(context, at);
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

/** The first date that would follow from the document's own, of a document that has none. */
function undated(text: string, found: readonly Numeral[]): Warning[] {
  const first = found.find(({ rule, iso }) => rule === "relative_date" && iso === null);
  if (!first) return [];
  const { start, end } = first;
  const message = `${text.slice(start, end)} and its like have no year, for the document has no date. Add a line 发布时间：2024-03-05, or give a corpus with a column of dates.`;
  return [{ code: "numerals/undated", span: { start, end }, message }];
}

/** The stage that adds the numerals. */
export const numerals: Stage<"metadata" | "tables", "numerals"> = ({ text, metadata, tables }) => {
  const context = new Context(text, metadata);
  const found = withCells(readAll(context), context.folded, tables);
  const open = context.openCommas.map((span) => openComma(text, span));
  return { numerals: found, warnings: [...open, ...undated(text, found)] };
};
