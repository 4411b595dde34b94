// Finds signs of damage in a text: characters lost or garbled on the way to the page, and what scanning makes of figures.
import type { Warning } from "../document.ts";
import { simplified } from "./traditional.ts";

/** A sign of damage: what it looks like, and what a reader should make of it. */
interface Sign {
  readonly code: string;
  readonly pattern: RegExp;
  readonly message: (found: string) => string;
}

const SIGNS: readonly Sign[] = [
  {
    code: "ingest/replacement",
    pattern: /\ufffd+/g,
    message: () => "Replacement characters: the page was decoded wrongly or lost these. Compare the source.",
  },
  {
    code: "ingest/mojibake",
    pattern: /(?:锟斤拷|烫烫烫|屯屯屯|ï»¿|(?:[ÃÂâåäæçèé][\u0080-\u00bf]{1,2}){2,})+/g,
    message: (found) =>
      `${found} is text read in a wrong encoding. Save the source again as UTF-8, or name its encoding.`,
  },
  {
    code: "ingest/ocr",
    pattern: /(?<![A-Za-z\d])(?:\d+[OoIl](?=\d|[%％万亿个元年月日])|[OoIl]\.\d|[OIl]\d+(?=[%％万亿]))[\dOoIl.]*/g,
    message: (found) =>
      `${found} has a letter inside a figure, as scanning leaves it: O for 0, I or l for 1. Compare the source.`,
  },
  {
    code: "ingest/line",
    pattern: /[\u4e00-\u9fff]\r?\n[ \t　]*[，。、；：）”]/g,
    message: () => "The line breaks inside a sentence. Join it with the next.",
  },
];

const BRACKETS: Readonly<Record<string, string>> = { "（": "）", "【": "】", "〔": "〕", "［": "］" };
const CLOSING = new Map(Object.entries(BRACKETS).map(([open, close]) => [close, open]));
/** ASCII brackets close wide ones, as pages mix them: （一) is whole. */
const LIKE: Readonly<Record<string, string>> = { "(": "（", ")": "）" };
const MARKS = /[（）()【】〔〕［］\n]/g;
/** 1) and 一） number a line with a bracket that nothing opens. */
const NUMBERS_LINE = /(?:^|\n|[。；：])[ \t　]*[\d一二三四五六七八九十]{1,3}$/;

/** One warning for each bracket without a partner in its paragraph. */
function findLostBrackets(text: string): Warning[] {
  const warnings: Warning[] = [];
  const lost = (at: number, what: string) =>
    warnings.push({
      code: "ingest/bracket",
      span: { start: at, end: at + 1 },
      message: `${what} Characters may have been lost here: compare the source.`,
    });
  let open: { mark: string; at: number }[] = [];
  const unclosed = () => {
    for (const { mark, at } of open) lost(at, `Opening bracket ${mark} without a closing one.`);
    open = [];
  };
  for (const match of text.matchAll(MARKS)) {
    const mark = LIKE[match[0]] ?? match[0];
    if (mark === "\n") unclosed();
    else if (BRACKETS[mark]) open.push({ mark, at: match.index });
    else if (open.at(-1)?.mark === CLOSING.get(mark)) open.pop();
    else if (!NUMBERS_LINE.test(text.slice(Math.max(0, match.index - 8), match.index)))
      lost(match.index, `Closing bracket ${match[0]} without an opening one.`);
  }
  unclosed();
  return warnings;
}

/** The 3,755 common characters of GB 2312, in its rows 16 to 55. */
const COMMON = new Set(
  Array.from({ length: 40 * 94 }, (_, i) => [0xb0 + Math.floor(i / 94), 0xa1 + (i % 94)])
    .map((bytes) => new TextDecoder("gbk").decode(new Uint8Array(bytes)))
    .join(""),
);
const [FIRST_HAN, LAST_HAN] = [0x4e00, 0x9fff];
/** 1 for each Chinese character, by its unit of UTF-16, that is not common. */
const rare = new Uint8Array(0x10000);
for (let unit = FIRST_HAN; unit <= LAST_HAN; unit++) if (!COMMON.has(String.fromCharCode(unit))) rare[unit] = 1;
/** So many rare characters in a row are no words: a lost byte has shifted those behind it. */
const LEAST_SHIFTED = 6;

/** One warning for each run of rare characters. */
function findShifted(text: string): Warning[] {
  const warnings: Warning[] = [];
  const read = simplified(text);
  for (let start = 0, at = 0; at <= read.length; at++) {
    if (at < read.length && rare[read.charCodeAt(at)] === 1) continue;
    if (at - start >= LEAST_SHIFTED) {
      const message = `${text.slice(start, at)} is no Chinese: bytes were lost before it. Save the source again as UTF-8, or name its encoding.`;
      warnings.push({ code: "ingest/mojibake", span: { start, end: at }, message });
    }
    start = at + 1;
  }
  return warnings;
}

/** Warnings of lost, garbled or misread characters, in the order of the text. */
export function findDamage(text: string): Warning[] {
  const signs = SIGNS.flatMap(({ code, pattern, message }) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }): Warning => {
      return { code, span: { start: index, end: index + found.length }, message: message(found) };
    }),
  );
  return [...signs, ...findShifted(text), ...findLostBrackets(text)].sort(
    (a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0),
  );
}
