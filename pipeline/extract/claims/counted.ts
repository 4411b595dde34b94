// The noun behind a quantity, where the quantity counts it: 36项工作责任, 80%的部门, 1万家工业企业.
import { unitOf } from "../numerals/units.ts";
import { type Chunk, formOf, textOf } from "./chunks.ts";
import type { Governor } from "./governor.ts";
import {
  ADMITS,
  ADVERBIALS,
  BRINGS,
  BY,
  CIRCUMSTANCES,
  COUNTED_NOUNS,
  EXISTENTIALS,
  GIVES,
  growthOf,
  HELD,
  headOf,
  INTRANSITIVE,
  LIGHT_VERBS,
  NOMINAL_VERBS,
  RECKONS,
  SCOPES,
  STEPS,
  TARGET_WORDS,
  TOWARDS,
  verbOf,
} from "./lexicon.ts";
import { isComparison } from "./periods.ts";
import { phraseAfter } from "./phrases.ts";
import { isNominal, isOf, isSoft, isVerb, isWith, PER_TIME } from "./word-classes.ts";

const COUNTED = new Set(["count", "special"]);
/** True where the unit counts things, so that the noun behind says which. */
export const isCounted = (quantity: Chunk) => {
  const unit = unitOf(quantity.numeral?.unit ?? null);
  return unit === null ? quantity.numeral?.type === "cardinal" : COUNTED.has(unit.class) || unit.dimension === "set";
};

/** What a verb behind the quantity does to it: act where its unit counts people (11000人脱贫), occasion where it counts how often. */
const verbBehind = ({ numeral }: Chunk) => COUNTED_NOUNS.get(numeral?.unit ?? "")?.behind;
/** True where the unit counts how often something is done, so that a verb alone behind it is that: 四轮清理. */
export const isOccasion = (quantity: Chunk): boolean => verbBehind(quantity) === "occasion";

const isHanCount = (quantity: Chunk) => /^[两二三四五六七八九十]{1,2}[个项条]$/.test(quantity.text);
const LONGEST_SLOGAN = 3;

/** What 三个 counts where it is no noun: 三个凡是. */
function sloganBehind(clause: readonly Chunk[], from: number): Chunk[] {
  const end = clause.findIndex((chunk, i) => i >= from && chunk.kind !== "word");
  const words = clause.slice(from, end < 0 ? clause.length : end);
  return words.length <= LONGEST_SLOGAN ? words : [];
}

/** What is given at the rate of the quantity: 一次性奖励 in 按每户5000元的标准给予一次性奖励, 扩岗补助 in 按每人1500元发放扩岗补助. */
function grantBehind(clause: readonly Chunk[], index: number): Chunk[] {
  const of = formOf(clause[index + 1]) === "的" ? index + 2 : index + 1;
  const at = formOf(clause[of]) === STANDARD ? of + 1 : of;
  const given = GIVES.has(formOf(clause[at])) || (at > of && isVerb(clause[at]));
  if (!given || !clause.slice(0, index).some(({ text }) => BY.has(text))) return [];
  const behind = clause.slice(at + 1);
  const end = behind.findIndex((chunk) => chunk.kind !== "word");
  return end < 0 ? behind : behind.slice(0, end);
}

/** Those with whom something is done, without what is done: 央企 in 与78家央企合作. */
const doers = (phrase: Chunk[]) =>
  phrase.length === 2 && NOMINAL_VERBS.has(formOf(phrase[1])) ? phrase.slice(0, 1) : phrase;

/** 按10%的比例: by how much something is done, and of what the clause says before. */
function isManner(clause: readonly Chunk[], index: number): boolean {
  const measure = formOf(clause[index + 1]) === "的" ? formOf(clause[index + 2]) : "";
  const begins = clause.slice(0, index).findLastIndex(({ kind, text }) => kind !== "word" || BY.has(text));
  return BY.has(formOf(clause[begins])) && headOf(measure)?.length === measure.length && measure !== "";
}

/** True for a verb of giving, and for what is given: 给予 and 奖励 in 给予载体5000元奖励. */
const isGift = ({ text }: Chunk): boolean => GIVES.has(text);

/** Those who do something, without those with whom they do it: 县级医院 in 9家县级医院与上级医院开展合作. */
function withoutPartner(phrase: Chunk[], predicated: boolean): Chunk[] {
  const at = phrase.findIndex((chunk) => isWith(chunk) && chunk.tag === "p");
  return predicated && at > 0 ? phrase.slice(0, at) : phrase;
}

const RATE = /率$/;
/** The rate that a percentage before it is: 税率 in 按15%的税率征收. */
function rateBehind(clause: readonly Chunk[], index: number): Chunk | null {
  const rate = clause[isOf(clause[index + 1]) ? index + 2 : index + 1];
  const isRate = rate?.kind === "word" && RATE.test(rate.text) && headOf(rate.text)?.value === "rate";
  return isRate && clause[index]?.numeral?.type === "percent" ? rate : null;
}

/** The quantity that counts the noun behind, where one right before says how many: 3个 in 荆州、黄冈3个超千亿元城市. */
function counterOf(clause: readonly Chunk[], index: number): Chunk {
  const limits = clause[index]?.numeral?.comparator !== "eq" && isNominal(clause[index - 1]);
  const before = clause[limits ? index - 2 : index - 1];
  return before?.kind === "quantity" && isCounted(before) ? before : (clause[index] as Chunk);
}

const PARTS = new Set(["fraction", "percent"]);
/** 三分之一 in 减少三分之一行政审批事项: a verb right before a part of the noun behind, and no measure before the verb. */
const cutsPart = ({ numeral, start }: Chunk, left: readonly Chunk[], governor: Governor | null): boolean =>
  governor?.verb.use === "move" &&
  !governor.reached &&
  governor.start + governor.text.length === start &&
  PARTS.has(numeral?.type ?? "") &&
  !left.some(({ text }) => headOf(text) !== undefined || growthOf(text) !== undefined);

/** 行政审批事项 in 减少三分之一行政审批事项的承诺. */
function withoutAim(phrase: Chunk[]): Chunk[] {
  const of = phrase.findLastIndex((chunk) => isOf(chunk));
  return of > 0 && TARGET_WORDS.has(textOf(phrase.slice(of + 1))) ? phrase.slice(0, of) : phrase;
}

/** 最高 in 最高30万元的贷款 says how much the noun behind may be, where 超过 in 超过10亿元的企业 says which ones are meant. */
const AT_MOST = /^最/;

/** Before a verb, these say what those counted have not done: 6项没有完成目标任务. */
const LACKS = new Set(["没有", "尚未", "仍未", "还未"]);

/** 贫困标准 in 按每人每年2300元的国家贫困标准测算 is what the amount is of. */
const STANDARD = "标准";

/** The noun behind a quantity, where the quantity counts it: 36项工作责任, 80%的部门. */
export function nounBehind(
  clause: readonly Chunk[],
  index: number,
  left: readonly Chunk[],
  governor: Governor | null,
): Chunk[] {
  const quantity = clause[index] as Chunk;
  const grant = grantBehind(clause, index);
  if (grant.length > 0) return grant;
  const next = clause[index + 1];
  if ((next && isComparison(next)) || isManner(clause, index)) return [];
  const rate = rateBehind(clause, index);
  if (rate) return [rate];
  const phrase = phraseAfter(clause, index + 1, /^(?:count|move)$/.test(governor?.verb.use ?? ""));
  const moved = governor?.verb.use === "move" && TARGET_WORDS.has(formOf(phrase.at(-1)));
  const aims = TARGET_WORDS.has(textOf(phrase)) || phrase.every(({ text }) => TARGET_WORDS.has(text));
  const aimed = formOf(next) === "的" && (moved || aims);
  if (aimed || (phrase.length === 1 && TARGET_WORDS.has(formOf(phrase[0])) && left.length > 0)) return [];
  const rated = quantity.numeral?.type === "percent" && headOf(formOf(left.at(-1)))?.value === "rate";
  if (formOf(next) === "的" && rated) return [];
  if (formOf(next) === "的" && CIRCUMSTANCES.has(formOf(phrase[0])) && left.length > 0) return [];
  if (phrase.length === 0 && isHanCount(quantity)) return sloganBehind(clause, index + 1);
  const moves = governor?.verb.use === "move" || governor?.verb.use === "reach";
  if ((moves || !isCounted(quantity)) && phrase.length === 1 && STEPS.has(formOf(phrase[0]))) return [];
  if (phrase.length === 0 || quantity.numeral?.type === "ordinal") return [];
  const whose = left.at(-1)?.text.startsWith("每") ? left.slice(0, -1) : left;
  const done = whose.filter(({ text }) => !ADVERBIALS.has(text) && !PER_TIME.test(text));
  const given = GIVES.has(formOf(done.at(-1)));
  const gives = given || (done.length === 1 && isVerb(done[0]));
  const limits = quantity.numeral?.comparator !== "eq" && !AT_MOST.test(quantity.text);
  const limit = limits && done.length > 0 && !gives;
  if (formOf(next) === "的" && limit && quantity.numeral?.type !== "percent") return [];
  if (formOf(next) === "的") {
    const percent = quantity.numeral?.type === "percent";
    const standard = phrase.slice(0, phrase.findLastIndex(({ text }) => !RECKONS.has(text)) + 1);
    if (BY.has(formOf(done[0])) && standard.length > 1 && formOf(standard.at(-1)) === STANDARD) return standard;
    const counts = percent || isCounted(quantity) || done.length === 0 || gives || AT_MOST.test(quantity.text);
    return counts ? (percent ? upToCounted(phrase, quantity) : phrase) : [];
  }
  const names = NOMINAL_VERBS.has(formOf(next)) || isNominal(next);
  if (names && cutsPart(quantity, left, governor)) return withoutAim(phrase);
  if (phrase.slice(-1).some(isGift) && done.some(isGift)) return phrase;
  const inPlace = done.findLastIndex(({ text }) => !SCOPES.has(text));
  const exists = EXISTENTIALS.has(formOf(governor)) && left.every(({ text }) => SCOPES.has(text));
  const subject = !exists && !given && inPlace + 1 > (governor?.verb.use === "count" || isVerb(done[0]) ? 1 : 0);
  const predicated = isVerb(clause[clause.indexOf(phrase.at(-1) as Chunk) + 1]);
  const alone = isVerb(phrase[0]) && phrase.length === 1 && !isHanCount(quantity);
  const befalls = left.length === 0 || BRINGS.has(formOf(left.at(-1)));
  if (alone) return (befalls && verbBehind(quantity) === "act") || isOccasion(quantity) ? phrase : [];
  const opened = isVerb(phrase[0]) && !NOMINAL_VERBS.has(formOf(phrase[0])) && !isOf(phrase[1]);
  // What is done to so many: 适用职业禁止 in 对1.1万人适用职业禁止.
  if (opened && TOWARDS.has(formOf(clause[index - 1]))) return [];
  const acts =
    !isOccasion(quantity) && phrase.length > 1 && isVerb(phrase.at(-1)) && !NOMINAL_VERBS.has(formOf(phrase.at(-1)));
  if (opened && !predicated && (subject || acts) && !isHanCount(quantity)) return [];
  const admitted = opened && ADMITS.has(formOf(phrase[0])) && verbBehind(quantity) !== "act";
  if (admitted && !subject) return [];
  if (LACKS.has(formOf(phrase[0])) && isVerb(phrase[1]) && !phrase.some(isOf)) return [];
  const attains = LIGHT_VERBS.has(formOf(phrase[0])) && verbBehind(quantity) === "act";
  const does = opened && !attains && phrase.length > 1 && phrase.every(({ tag }) => /^v/.test(tag));
  if (does && !isOccasion(quantity) && !isHanCount(quantity)) return [];
  const counter = counterOf(clause, index);
  if (isCounted(counter))
    return upToCounted(isWith(clause[index - 1]) ? doers(phrase) : withoutPartner(phrase, predicated), counter);
  const follows = gives ? /^(?:v(?!n)|f)/ : /^(?:v|f)/;
  return subject || follows.test(next?.tag ?? "") ? [] : phrase;
}

/**
 * True where a verb before moves what those counted have, and not their number: 工资待遇 in 提高了30万名教师的工资待遇,
 * 保障水平 in 提升了2531万农村人口供水保障水平.
 */
export function movesOfCounted(phrase: readonly Chunk[], { numeral }: Chunk): boolean {
  const counted = COUNTED_NOUNS.get(numeral?.unit ?? "");
  const ends = (chunk: Chunk | undefined) => counted?.nouns.some((noun) => formOf(chunk).endsWith(noun)) ?? false;
  const held = HELD.some((word) => formOf(phrase.at(-1)).endsWith(word));
  return counted?.behind === "act" && phrase.some(ends) && held;
}

/**
 * The phrase up to the noun that the classifier counts, where what goes on behind it says something of what is counted:
 * 技术改造 in 1万家工业企业技术改造, 营业收入 in 191家工业企业营业收入超百亿元, 发展 in 4989户贫困群众发展产业.
 */
function upToCounted(phrase: Chunk[], quantity: Chunk): Chunk[] {
  const counted = COUNTED_NOUNS.get(quantity.numeral?.unit ?? "");
  if (!counted || isOccasion(quantity)) return phrase;
  const isNoun = (chunk: Chunk | undefined) => counted.nouns.some((noun) => formOf(chunk).endsWith(noun));
  const first = phrase.findIndex(isNoun);
  if (first < 0) return phrase;
  const at = isSoft(phrase[first + 1]) && isNoun(phrase[first + 2]) ? first + 2 : first;
  const rest = phrase.slice(at + 1);
  const verbal = (chunk: Chunk | undefined) => chunk !== undefined && NOMINAL_VERBS.has(chunk.text);
  const goesOn = counted.behind !== "measure" && verbal(phrase.at(-1)) && rest.some(verbal);
  const comes = counted.behind !== "measure" && INTRANSITIVE.has(formOf(rest[0]));
  const acts = comes || (counted.behind === "act" && (verbal(rest[0]) || /^v/.test(rest[0]?.tag ?? "")));
  const measured = headOf(textOf(rest)) !== undefined || verbOf(textOf(rest))?.use === "move";
  return measured || goesOn || acts ? phrase.slice(0, at + 1) : phrase;
}
