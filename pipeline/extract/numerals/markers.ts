// Reads numbers that order and name: list markers, ordinals, parts of laws, numbers of documents.
import type { Numeral } from "../../document.ts";
import { isTenths } from "./amount.ts";
import { characterSet, isDigit, isHan, numeralCharacter } from "./characters.ts";
import { type Context, matchAt, numeral } from "./context.ts";
import { readNumber } from "./number.ts";
import { unitAt } from "./units.ts";

const HAN = "一二三四五六七八九十";
/** 、 behind a number that is one of several: 一、二、三产业. */
const POINT = `、(?![${HAN}](?:、|次?产业))`;
const LINE_MARKER = new RegExp(
  `(?:\\((?:[${HAN}]{1,4}|\\d{1,3})\\)|[Ⅰ-Ⅻ][、.]|[${HAN}]{1,4}${POINT}|\\d{1,3}(?:、|\\.(?!\\d)|\\)))|\\d{1,2}(?:\\.\\d{1,2}){1,3}(?= ?[\\u4e00-\\u9fff])`,
  "y",
);
const CLAUSE_MARKER = new RegExp(
  `(?:[${HAN}]{1,3}(?:是(?!一(?:[，。；、,;”"]|$))|要|则)|第[${HAN}]{1,3}(?:${POINT}(?!第)|，|,|:|是))`,
  "y",
);
const INLINE_MARKER = new RegExp(`\\((?:[${HAN}]{1,3}|\\d{1,2})\\)|[${HAN}]{1,3}${POINT}|\\d{1,2}、(?!\\d)`, "y");
/** Behind a quotation only a number above ten, which nothing else would be. */
const MARKER_BEHIND_QUOTATION = new RegExp(`十[${HAN}]?、|[${HAN}]十[${HAN}]?、`, "y");
const CIRCLED = /[①-⓿❶-➓㈠-㈩㊀-㊉]/;
const ROMAN = /[Ⅰ-Ⅻ]/;
/** Characters besides numerals that a list marker begins with. */
export const beginsMarker = (code: number): boolean =>
  (code < HAN_BEGINS && (CIRCLED.test(String.fromCharCode(code)) || ROMAN.test(String.fromCharCode(code)))) ||
  code === BRACKET ||
  beginsOrdinal(code);
const startsClause = characterSet("。；;：:，,！？!?\n\r“” 　）)");
const startsSentence = characterSet("。；;：:！？\n");
const NEWLINE = 0x0a;
const HAN_BEGINS = 0x4e00;
const BRACKET = 0x28;
const codeBefore = (text: string, at: number) => (at > 0 ? text.charCodeAt(at - 1) : NEWLINE);
const isBlank = characterSet(" \u3000\u00a0");
/** The code before white space: pages that lost their lines have some before each marker. */
function codeBeforeBlanks(text: string, at: number): number {
  let end = at;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--;
  return codeBefore(text, end);
}

const marker = (start: number, end: number, rule: string): Numeral =>
  numeral({ start, end, type: "ordinal", role: "list_marker", rule });

/** 12.56个百分点 at the start of a line is a quantity and no heading 12.56. */
const isMeasured = (text: string, end: number) =>
  isDigit(text.charCodeAt(end - 1)) &&
  (unitAt(text, end) !== null || isTenths(text, end) || numeralCharacter(text.charCodeAt(end)) !== undefined);

const orderOf = (written: string): number | null => {
  const digits = /[一二三四五六七八九十\d]+/.exec(written);
  return digits ? (readNumber(digits[0], 0)?.low ?? null) : null;
};

/** 一、 （一） 1. ① at the start of a line, 一是 and 第一， at the start of a clause. */
export function readListMarker(context: Context, at: number): Numeral | null {
  const { folded } = context;
  if (folded.charCodeAt(at) < HAN_BEGINS && CIRCLED.test(folded.charAt(at)))
    return marker(at, at + 1, "circled_number");
  const open = folded[at - 1] === "(" ? at - 1 : at;
  const line = context.atLineStart(open) ? matchAt(LINE_MARKER, folded, open) : null;
  if (line && !isMeasured(folded, open + line[0].length))
    return { ...marker(open, open + line[0].length, "line_marker"), value: orderOf(line[0]) };
  if (!startsClause(codeBefore(folded, open)) && !isBlank(codeBefore(folded, open))) return null;
  const clause = matchAt(CLAUSE_MARKER, folded, open);
  if (clause) return { ...marker(open, open + clause[0].length, "clause_marker"), value: orderOf(clause[0]) };
  const quoted = folded[open - 1] === "”" ? MARKER_BEHIND_QUOTATION : null;
  const pattern = startsSentence(codeBeforeBlanks(folded, open)) ? INLINE_MARKER : quoted;
  const inline = pattern && matchAt(pattern, folded, open);
  return inline ? { ...marker(open, open + inline[0].length, "inline_marker"), value: orderOf(inline[0]) } : null;
}

const opensYear = characterSet("〔[【(");
const DOCUMENT_NUMBER = /[〔[【(]((?:19|20)\d{2})[〕\]】)] ?(?:第)? ?\d{1,6} ?号/y;
const PART_OF_LAW = /[编章节条款项目]/;
const followsSerial = characterSet("号大届中次");
const endsLabel = characterSet("件表图栏题例注次号本第.: ：");
const PARTY = /(?:大(?![一很多得小约概])|届)(?:以来|[一二三四五六七八九]中全会|历次全会|精神|报告)?/y;
const SERIAL = /号(?!召|称)(?:线|楼|院|门|公告|文件|令|文|机组|站)?|号$/y;

/** 〔2010〕5号, with the bracket before the year. */
export function readDocumentNumber(context: Context, at: number): Numeral | null {
  const match = opensYear(context.folded.charCodeAt(at - 1)) ? matchAt(DOCUMENT_NUMBER, context.folded, at - 1) : null;
  if (!match) return null;
  const end = at - 1 + match[0].length;
  return numeral({ start: at - 1, end, type: "ordinal", role: "document_number", rule: "document_number" });
}

/** The character that an ordinal begins with. */
export const beginsOrdinal = characterSet("第");

/** 第三十二条 is a part of a law; 第五届 and 第4位 are ordinals, of which a claim of rank is made elsewhere. */
export function readOrdinal(context: Context, at: number): Numeral | null {
  const { folded } = context;
  const number = readNumber(folded, folded[at + 1] === " " ? at + 2 : at + 1);
  if (!number || number.low !== number.high) return null;
  const next = folded.charAt(number.end);
  const law = PART_OF_LAW.test(next) && !/[件线例程约]/.test(folded.charAt(number.end + 1));
  const unit = law ? null : unitAt(folded, number.end);
  const end = law ? number.end + 1 : (unit?.end ?? number.end);
  const fields = { value: number.low, unit: unit?.form ?? null };
  const role = law ? "document_number" : "ordinal";
  return numeral({ start: at, end, type: "ordinal", role, rule: law ? "part_of_law" : "ordinal", ...fields });
}

/** The character that the first of several begin with. */
export const beginsTop = characterSet("前");
/** Characters that make another word of 前: 目前, 之前. */
const endsBefore = characterSet("以之目此日年月提从先事空面跟眼午生");
const TOP = /[ 　]?(?:[位名强](?![额次优单义师校称誉列录词城居]))?/y;

/** 前三, 前10位 and 前十强 of those that are ranked: the third or better. */
export function readTop(context: Context, at: number): Numeral | null {
  const { folded } = context;
  if (endsBefore(codeBefore(folded, at))) return null;
  const number = readNumber(folded, at + 1);
  if (!number || number.low !== number.high || number.decimals !== null) return null;
  const end = number.end + (matchAt(TOP, folded, number.end)?.[0].length ?? 0);
  if (end === number.end && (isHan(folded.charCodeAt(end)) || unitAt(folded, end))) return null;
  const unit = end > number.end ? (unitAt(folded, end - 1)?.form ?? null) : null;
  const top = { type: "ordinal", role: "ordinal", rule: "top", comparator: "le" } as const;
  return numeral({ start: at, end, value: number.low, unit, ...top });
}

/** 四中全会, 十次、十一次全会. */
const PLENARY = /(?:中|次)(?:[、和][一二三四五六七八九十]{1,3}[中次])*(?:全会|全体会议)/y;

const LABEL = /(?:附件|附表|附图|表|图|专栏|专题|案例|例|注|批次|编号|序号|版本|第|NO\.|No\.)[ :：]?$/;

/** True where the number at `at` numbers a table, a figure or a box: 1 in 图1：2011－2015年. */
export const isLabelled = (context: Context, at: number): boolean => LABEL.test(context.before(at, 4));

/** 5号, 二十届四中全会, 附件1: a number that names one thing. */
export function readSerial(context: Context, at: number): Numeral | null {
  const { folded } = context;
  const number = readNumber(folded, at);
  if (!number || number.low !== number.high || number.decimals !== null) return null;
  const named = followsSerial(folded.charCodeAt(number.end)) || endsLabel(folded.charCodeAt(at - 1));
  if (!named) return null;
  const serial = matchAt(SERIAL, folded, number.end);
  const party = number.style === "han" && number.low > 10 ? matchAt(PARTY, folded, number.end) : null;
  const match = serial ?? party;
  const ordinal = { type: "ordinal", role: "ordinal", value: number.low } as const;
  if (match) return numeral({ start: at, end: number.end + match[0].length, rule: "serial", ...ordinal });
  const plenary = number.style === "han" ? matchAt(PLENARY, folded, number.end) : null;
  if (plenary) return numeral({ start: at, end: number.end + plenary[0].length, rule: "serial", ...ordinal });
  const label = isLabelled(context, at) && !unitAt(folded, number.end) && !isHan(folded.charCodeAt(number.end));
  return label ? numeral({ start: at, end: number.end, rule: "label", ...ordinal }) : null;
}

/** True where the number at `at` continues digits before it, so that no reading may start here. */
export const continuesDigits = (context: Context, at: number): boolean =>
  at > context.end && isDigit(context.folded.charCodeAt(at)) && isDigit(context.folded.charCodeAt(at - 1));
