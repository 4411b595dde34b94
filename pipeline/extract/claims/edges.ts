// Edges: the words at the head and the end of a clause that are no part of what it is about.
import { type Chunk, formOf } from "./chunks.ts";
import {
  ATTRIBUTIVES,
  BRINGS,
  BY,
  CIRCUMSTANCES,
  CLOSES,
  DECIDES,
  GIVES,
  LEAD_BEGINNINGS,
  LEAD_ENDS,
  LEADS,
  LEAVES_OUT,
  MODALS,
  NAMES_ITEMS,
  NOMINAL_VERBS,
  OWING,
  PROPOSES,
  REALISES,
  RECKONS,
  SCOPES,
  SKIPPED,
  TOWARDS,
  verbOf,
} from "./lexicon.ts";
import {
  endsKind,
  isAge,
  isNegation,
  isNominal,
  isOf,
  isSoft,
  isVerb,
  limitsDone,
  tellsApart,
} from "./word-classes.ts";

/** What stands inside a name though it is a place or a time: 以上. */
const LOCATIVE_IN_NAME = /^(?:以上|以下|以内|间|内|外|中)$/;

const TIME_PLACE = /^(?:中|后|前|间|以来|之后|期间|期间内|时|内|下|上)$/;
const SMALL_LEAD = /^(?:d|c|r|t|y|e|o|ad)$/;

/** What stands around a date, however it is tagged: 自2024年1月1日起, 到2020年, 预计2025年会. */
const PLACES_IN_TIME = /^(?:在|于|自|从|到|至|截至|截止|起|会)$/;

/** Before a verb it says how long it took: 年 in 年减轻负担1200万元, and not in 年产值. */
const YEARLY = "年";

const LONGEST_LEAD = 8;

/** The end of the words that begin at `at` and only introduce what follows, one chunk or several; `at` where none do. */
function leadEnd(chunks: readonly Chunk[], at: number): number {
  let [end, text] = [at, ""];
  for (let i = at; i < Math.min(chunks.length, at + LONGEST_LEAD) && chunks[i]?.kind === "word"; i++) {
    text += chunks[i]?.text;
    if (!LEAD_BEGINNINGS.has(text)) break;
    if (LEADS.has(text)) end = i + 1;
  }
  return end;
}

/** 为企业 in 为企业减税降费54亿元: for whom something is done leads up to what is done. */
export const isFor = ({ text, tag }: Chunk): boolean => (text === "为" && tag === "p") || text === "可为";

/** 向 in 向小微企业发放贷款18亿元: to whom something is done, no part of what or of who does it. */
export const isTowards = ({ text, tag }: Chunk): boolean => tag === "p" && TOWARDS.has(text);

/**
 * Where what is done begins behind those whom it is done to: 补助 in 对农户每户补助2000元, 推介 in 向民间资本推介项目300个; or
 * what comes of something behind it: 造成 in 因旱灾造成损失3亿元, 诉讼 in 因收费引发的诉讼3起; -1 where nothing does.
 */
function doneAt(chunks: readonly Chunk[], at: number): number {
  const chunk = chunks[at] as Chunk;
  const { text } = chunk;
  if (OWING.has(text)) {
    const brings = chunks.findIndex((other, i) => i > at + 1 && BRINGS.has(other.text));
    return brings > 0 && isOf(chunks[brings + 1]) ? brings + 2 : brings;
  }
  if (!isTowards(chunk)) return -1;
  const done = ({ text: verb, tag: kind }: Chunk) => GIVES.has(verb) || (text === "向" && kind === "v");
  return chunks.findIndex((other, i) => i > at + 1 && done(other));
}

/** Where what is reckoned begins, behind how it is: 人均经费 in 按全时工作量计算的人均经费; `at` where nothing is said of it. */
export function reckonedBy(chunks: readonly Chunk[], at: number): number {
  const by = BY.has(formOf(chunks[at]));
  const verb = by ? chunks.findIndex((chunk, i) => i > at + 1 && RECKONS.has(chunk.text)) : -1;
  const behind = isOf(chunks[verb + 1]) ? verb + 2 : verb + 1;
  return verb > at && isNominal(chunks[behind]) ? behind : at;
}

/** 通过 in 通过工程措施削减排放量12万吨: by what means something is done. */
const BY_MEANS = "通过";
/** Where the verb begins behind by what means something is done; `at` where none does. */
function behindMeans(chunks: readonly Chunk[], at: number): number {
  if (formOf(chunks[at]) !== BY_MEANS) return at;
  const does = ({ tag, text }: Chunk) => /^v(?!n)/.test(tag) && /^(?:count|move)$/.test(verbOf(text)?.use ?? "");
  const verb = chunks.findIndex((chunk, i) => i > at + 1 && does(chunk));
  return verb > 0 && verb < chunks.length - 1 ? verb : at;
}

/** Where the verb begins behind what something is taken from: 调入 in 从外地调入干部12名; `at` where none does. */
function takenFrom(chunks: readonly Chunk[], at: number): number {
  if (formOf(chunks[at]) !== "从") return at;
  const verb = chunks.findIndex((chunk, i) => i > at && !isNominal(chunk));
  return verb > at + 1 && isVerb(chunks[verb]) && isNominal(chunks[verb + 1]) ? verb : at;
}

/** What leads up to what is done, and says how it is reckoned, where it is from or by what means: each where that ends. */
const LEADING_UP = [reckonedBy, takenFrom, behindMeans];

/** True for a verb that counts its object, and behind the last word: 推广 in 在全省推广经验21项, nothing in 在全省推广21项. */
const mayDo = (chunk: Chunk | undefined): boolean =>
  chunk === undefined || (isVerb(chunk) && verbOf(chunk.text)?.use === "count");

/** The chunks without what only introduces them: dates, 其中, 改革后, 在…方面. */
export function withoutLead(chunks: readonly Chunk[]): Chunk[] {
  let i = 0;
  for (;;) {
    const chunk = chunks[i];
    const next = chunks[i + 1];
    if (!chunk) return [];
    const bounds = isOf(next) && isNominal(chunks[i + 2]) && chunk.numeral?.comparator !== "eq";
    const limit =
      chunk.kind === "quantity" &&
      (limitsDone(chunks, i) ||
        isNominal(next) ||
        bounds ||
        (isAge(chunk) && (isSoft(next) || isOf(next) || formOf(next).startsWith("每"))));
    const names = ATTRIBUTIVES.has(chunk.text) && isNominal(next);
    const done = doneAt(chunks, i);
    const lists = formOf(next) === "、" || next?.tag === "nb";
    const negates = isNegation(chunk) && next?.kind === "word";
    const each = chunk.text.startsWith("每") && isNominal(next) && next.text !== YEARLY && isVerb(chunks[i + 2]);
    const begins = lists || negates || each || endsKind(next);
    const small = SMALL_LEAD.test(chunk.tag) && !begins && !isFor(chunk) && !names && done <= i;
    const passive = chunk.text === "被" && isVerb(next);
    if (PROPOSES.has(chunk.text) || passive || (chunk.tag === "nb" && isNominal(next))) {
      i++;
      continue;
    }
    const passed = Math.max(done, ...LEADING_UP.map((behind) => behind(chunks, i)));
    const lead = names ? i : leadEnd(chunks, i);
    if (lead > i) i = lead;
    else if (chunk.text === "分" && next?.numeral) i += 2;
    else if (chunk.text === YEARLY && verbOf(formOf(next))?.direction) i++;
    else if (PLACES_IN_TIME.test(chunk.text) && next?.kind === "date") i += 2;
    else if (chunk.kind === "date" && next && (next.text === "来" || TIME_PLACE.test(next.text))) i += 2;
    else if ((chunk.kind !== "word" && !limit) || small) i++;
    else if (limit) break;
    else if (isFor(chunk)) {
      const verb = chunks.findIndex((c, k) => k > i + 1 && isVerb(c));
      if (verb < 0 && !REALISES.has(formOf(next))) break;
      i = verb < 0 ? i + 2 : verb;
    } else if (passed > i) i = passed;
    else if (chunk.text === "在" && SCOPES.has(formOf(next)) && mayDo(chunks[i + 2])) i += 2;
    else if (chunk.tag === "p" || LEAVES_OUT.has(chunk.text)) {
      const close = chunks.findIndex((c, k) => k > i && (c.tag === "f" || CLOSES.has(c.text)));
      if (close === chunks.length - 1 && LEAVES_OUT.has(chunk.text)) return [];
      const last = close === chunks.length - 1;
      if (last && chunk.text === "在" && !chunks.slice(i + 1, close).every(({ text }) => SCOPES.has(text))) i++;
      if (close < 0 || last) break;
      i = close + 1;
    } else if (/^(?:f|uj|ul|ug)$/.test(chunk.tag) && !names && !lists) i++;
    else if (/^(?:v|n)/.test(chunk.tag) && next && TIME_PLACE.test(next.text) && chunks.length > i + 2) i += 2;
    else break;
  }
  return chunks.slice(i);
}

/** What stands behind those whom it is one of: 河南 in 产量居前的省份依次为河南3500万吨、山东2600万吨, 制造业 in 占比最高的是制造业35%. */
export function behindOthers(chunks: readonly Chunk[]): readonly Chunk[] {
  const says = ({ text }: Chunk, i: number) =>
    NAMES_ITEMS.has(text) && (isOf(chunks[i - 1]) || tellsApart(chunks[i - 1])) && isNominal(chunks[i + 1]);
  const at = chunks.findLastIndex(says);
  return at < 0 ? chunks : chunks.slice(at + 1);
}

/**
 * What is decided, behind the verb that says so: 下调准备金率 in 央行决定于2月5日下调准备金率0.5个百分点. A verb must follow that
 * moves or counts: 决定 in 作出决定3项 is what was counted.
 */
export function behindDecision(chunks: readonly Chunk[]): readonly Chunk[] {
  const done = (i: number) =>
    chunks[PLACES_IN_TIME.test(formOf(chunks[i])) && chunks[i + 1]?.kind === "date" ? i + 2 : i];
  const use = (chunk: Chunk | undefined) => verbOf(formOf(chunk))?.use ?? "";
  const at = chunks.findLastIndex(({ text }, i) => DECIDES.has(text) && /^(?:move|count)$/.test(use(done(i + 1))));
  return chunks.slice(at + 1);
}

/** Where the words begin that end at `end` and only lead up to a verb, several chunks: 有可能; `end` where none do. */
function leadBefore(chunks: readonly Chunk[], end: number): number {
  let [start, text] = [end, ""];
  for (let i = end - 1; i >= Math.max(0, end - LONGEST_LEAD) && chunks[i]?.kind === "word"; i--) {
    text = chunks[i]?.text + text;
    if (!LEAD_ENDS.has(text)) break;
    if (LEADS.has(text)) start = i;
  }
  return start;
}

/** Chunks that a word between verb and quantity may be cut into: 每 and 千瓦时. */
const MOST_PARTS = 3;

/** Where the chunks begin that make, up to `end`, one word between a verb and its quantity; `end` where none do. */
function skippedFrom(chunks: readonly Chunk[], end: number): number {
  for (let from = end - 1, text = ""; from >= Math.max(0, end - MOST_PARTS); from--) {
    text = formOf(chunks[from]) + text;
    const isWord = SKIPPED.longestBefore(text, text.length)?.length === text.length;
    if (isWord && (from > 0 || from === end - 1)) return from;
  }
  return end;
}

const AFTERWARDS = /^(?:之|以)?后$/;
/** Behind what was done to it: 乡镇机构 in 乡镇机构改革后由12个精简到6个; the act alone stays. */
function beforeAct(chunks: readonly Chunk[]): number {
  const isAct = ({ tag, text }: Chunk) => /^v/.test(tag) || NOMINAL_VERBS.has(text);
  const last = AFTERWARDS.test(formOf(chunks.at(-1))) ? chunks.length - 1 : 0;
  const name = chunks.findLastIndex((chunk, i) => i < last && !isAct(chunk));
  return name < 0 ? chunks.length : name + 1;
}

/** The chunks without adverbs and particles at their end, and without 在…基础上. */
export function withoutTrail(chunks: readonly Chunk[]): Chunk[] {
  let end = chunks.length;
  while (end > 0) {
    const chunk = chunks[end - 1] as Chunk;
    const lead = leadBefore(chunks, end);
    const skipped = skippedFrom(chunks, end);
    const drop =
      lead < end ||
      (chunk.kind !== "word" && !isAge(chunk)) ||
      (/^(?:d|c|p|u|r|y|zg)/.test(chunk.tag) && !/^[比率]$/.test(chunk.text)) ||
      (chunk.tag === "f" && !LOCATIVE_IN_NAME.test(chunk.text)) ||
      PLACES_IN_TIME.test(chunk.text) ||
      MODALS.has(chunk.text) ||
      skipped < end;
    if (!drop) break;
    end = Math.min(lead, end - 1, skipped, beforeAct(chunks.slice(0, end)));
  }
  const on = chunks.slice(0, end).findLastIndex(({ text }) => text === "在");
  return on >= 0 && CIRCUMSTANCES.has(formOf(chunks[end - 1]))
    ? withoutTrail(chunks.slice(0, on))
    : chunks.slice(0, end);
}
