// Tokens: jieba's words with exact offsets, digits put together again, and the Universal part of speech.
import { firstFrom, type Span, type Stage, type Token } from "../document.ts";
import { readLexicon } from "../lexicon.ts";
import { memo } from "../memo.ts";
import { tagOf, wordsIn } from "./jieba.ts";

const rows = readLexicon(new URL("pos.csv", import.meta.url), ["tag", "pos"]);
const universal = new Map(rows.map(({ tag, pos }) => [tag, pos]));

const PUNCTUATION = /^\p{P}+$/u;
const SYMBOL = /^\p{S}+$/u;

function posOf(word: string, tag: string): string {
  if (PUNCTUATION.test(word)) return "PUNCT";
  if (SYMBOL.test(word)) return "SYM";
  return universal.get(tag) ?? universal.get(tag.charAt(0)) ?? "X";
}

const functionWords = readLexicon(new URL("function-words.csv", import.meta.url), ["character", "tag", "side"]);
const wordsAt = (side: string) =>
  new Map(functionWords.filter((row) => row.side === side).map(({ character, tag }) => [character, tag]));
const [atStart, atEnd] = [wordsAt("start"), wordsAt("end")];
const UNKNOWN = "x";
const JOINED = /^[\u4e00-\u9fff]{2,3}$/;

/** A word as tokens are made of it. */
type Form = Pick<Token, "text" | "tag" | "pos">;
const formOf = (text: string, tag: string): Form => ({ text, tag, pos: posOf(text, tag) });

/** 数居 is 数 and 居: an unknown word loses a function word at its edge. White space is no token. */
function formsOf(word: string): readonly Form[] {
  if (word.trim() === "") return [];
  const tag = tagOf(word);
  if (tag !== UNKNOWN || !JOINED.test(word)) return [formOf(word, tag)];
  const [first, last] = [word.slice(0, 1), word.slice(-1)];
  const [lead, trail] = [atStart.get(first), atEnd.get(last)];
  if (trail) return [formOf(word.slice(0, -1), "n"), formOf(last, trail)];
  return lead ? [formOf(first, lead), formOf(word.slice(1), "n")] : [formOf(word, tag)];
}

const knownForms = memo(formsOf);

const compared: ReadonlySet<string> = new Set(
  readLexicon(new URL("compared.csv", import.meta.url), ["word"]).map(({ word }) => word),
);
const TIME = "t";
/** Characters of a noun of two with 比 behind it. */
const LEAST_COMPARED = 3;
const PARTS_OF_DATE = /^[年月季]/;

/** True where the words from a place on are what something is compared with: 上年, 2019年, 全国. */
function isCompared(words: readonly string[], at: number): boolean {
  const [first = "", second = ""] = [words[at], words[at + 1]];
  return tagOf(first) === TIME || compared.has(first) || (/^[\d０-９]/.test(first) && PARTS_OF_DATE.test(second));
}

const parted = new Map(
  readLexicon(new URL("parted.csv", import.meta.url), ["word", "first", "before"]).map(
    (row) => [row.word, row] as const,
  ),
);
/** What a count or an amount begins with. */
const COUNTS = /^[\d０-９一二三四五六七八九十两百千约近超逾达共]/;

/** 精简机构 is 精简 and 机构 before 12个, and 比为 is 比 and 为; null for what is one word. */
function partedForms(word: string, next: string): readonly Form[] | null {
  const row = parted.get(word);
  if (!row || (row.before !== "" && !COUNTS.test(next))) return null;
  return [row.first, word.slice(row.first.length)].map((part) => formOf(part, tagOf(part)));
}

/** 收入比 is 收入 and 比 before 上年, and 规模较 is 规模 and 较: words end so that are right elsewhere. */
function formsAt(words: readonly string[], at: number): readonly Form[] {
  const word = words[at] as string;
  const apart = partedForms(word, words[at + 1] ?? "");
  if (apart) return apart;
  const last = word.charAt(word.length - 1);
  if ((last !== "比" && last !== "较") || word.length < LEAST_COMPARED) return knownForms(word);
  const head = word.slice(0, -1);
  if (!tagOf(head).startsWith("n") || !isCompared(words, at + 1)) return knownForms(word);
  return [formOf(head, tagOf(head)), formOf(last, atEnd.get(last) ?? UNKNOWN)];
}

const SURROGATE = /[\ud800-\udfff]/;
/** A lone surrogate is no character to jieba: U+FFFD, as long, stands in for it. */
const wellFormed = (text: string) => (SURROGATE.test(text) ? text.replaceAll(/\p{Surrogate}/gu, "\ufffd") : text);

const DIGITS = /[\d０-９]+(?:[.,．，][\d０-９]+)*[%％‰]?/g;

/** Spans that jieba cuts and that are one word: 1,100.9 and 17.4%. */
function numberSpans(text: string): [number, number][] {
  return [...text.matchAll(DIGITS)].map((match) => [match.index, match.index + match[0].length]);
}

function place(text: string, words: readonly string[]): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const [i, word] of words.entries()) {
    if (!text.startsWith(word, at)) throw new Error(`the segmenter's words leave the text at ${at}: ${word}`);
    let start = at;
    for (const { text: form, tag, pos } of formsAt(words, i)) {
      const end = start + form.length;
      tokens.push({ start, end, tag, pos, text: form });
      start = end;
    }
    at += word.length;
  }
  return tokens;
}

/** Joins the tokens of each span; a token that only partly lies in a span is left alone, and so is the span. */
function join(text: string, tokens: readonly Token[], spans: readonly (readonly [number, number])[]): readonly Token[] {
  const joined: Token[] = [];
  let i = 0;
  for (const [start, end] of spans) {
    while (i < tokens.length && (tokens[i]?.start ?? 0) < start) joined.push(tokens[i++] as Token);
    let last = i;
    while (last < tokens.length && (tokens[last]?.end ?? 0) <= end) last++;
    const whole = last > i && tokens[i]?.start === start && tokens[last - 1]?.end === end;
    if (!whole) continue;
    joined.push({ start, end, tag: "m", pos: "NUM", text: text.slice(start, end) });
    i = last;
  }
  while (i < tokens.length) joined.push(tokens[i++] as Token);
  return joined;
}

/** The tokens from the one that begins at `start` up to `end`; none where no token begins there. They are in order. */
export function tokensWithin(tokens: readonly Token[], { start, end }: Span): Token[] {
  let next = firstFrom(tokens, start);
  const found: Token[] = [];
  if (tokens[next]?.start !== start) return found;
  for (let token = tokens[next]; token && token.end <= end; token = tokens[++next]) found.push(token);
  return found;
}

/** The stage that adds the tokens. White space makes none. */
export const tokens: Stage<never, "tokens"> = ({ text }) => {
  const plain = wellFormed(text);
  const placed = place(plain, wordsIn(plain));
  const written =
    plain === text ? placed : placed.map((token) => ({ ...token, text: text.slice(token.start, token.end) }));
  return { tokens: join(text, written, numberSpans(text)) };
};
