// Phrases: the nouns behind a quantity that say what it counts.
import { type Chunk, formOf } from "./chunks.ts";
import { ADMITS, ADVERBIALS, ASIDES, EXISTENTIALS, INTRANSITIVE, NOMINAL_VERBS, verbOf } from "./lexicon.ts";
import { isLeftOpen, isNominal, isOf, isSoft, isVerb } from "./word-classes.ts";

/** True where 的 and a noun still follow, so that what stands before them belongs to the noun. */
function modifiesLater(chunks: readonly Chunk[], from: number): boolean {
  for (let i = from; i < chunks.length; i++) {
    const chunk = chunks[i];
    if (!chunk || chunk.kind === "quantity" || chunk.text === "、") return false;
    if (isOf(chunk)) return isNominal(chunks[i + 1]) || isVerb(chunks[i + 1]);
  }
  return false;
}

const isBracket = ({ text }: Chunk) => /^[(（〔]/.test(text);
const ENDS_PHRASE = /^(?:d|c|p|r|f|u|y)/;
/** 及以上 joins as one word: 地级及以上城市. */
const OR_ABOVE = /^(?:以上|以下)$/;
/** 和 joins two nouns; 以上 stands inside 二级以上医院. */
const JOINS_NOUNS = /^(?:[和与及或]|以上|以下|以内)$/;

/** True for what goes on with a name behind a verbal noun: a noun, or another verbal noun. */
const mayEndName = (chunk: Chunk | undefined) =>
  chunk !== undefined && (NOMINAL_VERBS.has(chunk.text) || isNominal(chunk));

/** What says of what was counted what it is: 属 in 26个属国有. */
const BELONGS = /^(?:属|属于)$/;

/** 所占 in 三类经费所占比重, 所缴 in 35家企业所缴税收: what those counted have or do, and no part of their name. */
const OF_THOSE = /^所(?![属在有]).+/;

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
  if (BELONGS.test(formOf(chunks[from]))) return phrase;
  let nouns = 0;
  let i = behindAttribute(chunks, from) ?? (isOf(chunks[from]) ? from + 1 : from);
  for (; i < chunks.length; i++) {
    const chunk = chunks[i] as Chunk;
    if (isBracket(chunk) && (phrase.length === 0 || ASIDES.some((word) => chunk.text.startsWith(word, 1)))) break;
    if (chunk.kind === "quantity" || chunk.kind === "date" || chunk.kind === "marker") break;
    if (chunk.kind === "mark" && !/^[·-]$/.test(chunk.text) && !(phrase.length > 0 && listsOn(chunks, i))) break;
    if (nouns > 0 && /^v/.test(chunk.tag) && /^u[lgz]/.test(chunks[i + 1]?.tag ?? "")) break;
    const behind = isSoft(chunks[i + 1]) ? chunks[i + 2] : chunks[i + 1];
    const named = chunk.tag === "vn" || (NOMINAL_VERBS.has(chunk.text) && mayEndName(behind));
    if (isVerb(chunk) && !named && nouns > 0 && !isOf(phrase.at(-1)) && isPredicate(chunks, i, governed)) break;
    const done = chunks[i + 1]?.tag === "ad" ? chunks[i + 2] : chunks[i + 1];
    const how = ADVERBIALS.has(chunk.text) || (/^ad?$/.test(chunk.tag) && !NOMINAL_VERBS.has(formOf(done)));
    if (how && nouns > 0 && isVerb(done) && !isOf(phrase.at(-1))) break;
    if (OF_THOSE.test(chunk.text) && nouns > 0) break;
    if (ADMITS.has(chunk.text) && nouns > 0 && !modifiesLater(chunks, i + 1)) break;
    if (INTRANSITIVE.has(chunk.text) && nouns > 0 && !isNominal(chunks[i + 1])) break;
    if (isSoft(chunk) && isLeftOpen(chunks[i + 1]) && nouns > 0) break;
    const joined = OR_ABOVE.test(formOf(chunks[i + 1])) ? chunks[i + 2] : chunks[i + 1];
    const joins = JOINS_NOUNS.test(chunk.text) && isNominal(joined) && nouns > 0;
    if (ENDS_PHRASE.test(chunk.tag) && !joins && !isOf(chunk)) {
      const places = chunk.tag === "f" && chunk.text.length > 1 && isNominal(chunks[i + 1]);
      if (nouns === 0 && /^[dfrpc]/.test(chunk.tag) && !places) break;
      if (!places && !modifiesLater(chunks, i + 1)) break;
    }
    if (isOf(chunk) && !isNominal(chunks[i + 1]) && !isVerb(chunks[i + 1])) break;
    if (named || isNominal(chunk)) nouns++;
    phrase.push(chunk);
  }
  const leads = (chunk: Chunk | undefined) => chunks[i]?.kind === "quantity" && verbOf(formOf(chunk))?.use === "reach";
  while (
    isOf(phrase.at(-1)) ||
    isSoft(phrase.at(-1)) ||
    formOf(phrase.at(-1)) === "所属" ||
    formOf(phrase.at(-1)) === "中" ||
    (phrase.length > 1 && leads(phrase.at(-1)))
  )
    phrase.pop();
  const listed = chunks[i]?.kind === "quantity" && phrase.at(-1)?.numeral != null;
  const cut = listed ? phrase.findLastIndex(isSoft) : -1;
  if (cut > 0) return phrase.slice(0, cut);
  return nouns > 0 ? phrase : phrase.filter((chunk) => isVerb(chunk) && !EXISTENTIALS.has(chunk.text)).slice(0, 1);
}

/** True for a 、 inside one phrase: a noun follows, and no other quantity or time in the clause. */
function listsOn(chunks: readonly Chunk[], i: number): boolean {
  const rest = chunks.slice(i + 1);
  return (
    formOf(chunks[i]) === "、" && isNominal(rest[0]) && rest.every(({ kind }) => kind !== "quantity" && kind !== "date")
  );
}

/** True for a verb behind a noun that says what the noun does: 完成 in 项目完成投资, and not 诉求 in 机构编制诉求. */
function isPredicate(chunks: readonly Chunk[], i: number, governed: boolean): boolean {
  const next = chunks[i + 1];
  const listed = isSoft(next) && chunks[i + 2]?.kind === "quantity" && NOMINAL_VERBS.has(formOf(chunks[i]));
  if (next === undefined || next.kind === "mark" || listed) return false;
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
  const last = rest.at(-1);
  return mayEndName(last) && rest.every((chunk) => mayEndName(chunk) || isVerb(chunk));
}
