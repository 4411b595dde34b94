// Finds what the page says about the article, and which parts of the text belong to the page and not to the article.
import type { Span } from "../document.ts";
import { readLexicon } from "../lexicon.ts";
import { asciiDigits } from "./ascii-digits.ts";
import { simplified } from "./traditional.ts";

type Said = "source" | "author" | "issuer" | "document_number" | "index_number";
type Field = Said | "published" | "dated" | "views" | "";
interface ChromePattern {
  readonly pattern: RegExp;
  readonly field: Field;
}

/** Zero has many signs in years; 元月 is the first month. */
const HAN_VALUES = new Map(
  ["〇零○ＯO", "一元", ..."二三四五六七八九"].flatMap((signs, i) => [...signs].map((sign) => [sign, i] as const)),
);
/** 2010年8月16日, 2010/8/16, 2010-08-16 and 二〇一〇年八月十六日, as years, months and days. */
const DAY = new RegExp(
  String.raw`(?<year>(?:19|20)\d{2})\s?[-/.年]\s?(?<month>\d{1,2})\s?[-/.月]\s?(?<day>\d{1,2})日?` +
    `|(?<hanYear>[二一][〇零○ＯO一二三四五六七八九]{3})年(?<hanMonth>[元一二三四五六七八九十]{1,2})月(?<hanDay>[一二三四五六七八九十]{1,3})日`,
);
const WRITTEN_DAY = DAY.source.replaceAll(/\?<\w+>/g, "?:");

const columns = ["name", "pattern", "place", "field"] as const;
const FORMS: Record<string, (pattern: string) => string> = {
  whole: (pattern) => `^\\s*(?:${pattern})\\s*$`,
  inline: (pattern) => pattern,
  inline_start: (pattern) => `^\\s*(?:${pattern})\\s*$`,
};
const patterns: ChromePattern[] = readLexicon(new URL("chrome.csv", import.meta.url), columns).map((row) => ({
  pattern: new RegExp((FORMS[row.place]?.(row.pattern) ?? row.pattern).replaceAll("{date}", WRITTEN_DAY), "gd"),
  field: row.field as Field,
}));

/** A line of the text, without its line break: as it is read, in simplified characters and ASCII digits, and as written. */
interface Line extends Span {
  readonly text: string;
  readonly written: string;
}

/** Lines longer than this are text; a page's own lines are short. */
const LONGEST_CHROME_LINE = 160;

/** The lines of a text; any of CR, LF and CRLF ends one. */
function linesOf(written: string): Line[] {
  const lines: Line[] = [];
  for (const { index: start, 0: text } of asciiDigits(simplified(written)).matchAll(/[^\r\n]+/g)) {
    const end = start + text.length;
    lines.push({ start, end, text, written: written.slice(start, end) });
  }
  return lines;
}

/** 二十一 as 21, and the first month as 1: the numbers of months and days, up to 31. */
function smallNumber(written: string): number {
  const digitOf = (character = "") => HAN_VALUES.get(character) ?? 0;
  const [tens = "", ones = ""] = written.split("十");
  return written.includes("十") ? 10 * (tens === "" ? 1 : digitOf(tens)) + digitOf(ones) : digitOf(written);
}

/** The day in ISO 8601; null for what the calendar does not have. */
function isoOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

/** The first day that is named, in any of the spellings, as ISO 8601; null where there is none. */
export function isoDate(written: string): string | null {
  const { year, month, day, hanYear, hanMonth = "", hanDay = "" } = DAY.exec(asciiDigits(written))?.groups ?? {};
  if (year !== undefined) return isoOf(Number(year), Number(month), Number(day));
  if (hanYear === undefined) return null;
  const digits = [...hanYear].map((digit) => HAN_VALUES.get(digit) ?? 0);
  return isoOf(Number(digits.join("")), smallNumber(hanMonth), smallNumber(hanDay));
}

const DELIVERED = new RegExp(`^[\\s—–(（-]*(${WRITTEN_DAY})在.{4,40}(?:会议|大会)上`);
const SENTENCE_END = /[。！？；!?;：:，,]$/;
const LONGEST_TITLE = 60;

/** What a page says about its article. */
export interface PageMetadata {
  title: string | null;
  published: string | null;
  /** The date that the document bears, where it is not that of its publication. */
  dated: string | null;
  source: string | null;
  author: string | null;
  issuer: string | null;
  document_number: string | null;
  index_number: string | null;
  views: number | null;
  chrome: Span[];
}

const emptyPage = (): PageMetadata => ({
  title: null,
  published: null,
  dated: null,
  source: null,
  author: null,
  issuer: null,
  document_number: null,
  index_number: null,
  views: null,
  chrome: [],
});

function readLine(line: Line, page: PageMetadata): boolean {
  let found = false;
  for (const { pattern, field } of patterns) {
    for (const match of line.text.matchAll(pattern)) {
      found = true;
      page.chrome.push({ start: line.start + match.index, end: line.start + match.index + match[0].length });
      const [from, to] = match.indices?.[1] ?? [0, 0];
      const value = line.written.slice(from, to).trim();
      if (!value) continue;
      if (field === "published" || field === "dated") page[field] ??= isoDate(value);
      else if (field === "views") page.views ??= Number(asciiDigits(value));
      else if (field !== "") page[field] ??= value;
    }
  }
  return found;
}

/** The spans in order, those that overlap made one. */
function joined(spans: readonly Span[]): Span[] {
  const apart: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last && span.start < last.end) apart[apart.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else apart.push(span);
  }
  return apart;
}

const isTitle = (text: string) =>
  text.length <= LONGEST_TITLE && /[\u4e00-\u9fff]{4}/.test(text) && !SENTENCE_END.test(text);

/** Title, dates, source, author, issuer, numbers and visits, as far as the text itself says them. */
export function readMetadata(text: string): PageMetadata {
  const page = emptyPage();
  let delivered: string | null = null;
  let body = false;
  for (const line of linesOf(text)) {
    const plain = line.text.trim();
    if (plain === "" || plain.length > LONGEST_CHROME_LINE) {
      body ||= plain !== "";
      continue;
    }
    if (readLine(line, page)) continue;
    const said = DELIVERED.exec(plain)?.[1];
    if (said && !body) delivered ??= isoDate(said);
    else if (!body && isTitle(plain)) page.title ??= line.written.trim();
    body ||= SENTENCE_END.test(plain);
  }
  page.published ??= delivered ?? page.dated;
  return { ...page, chrome: joined(page.chrome) };
}

const PLACE = /[\u4e00-\u9fff]{2,8}?(?:特别行政区|自治区|自治州|自治县|省|市|盟|州|县|区|旗)/;

/** The place that a title names: 2026年湖南省政府工作报告 is of 湖南省. */
export const placeIn = (title: string | null): string | null =>
  PLACE.exec(title ?? "")?.[0].replace(/^\d*年/, "") ?? null;
