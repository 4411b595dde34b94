// Words: the runs of nouns that a term may be made of, read from the tags, across quotation marks.
import type { Token } from "../../document.ts";
import { readLexicon } from "../../lexicon.ts";

/** A token that a term may be made of. */
export type Word = Token;

const EDGES = ["start", "deed", "verb", "end", "both", "break"] as const;
type Edge = (typeof EDGES)[number];

const edges = new Map<string, Edge>();
for (const { word, edge } of readLexicon(new URL("edges.csv", import.meta.url), ["word", "edge"])) {
  if (!(EDGES as readonly string[]).includes(edge))
    throw new Error(`terms/edges.csv: ${word}: edge "${edge}" is none of ${EDGES.join(", ")}`);
  edges.set(word, edge as Edge);
}
const weak = new Set(readLexicon(new URL("weak.csv", import.meta.url), ["word"]).map((row) => row.word));

const HALF = 2;
const OPENING: readonly (Edge | undefined)[] = ["start", "deed", "both"];
const opens = (form: string) => OPENING.includes(edges.get(form));
const governs = (form: string) => edges.get(form) === "verb";

/** A verb that governs what follows, or a determiner: no term begins with it. 深入开展 is made of two. */
export const opensNone = ({ text }: Word): boolean =>
  opens(text) ||
  (text.length === 2 * HALF && opens(text.slice(0, HALF)) && (opens(text.slice(HALF)) || governs(text.slice(HALF))));
/** A verb that governs what follows, at which a name read backwards ends. */
export const endsName = (word: Word): boolean => opensNone(word) && edges.get(word.text) !== "both";
/** A verb that may also stand right before the head of a name: 提升 in 质量提升行动. */
export const isDeed = ({ text }: Word): boolean => edges.get(text) === "deed";
/** A verb that may govern what follows: 建设 in 建设法治经济. */
export const mayGovern = ({ text }: Word): boolean => governs(text);
/** A general noun: no term ends with it. */
export const closesNone = ({ text }: Word): boolean => edges.get(text) === "end" || edges.get(text) === "both";
/** Too general to make a term with others like it: 重点 in 重点产业. */
export const isWeak = ({ text }: Word): boolean => weak.has(text);
/** A general word or the name of a place, which makes no other term of the one that it stands by. */
export const isWeakOrPlace = (word: Word): boolean => isWeak(word) || word.tag === "ns";
/** A verb that is not tagged as a noun too. */
export const isVerb = ({ tag }: Token): boolean => /^v(?!n)/.test(tag);

/** The words put together. */
export const nameOf = (words: readonly Word[]): string => words.map((word) => word.text).join("");

const NOMINAL: ReadonlySet<string> = new Set("nvbajlixgkshz");
/** 三年 in 学前教育三年行动计划. */
const YEARS = /^[一二三五十两\d]{1,2}年$/;
const QUOTE = /^[“”‘’「」『』]+$/;
const PLAIN = /[\p{L}\p{N}]/u;

/** True for a word that may be a part of a term; a classifier only behind another: 圈 in 都市圈. */
function joins({ tag, pos, text: form }: Token, behind: boolean): boolean {
  if (pos === "PUNCT") return false;
  const fits = NOMINAL.has(tag.charAt(0)) || tag === "eng" || (behind && tag === "q") || YEARS.test(form);
  return fits && (tag !== "x" || PLAIN.test(form)) && edges.get(form) !== "break";
}

/** Maximal runs of words that stand side by side, but for quotation marks, and may be parts of one term. */
export function nominalRuns(tokens: readonly Token[]): Word[][] {
  const runs: Word[][] = [];
  let run: Word[] = [];
  const close = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  let end = -1;
  for (const token of tokens) {
    if (token.pos === "PUNCT" && QUOTE.test(token.text)) {
      if (token.start === end) end = token.end;
      continue;
    }
    if (token.start !== end) close();
    end = token.end;
    if (joins(token, run.length > 0)) run.push(token);
    else close();
  }
  close();
  return runs;
}
