// Settles what ASCII commas between digits are: they group thousands (16,126项), or they part two numbers where the page
// writes ASCII commas for Chinese ones.
import type { Span } from "../../document.ts";
import { asciiDigits } from "../../ingest/ascii-digits.ts";

const GROUPED = /(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])(\.\d)?/g;
const CHINESE_COMMA = /[\u4e00-\u9fff”）)],(?=[\u4e00-\u9fff“《])/;
const LONG_NUMBER = /(?<![\d.,])(?!(?:19|20)\d{2})\d{4,8}(?:\.\d+)?(?=[\u4e00-\u9fff])/;
const ONE_GROUP = /^\d{1,3},\d{3}$/;

/** A text with its commas settled, and the places where one number or two stays open. */
export interface SettledCommas {
  readonly text: string;
  readonly open: readonly Span[];
}

/** Thousands separators of full-width numbers are commas too: ４，５６５. */
const groupFullWidth = (text: string) =>
  /[０-９]，/.test(text) ? text.replace(/(?<=[０-９])，(?=[０-９]{3}(?![０-９]))/g, ",") : text;

/**
 * A comma between digits parts two numbers only in a document that writes ASCII commas between Chinese words and
 * numbers of four digits without a separator, and none that only grouping explains (1,234,567 or 1,234.5).
 */
export function settleCommas(written: string): SettledCommas {
  const text = groupFullWidth(written);
  if (!text.includes(",") || !CHINESE_COMMA.test(text)) return { text, open: [] };
  const digits = asciiDigits(text);
  const grouped = [...digits.matchAll(GROUPED)];
  const sure = grouped.some(([form, decimals]) => decimals !== undefined || !ONE_GROUP.test(form));
  const single = grouped.filter(([form]) => ONE_GROUP.test(form));
  if (sure || single.length === 0) return { text, open: [] };
  const open = single.map(({ 0: form, index }) => ({ start: index, end: index + form.length }));
  if (!LONG_NUMBER.test(digits)) return { text, open };
  const commas = new Set(single.map(({ 0: form, index }) => index + form.indexOf(",")));
  return { text: text.replace(/,/g, (comma, at: number) => (commas.has(at) ? "，" : comma)), open };
}
