// Phrases: the nouns around a quantity that say what it counts or measures.
import type { Chunk } from "./chunks.ts";
import {
  ADVERBIALS,
  ASPECTS,
  ATTRIBUTIVES,
  CHAINED_VERBS,
  EXISTENTIALS,
  headOf,
  INTRANSITIVE,
  LEADS,
  NOMINAL_VERBS,
  PROPOSES,
  SKIPPED,
  verbOf,
} from "./lexicon.ts";

const NOMINAL = /^(?:n|vn|an|a|b|j|l|i|s|eng|m|q|k|h|z|t$|x$|g)/;
const isNominal = (chunk: Chunk | undefined): chunk is Chunk =>
  chunk !== undefined && chunk.kind === "word" && NOMINAL.test(chunk.tag);
export const isVerb = (chunk: Chunk | undefined): chunk is Chunk =>
  chunk !== undefined && chunk.kind === "word" && (/^v(?!n)/.test(chunk.tag) || verbOf(chunk.text)?.use === "count");
const isOf = (chunk: Chunk | undefined) => chunk?.text === "的";
export const isSoft = (chunk: Chunk | undefined): boolean =>
  chunk !== undefined && (chunk.text === "、" || /^[和与及]$/.test(chunk.text));

/** True where 的 and a noun still follow, so that what stands before them belongs to the noun. */
function modifiesLater(chunks: readonly Chunk[], from: number): boolean {
  for (let i = from; i < chunks.length; i++) {
    const chunk = chunks[i];
    if (!chunk || chunk.kind === "quantity" || chunk.text === "、") return false;
    if (isOf(chunk)) return isNominal(chunks[i + 1]) || isVerb(chunks[i + 1]);
  }
  return false;
}

const ENDS_PHRASE = /^(?:d|c|p|r|f|u|y)/;
/** 及以上 joins as one word: 地级及以上城市. */
const OR_ABOVE = /^(?:以上|以下)$/;
/** 和 joins two nouns; 以上 stands inside 二级以上医院. */
const JOINS_NOUNS = /^(?:[和与及]|以上|以下|以内)$/;
const LOCATIVE_IN_NAME = /^(?:以上|以下|以内|间|内|外|中)$/;

/** True for what goes on with a name behind a verbal noun: a noun, or another verbal noun. */
const mayEndName = (chunk: Chunk | undefined) =>
  chunk !== undefined && (NOMINAL_VERBS.has(chunk.text) || isNominal(chunk));

const LONGEST_ATTRIBUTE = 12;

/** Where the noun begins behind an attribute that ends in an adjective: 消费场景 in 吸引力强、带动面广的消费场景. */
function behindAttribute(chunks: readonly Chunk[], from: number): number | null {
  for (let i = from; i < Math.min(chunks.length, from + LONGEST_ATTRIBUTE); i++) {
    const chunk = chunks[i] as Chunk;
    if (chunk.kind !== "word" && chunk.text !== "、") return null;
    if (isOf(chunk) && i - from > 1 && chunks[i - 1]?.tag === "a" && isNominal(chunks[i + 1])) return i + 1;
  }
  return null;
}

/**
 * The noun phrase that begins at `from`: 市政府部门对县(市、区)的相关管理职能. Ends before a predicate; governed says that
 * a verb before the quantity has the phrase for its object, so that no predicate of the phrase's own is expected.
 */
export function phraseAfter(chunks: readonly Chunk[], from: number, governed = false): Chunk[] {
  const phrase: Chunk[] = [];
  let nouns = 0;
  let i = behindAttribute(chunks, from) ?? (isOf(chunks[from]) ? from + 1 : from);
  for (; i < chunks.length; i++) {
    const chunk = chunks[i] as Chunk;
    if (phrase.length === 0 && /^[(（〔]/.test(chunk.text)) break;
    if (chunk.kind === "quantity" || chunk.kind === "date" || chunk.kind === "marker") break;
    if (chunk.kind === "mark" && !/^[·-]$/.test(chunk.text) && !(phrase.length > 0 && listsOn(chunks, i))) break;
    if (nouns > 0 && /^v/.test(chunk.tag) && /^u[lgz]/.test(chunks[i + 1]?.tag ?? "")) break;
    const behind = isSoft(chunks[i + 1]) ? chunks[i + 2] : chunks[i + 1];
    const named = chunk.tag === "vn" || (NOMINAL_VERBS.has(chunk.text) && mayEndName(behind));
    if (isVerb(chunk) && !named && nouns > 0 && !isOf(phrase.at(-1)) && isPredicate(chunks, i, governed)) break;
    if (ADVERBIALS.has(chunk.text) && nouns > 0 && isVerb(chunks[i + 1])) break;
    if (INTRANSITIVE.has(chunk.text) && nouns > 0 && !isNominal(chunks[i + 1])) break;
    const joined = OR_ABOVE.test(chunks[i + 1]?.text ?? "") ? chunks[i + 2] : chunks[i + 1];
    const joins = JOINS_NOUNS.test(chunk.text) && isNominal(joined) && nouns > 0;
    if (ENDS_PHRASE.test(chunk.tag) && !joins && !isOf(chunk)) {
      if (nouns === 0 && /^[dfrpc]/.test(chunk.tag)) break;
      if (!modifiesLater(chunks, i + 1)) break;
    }
    if (isOf(chunk) && !isNominal(chunks[i + 1]) && !isVerb(chunks[i + 1])) break;
    if (named || isNominal(chunk)) nouns++;
    phrase.push(chunk);
  }
  const leads = (chunk: Chunk | undefined) =>
    chunks[i]?.kind === "quantity" && verbOf(chunk?.text ?? "")?.use === "reach";
  while (isOf(phrase.at(-1)) || (phrase.length > 1 && leads(phrase.at(-1)))) phrase.pop();
  return nouns > 0 ? phrase : phrase.filter(isVerb).slice(0, 1);
}

/** True for a 、 inside one phrase: a noun follows, and no other quantity in the clause. */
function listsOn(chunks: readonly Chunk[], i: number): boolean {
  const rest = chunks.slice(i + 1);
  return chunks[i]?.text === "、" && isNominal(rest[0]) && rest.every((chunk) => chunk.kind !== "quantity");
}

/** True for a verb behind a noun that says what the noun does: 完成 in 项目完成投资, and not 诉求 in 机构编制诉求. */
function isPredicate(chunks: readonly Chunk[], i: number, governed: boolean): boolean {
  const next = chunks[i + 1];
  if (next === undefined || next.kind === "mark") return false;
  if (/^u[lgz]/.test(next.tag)) return true;
  return !modifiesLater(chunks, i + 1) && !closesCompound(chunks, i, governed);
}

/** 领跑 in 商业领跑县: a verb before one last short noun is part of a name; in an object, before any last noun (招生计划). */
function closesCompound(chunks: readonly Chunk[], i: number, governed: boolean): boolean {
  const next = chunks[i + 1];
  const after = chunks[i + 2];
  const ends = after?.kind !== "word";
  const last = isNominal(next) && !isNominal(after) && (next.text.length === 1 || (governed && ends));
  return (last || (governed && isNameToEnd(chunks, i + 1))) && !verbOf((chunks[i] as Chunk).text);
}

/** 矿山生态修复示范工程: nouns, and verbs that make names, up to the end of the clause. */
function isNameToEnd(chunks: readonly Chunk[], from: number): boolean {
  const end = chunks.findIndex((chunk, i) => i >= from && chunk.kind !== "word");
  const rest = chunks.slice(from, end < 0 ? chunks.length : end);
  const names = ({ text, tag }: Chunk) => NOMINAL.test(tag) || NOMINAL_VERBS.has(text);
  const last = rest.at(-1);
  return last !== undefined && names(last) && rest.every((chunk) => names(chunk) || isVerb(chunk));
}

const TIME_PLACE = /^(?:中|后|前|间|以来|之后|期间|时|内|下|上)$/;
const SMALL_LEAD = /^(?:d|c|r|t|y|e|o|ad)$/;

const LONGEST_LEAD = 8;

/** The end of the words that begin at `at` and only introduce what follows, one chunk or several; `at` where none do. */
function leadEnd(chunks: readonly Chunk[], at: number): number {
  let [end, text] = [at, ""];
  for (let i = at; i < Math.min(chunks.length, at + LONGEST_LEAD) && chunks[i]?.kind === "word"; i++) {
    text += chunks[i]?.text;
    if (LEADS.has(text)) end = i + 1;
  }
  return end;
}

/** 为企业 in 为企业减税降费54亿元: for whom something is done leads up to what is done. */
const FOR = "为";

/** The chunks without what only introduces them: dates, 其中, 改革后, 在…方面. */
export function withoutLead(chunks: readonly Chunk[]): Chunk[] {
  let i = 0;
  for (;;) {
    const chunk = chunks[i];
    const next = chunks[i + 1];
    if (!chunk) return [];
    const limit = chunk.kind === "quantity" && isNominal(next);
    if (i === 0 && PROPOSES.includes(chunk.text)) {
      i++;
      continue;
    }
    const lead = leadEnd(chunks, i);
    if (lead > i) i = lead;
    else if ((chunk.kind !== "word" && !limit) || SMALL_LEAD.test(chunk.tag)) i++;
    else if (limit) break;
    else if (chunk.text === FOR && chunk.tag === "p") {
      const verb = chunks.findIndex((c, k) => k > i + 1 && isVerb(c));
      if (verb < 0) break;
      i = verb;
    } else if (chunk.tag === "p") {
      const close = chunks.findIndex((c, k) => k > i && c.tag === "f");
      if (close < 0 || close === chunks.length - 1) break;
      i = close + 1;
    } else if (/^(?:f|uj|ul|ug)$/.test(chunk.tag)) i++;
    else if (/^(?:v|n)/.test(chunk.tag) && next && TIME_PLACE.test(next.text) && chunks.length > i + 2) i += 2;
    else break;
  }
  return chunks.slice(i);
}

/** What stands around a date, however it is tagged: 自2024年1月1日起, 预计2025年会. */
const PLACES_IN_TIME = /^(?:在|于|自|截至|截止|起|会)$/;

/** The chunks without adverbs and particles at their end. */
export function withoutTrail(chunks: readonly Chunk[]): Chunk[] {
  let end = chunks.length;
  while (end > 0) {
    const chunk = chunks[end - 1] as Chunk;
    const drop =
      chunk.kind !== "word" ||
      (/^(?:d|c|p|u|r|y|zg)/.test(chunk.tag) && !/^[比率]$/.test(chunk.text)) ||
      (chunk.tag === "f" && !LOCATIVE_IN_NAME.test(chunk.text)) ||
      LEADS.has(chunk.text) ||
      PLACES_IN_TIME.test(chunk.text) ||
      SKIPPED.longestBefore(chunk.text, chunk.text.length)?.length === chunk.text.length;
    if (!drop) break;
    end--;
  }
  return chunks.slice(0, end);
}

/** Verb, what stands before it and what behind, of chunks that end at a quantity: 各部门 | 明确 | 职能. */
export interface Predicate {
  readonly subject: Chunk[];
  readonly verb: Chunk[];
  readonly object: Chunk[];
}

/** Before a verb of moving, these say that what follows is what was moved: 全市共减少机构37个. */
const SUMS_UP = /^(?:共|总共|一共|合计|累计)$/;

/** 率 behind a verb makes a noun of it: 办结率. */
const MEASURE_OF_VERB = /^[率数量额度比值费]$/;

/** What joins two verbs. */
export const joinsVerbs = (chunk: Chunk | undefined): boolean => /^(?:或|和|、|并|及|与)$/.test(chunk?.text ?? "");

/** Verbs joined by 或, 和 or nothing are one predicate: 取消或下放. */
function verbEnd(chunks: readonly Chunk[], from: number): number {
  let end = from + 1;
  for (;;) {
    const joined = joinsVerbs(chunks[end]) && isVerb(chunks[end + 1]);
    const word = chunks[end]?.text ?? "";
    const named = NOMINAL_VERBS.has(word) && !CHAINED_VERBS.has(word);
    const counts = isVerb(chunks[end]) && verbOf(word)?.use === "count" && !named;
    const known = counts && end + 1 < chunks.length;
    if (joined && end + 2 < chunks.length) end += 2;
    else if (known) end++;
    else break;
  }
  return end;
}

/** What stands behind the last 、 that joins predicates: 新增产能 in 建成试运转、新增产能. */
function lastPredicate(chunks: readonly Chunk[]): readonly Chunk[] {
  const joint = chunks.findLastIndex(
    (chunk, i) => chunk.text === "、" && verbOf(chunks[i + 1]?.text ?? "")?.use === "count",
  );
  return joint < 0 || joint + 2 >= chunks.length || (isVerb(chunks[joint - 1]) && joint === 1)
    ? chunks
    : chunks.slice(joint + 1);
}

/**
 * Splits at the first verb that has an object behind it; all is object where there is none. continued: what stands here
 * goes on with an earlier predicate, so that a verb inside is part of a name: 湿地保护修复工程.
 */
export function predicateOf(all: readonly Chunk[], continued = false): Predicate {
  const chunks = lastPredicate(all);
  const index = chunks.findIndex((chunk, i) => {
    if (!isVerb(chunk) || i === chunks.length - 1) return false;
    if (chunks[i + 1]?.text === "、" && !isVerb(chunks[i + 2])) return false;
    const summed = SUMS_UP.test(chunks[i - 1]?.text ?? "") && verbOf(chunk.text)?.use === "move";
    if (ATTRIBUTIVES.has(chunk.text) && i === 0 && isNominal(chunks[1])) return false;
    if (NOMINAL_VERBS.has(chunk.text) && i === chunks.length - 2 && ASPECTS.has(chunks[i + 1]?.text ?? ""))
      return false;
    const rated = headOf(chunks.at(-1)?.text ?? "")?.value === "rate" && verbOf(chunk.text)?.use === "count";
    if (rated) return false;
    const known = summed || verbOf(chunk.text)?.use === "count" || EXISTENTIALS.has(chunk.text);
    return (known && (i === 0 || !continued)) || (i === 0 && !chunks.slice(i + 1).some(isOf));
  });
  if (index < 0) return { subject: [], verb: [], object: [...chunks] };
  const end = verbEnd(chunks, index);
  const object = chunks.slice(chunks[end]?.text === "了" ? end + 1 : end);
  const ofVerb = object.length === 1 && MEASURE_OF_VERB.test(object[0]?.text ?? "");
  if (object.length === 0 || ofVerb) return { subject: [], verb: [], object: [...chunks] };
  return { subject: chunks.slice(0, index), verb: chunks.slice(index, end), object };
}
