// Reads numerals inside codes and addresses: 5G, PM2.5, C919, telephone numbers, web addresses, 1+9.
import type { Numeral, Span } from "../../document.ts";
import { characterSet, isDigit, isLatin } from "./characters.ts";
import { type Context, matchAt, numeral } from "./context.ts";
import { readNumber } from "./number.ts";
import { prefixUnitBefore, unitAt } from "./units.ts";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const isCodeCharacter = characterSet(`${LETTERS}0123456789._-+/:?=&@#%~`);
/** What stands beside a number that a code or an address may hold; a percent sign alone says nothing. */
const touchesCode = characterSet(`${LETTERS}._-+/:?=&@#~`);
const LONGEST_CODE = 120;
const ADDRESS = /(?:https?:\/\/|www\.|[A-Za-z0-9._\-+]*@)[A-Za-z0-9._\-+/:?=&@#%~]{3,}/;
const PHONE = /(?:\(?0\d{2,3}\)?[- ]?\d{7,8}(?:-\d{1,4})?|1[3-9]\d{9}|[48]00-?\d{3}-?\d{4}|\d{3}-\d{3}-\d{4})(?!\d)/y;
const IP_ADDRESS = /\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/y;
const POSTCODE = /(?:邮编|邮政编码)[:：]? ?$/;

const AREA_CODE_LENGTH = 3;

const contact = (start: number, end: number, rule: string) =>
  numeral({ start, end, type: "cardinal", role: "contact", rule });
const name = (start: number, end: number, rule: string) =>
  numeral({ start, end, type: "cardinal", role: "name", rule });

/** A telephone number, a postcode or a web address. */
export function readContact(context: Context, at: number): Numeral | null {
  const { folded } = context;
  const number = isDigit(folded.charCodeAt(at)) ? readNumber(folded, at) : null;
  if (!number || (number.end - at < AREA_CODE_LENGTH && folded[number.end] !== ".")) return null;
  const open = folded[at - 1] === "(" ? at - 1 : at;
  const phone = matchAt(PHONE, folded, open);
  const amount = phone && unitAt(folded, open + phone[0].length);
  if (phone && !amount) return contact(open, open + phone[0].length, "telephone");
  const ip = matchAt(IP_ADDRESS, folded, at);
  if (ip) return contact(at, at + ip[0].length, "ip_address");
  const postcode = POSTCODE.test(context.before(at, 6)) && matchAt(/\d{6}(?!\d)/y, folded, at);
  if (postcode) return contact(at, at + 6, "postcode");
  return null;
}

/** The run of letters, digits and signs around `at`; its length is bounded. */
function codeAround(context: Context, at: number): { start: number; end: number } {
  const { folded } = context;
  let start = at;
  let end = at;
  const floor = Math.max(context.end, at - LONGEST_CODE);
  while (start > floor && isCodeCharacter(folded.charCodeAt(start - 1))) start--;
  while (end < at + LONGEST_CODE && isCodeCharacter(folded.charCodeAt(end))) end++;
  return { start, end };
}

/** The end of a run of code characters, however long: what an address takes is not looked at again. */
function runEnd(folded: string, from: number): number {
  let end = from;
  while (isCodeCharacter(folded.charCodeAt(end))) end++;
  return end;
}

/** More digits than a number holds: what they write is an account, a licence or a person. */
const MOST_DIGITS = 15;
const DIGITS = /\d{16,}(?![\d.,])/y;
const PLUS = /^[+＋]$/;
const GRADE = /[1-5]A(?=级|景区|旅游|[、和及][1-5]A|[及含]?以上(?:的|旅游|景区))/y;
const FORMULA = /\d{1,4}(?:[+](?:\d{1,4}|[NnXx]))+/y;

/** What a subscript stands behind where a page lost its form: PM_ in PM_2.5 and PM_{2.5}, PM at the end of a line. */
const BEFORE_SUBSCRIPT = /[A-Za-z]+_[{(]?$|PM\n+$/;
const LONGEST_SYMBOL = 8;
/** PM_2.5, with its letters where they stand in the same line; null where the number is no subscript. */
function subscript(context: Context, { start, end }: Span): Numeral | null {
  const symbol = BEFORE_SUBSCRIPT.exec(context.before(start, LONGEST_SYMBOL))?.[0] ?? "";
  if (symbol === "") return null;
  const closes = /[{(]$/.test(symbol) && /[)}]/.test(context.folded.charAt(end)) ? 1 : 0;
  const from = symbol.endsWith("\n") ? start : Math.max(context.end, start - symbol.length);
  return name(from, end + closes, "code");
}

/** 5G, PM2.5, C919 and web addresses: a numeral that letters touch and that has no unit. */
export function readCode(context: Context, at: number): Numeral | null {
  const { folded } = context;
  const number = readNumber(folded, at);
  const digits = number && number.end - at > MOST_DIGITS ? matchAt(DIGITS, folded, at) : null;
  if (digits) return name(at, at + digits[0].length, "code");
  const below = number?.style === "digits" ? subscript(context, number) : null;
  if (below) return below;
  if (!number || !(touchesCode(folded.charCodeAt(at - 1)) || touchesCode(folded.charCodeAt(number.end)))) return null;
  const formula = matchAt(FORMULA, folded, at);
  if (formula && !isLatin(folded.charCodeAt(at - 1))) return name(at, at + formula[0].length, "formula");
  if (matchAt(GRADE, folded, at)) return name(at, at + 2, "grade");
  const letterBefore = isLatin(folded.charCodeAt(at - 1)) || /[A-Za-z][-+.]$/.test(context.before(at, 2));
  const code = codeAround(context, at);
  const address = ADDRESS.exec(folded.slice(code.start, code.end));
  if (address && code.start + address.index + address[0].length > at)
    return { ...name(code.start + address.index, runEnd(folded, code.end), "address"), role: "contact" };
  const unit = unitAt(folded, number.end);
  if (letterBefore && number.style === "digits" && !figureBehind(folded, at))
    return unit && unit.unit.class !== "count" && !/^[A-Za-z]/.test(unit.form)
      ? null
      : name(letters(context, at), codeEnd(folded, number.end), "code");
  const lettersBehind = isLatin(folded.charCodeAt(number.end)) && !unit && number.style === "digits";
  return lettersBehind ? name(at, codeEnd(folded, number.end), "code") : null;
}

/** Letters that a figure, and no code, stands behind: HK$5亿, GDP3.5万亿元. */
const figureBehind = (text: string, at: number) =>
  prefixUnitBefore(text, at) !== undefined || text.startsWith("GDP", at - "GDP".length);

function letters(context: Context, at: number): number {
  let start = at;
  while (start > context.end && /[A-Za-z0-9.\-+]/.test(context.folded[start - 1] ?? " ")) start--;
  return start;
}

/** -8h of O3-8h: behind a hyphen, digits with a letter go on with the code. */
const GOES_ON = /-(?=\d{1,2}[A-Za-z])/y;

function codeEnd(text: string, at: number): number {
  let end = at;
  while (
    matchAt(GOES_ON, text, end) ||
    isLatin(text.charCodeAt(end)) ||
    (isDigit(text.charCodeAt(end)) && end > at) ||
    (PLUS.test(text.charAt(end)) && isLatin(text.charCodeAt(end - 1)))
  )
    end++;
  return end;
}
