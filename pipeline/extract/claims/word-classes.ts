// Word classes: what a chunk may be in a noun phrase, by its tag and the lexicon of verbs.
import { TELLS_APART } from "../numerals/modifiers.ts";
import { unitOf } from "../numerals/units.ts";
import { type Chunk, formOf } from "./chunks.ts";
import { MODALS, verbOf } from "./lexicon.ts";

const NOMINAL = /^(?:n|vn|an|a|b|j|l|i|s|eng|m|q|k|h|z|t$|x$|g)/;
export const isNominal = (chunk: Chunk | undefined): chunk is Chunk =>
  chunk !== undefined && chunk.kind === "word" && NOMINAL.test(chunk.tag);
export const isVerb = (chunk: Chunk | undefined): chunk is Chunk =>
  chunk !== undefined && chunk.kind === "word" && (/^v(?!n)/.test(chunk.tag) || verbOf(chunk.text)?.use === "count");
/** 一批 in 高铁等一批10亿元以上项目, 一座 in 建成一座装机20万千瓦的电站: how many there are, and nothing of what is measured. */
export const isLeftOpen = (chunk: Chunk | undefined): boolean => chunk?.numeral?.role === "indefinite";
export const isOf = (chunk: Chunk | undefined): boolean => formOf(chunk) === "的";
export const isSoft = (chunk: Chunk | undefined): boolean =>
  chunk !== undefined && (chunk.text === "、" || /^[和与及]$/.test(chunk.text));
/** True for what tells figures side by side apart: 分别. */
export const tellsApart = (chunk: Chunk | undefined): boolean => TELLS_APART.includes(formOf(chunk));
/** What ends at the value or the time that something came to: 到 in 下降到2021年的16.1%. */
export const CAME_TO = /[到至]$/;

/** True for what turns the meaning of what it stands before: 未 in 未参保人员占5%. */
export const isNegation = (chunk: Chunk | undefined): boolean =>
  /^(?:未|尚未|没有?|无|非|不|不再)$/.test(formOf(chunk));

/** jieba's tag of what ends a word: 型 in 急难型. */
export const SUFFIX = "k";
/** True for what makes a word before it the name of a kind: 类 in 服务类栏目. */
export const endsKind = (chunk: Chunk | undefined): boolean => chunk?.tag === SUFFIX || formOf(chunk) === "类";

/** True for an age, or ages from one to another: 15—59岁. */
export const isAge = (chunk: Chunk | undefined): boolean =>
  chunk?.kind === "quantity" && unitOf(chunk.numeral?.unit ?? null)?.dimension === "age";
/** 亿元以上 at the place, in 亿元以上新开工项目: a limit, what is done, and what the limit is of. */
export function limitsDone(chunks: readonly Chunk[], at: number): boolean {
  const [limit, done, noun] = chunks.slice(at, at + 3);
  if (limit?.kind !== "quantity" || limit.numeral?.comparator === "eq" || !done || !isNominal(noun)) return false;
  return /^(?:b|vn)$/.test(done.tag) || isVerb(done);
}

/** True for what begins those with whom something is done, or with whom it is compared. */
export const isWith = (chunk: Chunk | undefined): boolean => /^[与同和跟]$/.test(formOf(chunk));

/** Where the last modal stands that leads up to a verb, at once or behind one word: 要 in 全市要新建学校10所; -1 where none does. */
export const lastModal = (chunks: readonly Chunk[]): number =>
  chunks.findLastIndex(({ text }, i) => MODALS.has(text) && (isVerb(chunks[i + 1]) || isVerb(chunks[i + 2])));

/** For how long something is measured, which is neither what nor who: 日均 in 日均新登记企业1.16万户. */
export const PER_TIME = /^[日月年]均$/;
/** By what something is divided, which is not what: 月人均 in 养老金总体上调3%，月人均增加96元, 年 in 年平均增长0.57%. */
export const HEAD_ALONE = /^(?:[月年]?[人户亩村]均|年)$/;

/** What 占 begins that is no share of anything: 占地面积, 占用, 占有率; 占地区生产总值 and 占地方收入 are shares. */
const NO_SHARE = "地(?![区方级市])|[用道压]|有率";
/** 占全市比重, of what was named before. */
export const OPENS_SHARE = new RegExp(`^占(?!${NO_SHARE})`);
/** A占全市比重. */
export const HOLDS_SHARE = new RegExp(`占(?!${NO_SHARE})[^占]*$`);
