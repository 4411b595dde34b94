// What a quantity moved from, is compared with or is ranked among: the words around it that are no part of its indicator.
import { type Chunk, formOf } from "./chunks.ts";
import type { Governor } from "./governor.ts";
import { SCOPES, verbOf } from "./lexicon.ts";
import { isSoft, isWith } from "./word-classes.ts";

const COMPARISON = /^[比较]$/;

/** What a measure is linked to its figure by: 为 in 师生比为1:32. */
const LINKS = /^[为是达]$/;

/** The chunks before 比 or 较 and what it compares with; 比 of 生师比 compares with nothing. */
export function beforeComparison(chunks: readonly Chunk[]): readonly Chunk[] {
  const at = chunks.findLastIndex(
    (chunk, i) =>
      COMPARISON.test(chunk.text) &&
      chunks[i + 1] &&
      !LINKS.test(formOf(chunks[i + 1])) &&
      (/^[pd]/.test(chunk.tag) || chunks[i + 1]?.kind === "date"),
  );
  return at < 0 ? chunks : chunks.slice(0, at);
}

/** The chunks before 与 and what it compares with: 常住人口 in 常住人口与2010年第六次普查的72万人相比. */
export function beforeWith(chunks: readonly Chunk[]): readonly Chunk[] {
  const at = chunks.findLastIndex(isWith);
  return at < 0 ? chunks : chunks.slice(0, at);
}

export const MOVE_FROM = /^[由从自]$/;

/** What something may move from: a quantity, or a time that is no claim by itself: 由20天压缩到5天. */
const mayMove = ({ kind, numeral }: Chunk) => kind === "quantity" || numeral?.type === "duration";

/** 前 in 由3年前的22.9天压缩至1天: how long ago, and nothing that was moved from. */
const AGO = "前";

/** 由21%提升至74%: the earlier quantity is where the indicator came from. */
export function movedFrom(clause: readonly Chunk[], index: number, governor: Governor | null): Chunk | null {
  if (!governor?.reached) return null;
  const previous = clause.findLastIndex((chunk, i) => i < index && mayMove(chunk));
  const from = clause.findLastIndex((chunk, i) => i < previous && MOVE_FROM.test(chunk.text));
  const ago = (i: number) => clause[i]?.numeral?.type === "duration" && formOf(clause[i + 1]) === AGO;
  const origin = clause.slice(from, previous);
  const between = from >= 0 && origin.every((chunk, i) => (!mayMove(chunk) || ago(from + i)) && chunk.text !== "、");
  return between ? (clause[previous] as Chunk) : null;
}

/** As many values as there are that they moved to: 600元、400元 in 由600元、400元提高到700元、500元; none where it is not so. */
export function movedFromEach(clause: readonly Chunk[], index: number, count: number): readonly Chunk[] {
  const from = clause.findLastIndex((chunk, i) => i < index && MOVE_FROM.test(chunk.text));
  const run = from < 0 ? [] : clause.slice(from, index).filter(mayMove);
  return run.length === count ? run : [];
}

/**
 * What is ranked, without among whom it is, and without the verb: 进出口总额 in 进出口总额连续三年稳居全国第4位, 增速 in
 * 增速在中部六省居第1位, 考核 in 在考核中排名第五.
 */
export function beforeRank(chunks: readonly Chunk[]): Chunk[] {
  let end = chunks.length;
  while (end > 0) {
    const chunk = chunks[end - 1] as Chunk;
    const verb = verbOf(chunk.text);
    const places = /^(?:rank|reach|move)$/.test(verb?.use ?? "") || /[至到居获]$/.test(chunk.text);
    const drop = chunk.kind !== "word" || SCOPES.has(chunk.text) || places || /^[dpfc]/.test(chunk.tag);
    if (!drop) break;
    end--;
  }
  const inside = formOf(chunks[0]) === "在" && chunks[end]?.tag === "f";
  const among = chunks.slice(0, end).findLastIndex(({ text, tag }) => text === "在" && tag === "p");
  return among > 0 ? chunks.slice(0, among) : chunks.slice(inside ? 1 : 0, end);
}

const REACHED = /[至到为成]$/;
const moves = (word: string) => verbOf(word)?.use === "move" || verbOf(word)?.use === "reach";

/** Chunks between 由 and a quantity that says where something came from: 由2010年第六次全国人口普查的105.20. */
const LONGEST_ORIGIN = 6;

/** Chunks of a list of values that others moved from. */
const LONGEST_LIST = 20;

/** True where a quantity is what a later one moved from, alone or with others: 由50万元和80万元提高到500万元. */
export const startsMove = (clause: readonly Chunk[], index: number): boolean => {
  let last = index;
  while (isSoft(clause[last + 1]) && clause[last + 2]?.kind === "quantity" && last - index < LONGEST_LIST) last += 2;
  const next = clause.findIndex((chunk, k) => k > last && chunk.kind === "quantity");
  const between = clause.slice(last + 1, next);
  const before = clause.slice(0, index).findLast((chunk) => chunk.kind === "word" && !/^(?:u|m)/.test(chunk.tag));
  const opened =
    clause.slice(Math.max(0, index - LONGEST_ORIGIN), index).some((chunk) => MOVE_FROM.test(chunk.text)) ||
    MOVE_FROM.test(formOf(before));
  return (
    opened &&
    between.some(({ text }) => moves(text) || (REACHED.test(text) && moves(text.slice(0, -1)))) &&
    !between.some((chunk) => chunk.text === "、")
  );
};

/** The chunks before 由 or 从. */
export function beforeMove(chunks: readonly Chunk[]): Chunk[] {
  const at = chunks.findLastIndex((chunk) => MOVE_FROM.test(chunk.text));
  return at < 0 ? [...chunks] : chunks.slice(0, at);
}

/** True where the chunks end in what something is ranked or measured within: 全国. */
export const endsInScope = (chunks: readonly Chunk[]): boolean => SCOPES.has(formOf(chunks.at(-1)));
