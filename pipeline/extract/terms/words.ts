// Words: the runs of nouns that a term may be made of, read from the tags, across quotation marks.
import type { Token } from "../../document.ts";
import { readLexicon } from "../../lexicon.ts";
import { memo } from "../../memo.ts";

const EDGES = ["start", "deed", "verb", "end", "both", "break"] as const;
type Edge = (typeof EDGES)[number];

const edges = new Map<string, Edge>();
for (const { word, edge } of readLexicon(new URL("edges.csv", import.meta.url), ["word", "edge"])) {
  if (!(EDGES as readonly string[]).includes(edge))
    throw new Error(`terms/edges.csv: ${word}: edge "${edge}" is none of ${EDGES.join(", ")}`);
  edges.set(word, edge as Edge);
}
const weak = new Set(readLexicon(new URL("weak.csv", import.meta.url), ["word"]).map((row) => row.word));

/** What the form of a word says of it as a part of a term. */
interface Traits {
  /** A verb that governs what follows, or a determiner: no term begins with it. 深入开展 is made of two. */
  readonly opensNone: boolean;
  /** A verb that governs what follows, at which a name read backwards ends. */
  readonly endsName: boolean;
  /** A verb that may also stand right before the head of a name: 提升 in 质量提升行动. */
  readonly isDeed: boolean;
  /** A verb that may govern what follows: 建设 in 建设法治经济. */
  readonly mayGovern: boolean;
  /** A general noun: no term ends with it. */
  readonly closesNone: boolean;
  /** Too general to make a term with others like it: 重点 in 重点产业. */
  readonly isWeak: boolean;
  /** A word that no term holds. */
  readonly breaks: boolean;
  /** 三年 in 学前教育三年行动计划. */
  readonly isYears: boolean;
  /** False for a word of marks alone. */
  readonly isPlain: boolean;
}

const HALF = 2;
const OPENING: readonly (Edge | undefined)[] = ["start", "deed", "both"];
const opens = (form: string) => OPENING.includes(edges.get(form));
const YEARS = /^[一二三五十两\d]{1,2}年$/;
const PLAIN = /[\p{L}\p{N}]/u;

function readTraits(form: string): Traits {
  const edge = edges.get(form);
  const [first, second] = [form.slice(0, HALF), form.slice(HALF)];
  const double = form.length === 2 * HALF && opens(first) && (opens(second) || edges.get(second) === "verb");
  const opensNone = OPENING.includes(edge) || double;
  return {
    opensNone,
    endsName: opensNone && edge !== "both",
    isDeed: edge === "deed",
    mayGovern: edge === "verb",
    closesNone: edge === "end" || edge === "both",
    isWeak: weak.has(form),
    breaks: edge === "break",
    isYears: YEARS.test(form),
    isPlain: PLAIN.test(form),
  };
}

/** What the form of a word says of it. */
export const traitsOf = memo(readTraits);

/** A token that a term may be made of. */
export interface Word extends Token {
  readonly traits: Traits;
}

/** True for a word that no term begins with. */
export const opensNone = ({ traits }: Word): boolean => traits.opensNone;
/** A general word or the name of a place, which makes no other term of the one that it stands by. */
export const isWeakOrPlace = ({ traits, tag }: Word): boolean => traits.isWeak || tag === "ns";
/** A verb that is not tagged as a noun too. */
export const isVerb = ({ tag }: Token): boolean => tag.startsWith("v") && !tag.startsWith("vn");

/** The words put together. */
export function nameOf(words: readonly Word[]): string {
  let name = "";
  for (const { text } of words) name += text;
  return name;
}

const NOMINAL: ReadonlySet<string> = new Set("nvbajlixgkshz");
const QUOTE = /^[“”‘’「」『』]+$/;

/** The traits of a word that may be a part of a term, null of others; a classifier only behind another: 圈 in 都市圈. */
function joining({ tag, pos, text }: Token, behind: boolean): Traits | null {
  if (pos === "PUNCT") return null;
  const fits = NOMINAL.has(tag.charAt(0)) || tag === "eng" || (behind && tag === "q");
  if (!fits && !text.endsWith("年")) return null;
  const traits = traitsOf(text);
  return !traits.breaks && (fits || traits.isYears) && (tag !== "x" || traits.isPlain) ? traits : null;
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
    const { start, text, tag, pos } = token;
    const traits = joining(token, run.length > 0);
    if (traits) run.push({ start, end, text, tag, pos, traits });
    else close();
  }
  close();
  return runs;
}
