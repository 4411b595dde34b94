// Tokens: jieba's words with exact offsets, digits put together again, and the Universal part of speech.
import type { Stage, Token } from "../document.ts";
import { readLexicon } from "../lexicon.ts";
import { type TaggedWord, tagWords } from "./jieba.ts";

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

/** 数居 is 数 and 居: an unknown word loses a function word at its edge. */
function parted({ word, tag }: TaggedWord): readonly TaggedWord[] {
  if (tag !== UNKNOWN || !JOINED.test(word)) return [{ word, tag }];
  const [first, last] = [word.slice(0, 1), word.slice(-1)];
  const [lead, trail] = [atStart.get(first), atEnd.get(last)];
  if (trail)
    return [
      { word: word.slice(0, -1), tag: "n" },
      { word: last, tag: trail },
    ];
  return lead
    ? [
        { word: first, tag: lead },
        { word: word.slice(1), tag: "n" },
      ]
    : [{ word, tag }];
}

/** A lone surrogate is no character to jieba: U+FFFD, as long, stands in for it. */
const wellFormed = (text: string) => text.replaceAll(/\p{Surrogate}/gu, "\ufffd");

const DIGITS = /[\d０-９]+(?:[.,．，][\d０-９]+)*[%％‰]?/g;

/** Spans that jieba cuts and that are one word: 1,100.9 and 17.4%. */
function numberSpans(text: string): [number, number][] {
  return [...text.matchAll(DIGITS)].map((match) => [match.index, match.index + match[0].length]);
}

function place(text: string, words: readonly TaggedWord[]): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const { word, tag } of words.flatMap(parted)) {
    if (!text.startsWith(word, at)) throw new Error(`the segmenter's words leave the text at ${at}: ${word}`);
    if (word.trim() !== "") tokens.push({ start: at, end: at + word.length, tag, pos: posOf(word, tag) });
    at += word.length;
  }
  return tokens;
}

/** Joins the tokens of each span; a token that only partly lies in a span is left alone, and so is the span. */
function join(tokens: readonly Token[], spans: readonly (readonly [number, number])[]): Token[] {
  const joined: Token[] = [];
  let i = 0;
  for (const [start, end] of spans) {
    while (i < tokens.length && (tokens[i]?.start ?? 0) < start) joined.push(tokens[i++] as Token);
    let last = i;
    while (last < tokens.length && (tokens[last]?.end ?? 0) <= end) last++;
    const whole = last > i && tokens[i]?.start === start && tokens[last - 1]?.end === end;
    if (!whole) continue;
    joined.push({ start, end, tag: "m", pos: "NUM" });
    i = last;
  }
  return [...joined, ...tokens.slice(i)];
}

/** The stage that adds the tokens. White space makes none. */
export const tokens: Stage<never, "tokens"> = ({ text }) => ({
  tokens: join(place(wellFormed(text), tagWords(wellFormed(text))), numberSpans(text)),
});
