// What a clause without a figure says that the next one's is of: 固定资产投资 in 固定资产投资平稳增长，完成800亿元.
import { type Chunk, formOf, textOf } from "./chunks.ts";
import { isCounted } from "./counted.ts";
import { withoutLead, withoutTrail } from "./edges.ts";
import { beforeJoint } from "./itemised.ts";
import {
  BODIES,
  CONCRETE,
  COUNTED_NOUNS,
  growthOf,
  headOf,
  NOMINAL_VERBS,
  SCOPES,
  standardOf,
  verbOf,
} from "./lexicon.ts";
import { beforeWith } from "./moves.ts";
import { isComparison } from "./periods.ts";
import { type Indicator, join } from "./sharing.ts";
import { HOLDS_SHARE, isNominal, isSoft, isWith } from "./word-classes.ts";

/** What a sentence begins with: 粮食总产 in 粮食总产再创历史新高，增量39.7亿斤. */
export function topicOf(clause: readonly Chunk[]): Indicator | null {
  const chunks = withoutLead(clause);
  const end = chunks.findIndex((chunk) => chunk.kind !== "word" || !/^(?:n|b|j|vn|a|s)/.test(chunk.tag));
  if (isSoft(chunks[end])) return null;
  const named = end < 0 ? chunks : chunks.slice(0, end);
  // 健康发展 in 畜牧业健康发展，实现产值27.5亿元 says how it goes with what the sentence is about.
  const goes = end < 0 && /^ad?$/.test(named.at(-2)?.tag ?? "") && NOMINAL_VERBS.has(formOf(named.at(-1)));
  return join(goes ? named.slice(0, -2) : named);
}

/** How something is, and no part of what it is: 平稳 in 投资平稳增长, 逆势 in 出口逆势上扬. */
const SAYS_HOW = /^(?:a|z|i|l|d)/;
const saysHow = ({ tag, text }: Chunk) => SAYS_HOW.test(tag) && !headOf(text);

/**
 * The measure that a clause without a figure speaks of, for the next: 固定资产投资 in 固定资产投资平稳增长，完成800亿元; all of it
 * before a colon or a bracket: 低保标准 in 低保标准：每人每月560元; what was moved: 低保标准 in 提高低保标准，城市由650元提高到720元.
 */
export function measureOf(clause: readonly Chunk[], leadsUp: boolean): Indicator | null {
  const chunks = leadsUp ? withoutTrail(beforeJoint(withoutLead(clause))) : withoutLead(clause);
  const compared = clause.some(isComparison) && !isWith(chunks[0]) ? withoutTrail(beforeWith(chunks)) : [];
  if (compared.length > 0 && compared.every(isNominal)) return join(compared);
  const moved = verbOf(formOf(chunks[0]))?.use === "move" ? chunks.slice(1) : [];
  if (moved.length > 0 && moved.every(isNominal) && headOf(textOf(moved))) return join(moved);
  const share = join(chunks);
  if (share && HOLDS_SHARE.test(share.text) && headOf(share.text)?.value === "share") return share;
  const ends = (chunk: Chunk) => (leadsUp ? chunk.kind !== "word" : !isNominal(chunk));
  const other = chunks.findIndex(ends);
  const nominal = other < 0 ? chunks : chunks.slice(0, other);
  const name = join(nominal.slice(0, nominal.findLastIndex((chunk) => !saysHow(chunk)) + 1));
  const measures = (text: string) => headOf(text) || standardOf(text) || growthOf(text);
  const isWhole = name?.end === chunks.at(-1)?.end;
  return name && isWhole === leadsUp && measures(name.text) ? name : null;
}

/**
 * What a clause without a figure speaks of that the next one counts, where that only says what was done to so many: 行政审批项目
 * in 清理行政审批项目，取消62项.
 */
export function countedNext(clause: readonly Chunk[], next: readonly Chunk[]): Indicator | null {
  const [verb, quantity] = withoutLead(next);
  if (verbOf(formOf(verb))?.use !== "count" || !quantity || !isCounted(quantity)) return null;
  const nouns = COUNTED_NOUNS.get(quantity.numeral?.unit ?? "")?.nouns ?? CONCRETE;
  const at = clause.findLastIndex((chunk) => isNominal(chunk) && nouns.some((noun) => chunk.text.endsWith(noun)));
  const acts = ({ text }: Chunk) => SCOPES.has(text) || BODIES.some((body) => text.endsWith(body));
  const isName = (chunk: Chunk, before: Chunk | undefined) =>
    NOMINAL_VERBS.has(chunk.text) || chunk.tag === "a" ? isNominal(before) && !acts(before) : isNominal(chunk);
  const start = clause.findLastIndex((chunk, i) => i < at && !isName(chunk, clause[i - 1])) + 1;
  return join(withoutLead(clause.slice(start, at + 1)));
}

const IS = /^(?:为|是|成为)$/;
/** 东盟 in 东盟为第一大贸易伙伴，占外贸总值的14.6%: what a clause says what it is of, before a share of what it is not. */
export function subjectOf(clause: readonly Chunk[], next: readonly Chunk[]): Indicator | null {
  const chunks = withoutLead(clause);
  const is = chunks.findIndex(({ text }) => IS.test(text));
  const subject = chunks.slice(0, Math.max(is, 0));
  const shares = verbOf(formOf(withoutLead(next)[0]))?.use === "share";
  return shares && subject.length > 0 && subject.every(isNominal) ? join(subject) : null;
}
