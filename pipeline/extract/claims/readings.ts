// Readings: what a quantity is about, with the verb between or before them.
import { isPoints } from "../numerals/units.ts";
import { type Chunk, formOf, textOf } from "./chunks.ts";
import { isFor, reckonedBy, withoutLead, withoutTrail } from "./edges.ts";
import { type Governor, governorAt } from "./governor.ts";
import {
  ADVERBIALS,
  BODIES,
  BY,
  CAUSATIVES,
  DESTINATIONS,
  GIVES,
  HANDS_OVER,
  HOLDS,
  headOf,
  isLight,
  LIMITS,
  MAKES,
  MANNERS,
  NOMINAL_VERBS,
  planAtEnd,
  SCOPES,
  SKIPPED,
  SPENDS,
  standardBefore,
  TARGET_WORDS,
  verbOf,
} from "./lexicon.ts";
import { beforeComparison } from "./moves.ts";
import { COUNTS_ALL, isEach, joinsVerbs, predicateOf } from "./predicate.ts";
import { type Indicator, join } from "./sharing.ts";
import { HEAD_ALONE, isNominal, isOf, isVerb, lastModal, PER_TIME, tellsApart } from "./word-classes.ts";

/** A clause in its text, with the places where its words begin. */
export interface Scope {
  readonly text: string;
  readonly boundaries: ReadonlySet<number>;
}

/** What stands beside a quantity, read. */
export interface Reading {
  readonly parts: readonly Chunk[];
  readonly indicator: Indicator | null;
  readonly action: string | null;
  readonly agent: readonly Chunk[];
  readonly governor: Governor | null;
  /** Of whom or what a list is given for each, where it is: 每百户家庭拥有 in 每百户家庭拥有彩电63台、电冰箱21台. */
  readonly forEach?: readonly Chunk[];
  readonly rule: string;
}

/** What stands before by whom or in what manner: 所需资金 in 所需资金由市县财政按4∶6比例分担, 职数 in 职数按编制数的30%核定. */
function beforeManner(chunks: readonly Chunk[]): readonly Chunk[] {
  const at = chunks.findIndex((chunk, i) => i > 0 && MANNERS.has(chunk.text));
  return at < 0 || chunks.slice(at, -1).some(isOf) ? chunks : chunks.slice(0, at);
}

/** 至 in 下放至县区31项. */
const GIVEN_TO = /^[到至给]$/;

/** What moves, with how it moves: 经济增长 in 拉动经济增长1个百分点. */
const movedBy = ({ text, start }: Indicator, { start: at, text: verb }: Governor): Indicator => ({
  text: text + verb,
  start,
  end: at + verb.length,
});

/** Verbs that say themselves what moves: 户均增收2600元. */
const MONEY_VERB = /[收支负耗产]$/;
/** A name that ends in whom its measure is divided by, or is a year, wants the verb to be one: 贫困户人均增收1490元. */
const PER_HEAD = /[人户亩村]均$|^年$/;

/** 月人均 in 养老金月人均提高150元, where a measure stands before it. */
const DIVIDED = /^(.+?)([月年]?[人户亩村]均)$/;
const SUM = /[金费额款]$/;
/** 月人均养老金, of a measure with what divides it behind it; null for any other name. */
function dividedMeasure(own: Indicator): Indicator | null {
  const [, measure = "", per = ""] = DIVIDED.exec(own.text) ?? [];
  return headOf(measure) || SUM.test(measure) ? { ...own, text: per + measure } : null;
}

/** What a verb of moving may have behind its object: 至 in 降低税率至13%. */
const REACHES: ReadonlySet<string> = new Set(["至", "到"]);

/** 年销售额标准 in 年销售额标准统一提高到500万元. */
function withoutAdverbs(chunks: readonly Chunk[]): readonly Chunk[] {
  return chunks.slice(0, chunks.findLastIndex(({ text }) => !ADVERBIALS.has(text)) + 1);
}

/** 全州地区生产总值 in 全州实现地区生产总值仅为141.5亿元: a verb that says nothing of what is measured is no part of it. */
function withoutLight(chunks: readonly Chunk[]): readonly Chunk[] {
  const at = chunks.findIndex(({ text }, i) => i > 0 && isLight(text, textOf(chunks.slice(i + 1))));
  return at > 0 && chunks.slice(0, at).every(isNominal) && isNominal(chunks[at + 1])
    ? [...chunks.slice(0, at), ...chunks.slice(at + 1)]
    : chunks;
}

/** Noun, then verb, then quantity: 粮食产量达到732亿斤. */
export function readSubject(left: readonly Chunk[], governor: Governor, quantity: Chunk): Reading {
  const before = withoutAdverbs(withoutTrail(withoutLead(beforeComparison(upTo(left, governor.start)))));
  const subject = withoutTrail(before);
  const all = withoutLight(
    withoutPlan(withoutTarget(beforeManner(withoutLead(subject.slice(lastModal(subject) + 1))))),
  );
  const makes = all.findIndex(({ text }) => MAKES.has(text));
  const named = makes < 0 ? all : withoutLead(all.slice(makes + 1));
  const moves = governor.verb.use === "move";
  const moveAlone = HEAD_ALONE.test(textOf(named)) && moves && !MONEY_VERB.test(governor.text);
  const parts =
    isCircumstance(named) || isCircumstance(left) || isActDone(upTo(left, governor.start)) || moveAlone ? [] : named;
  const [first, ...rest] = parts.slice(parts.findIndex(({ text }) => !ADVERBIALS.has(text)));
  const causative = parts.findIndex(({ text }) => CAUSATIVES.has(text));
  const caused = withoutLead(parts.slice(causative + 1));
  if ((causative === 0 || (causative > 0 && moves)) && caused.length > 0) {
    const whole = join(caused) as Indicator;
    const indicator = isPoints(quantity.numeral?.unit ?? null) ? movedBy(whole, governor) : whole;
    const [agent, action] = [parts.slice(0, causative), parts[causative]?.text ?? null];
    return { parts: caused, indicator, action, agent, governor, rule: "subject_verb" };
  }
  const opening = verbOf(formOf(first));
  if (first && opening?.use === "move" && rest.length > 0 && REACHES.has(governor.text)) {
    const active = { ...governor, text: first.text + governor.text, direction: opening.direction };
    return {
      parts: rest,
      indicator: join(rest),
      action: active.text,
      agent: [],
      governor: active,
      rule: "subject_verb",
    };
  }
  const own = join(parts);
  const perHead =
    own && moves ? (dividedMeasure(own) ?? (PER_HEAD.test(own.text) ? movedBy(own, governor) : own)) : own;
  return { parts, indicator: perHead, action: governor.text, agent: [], governor, rule: "subject_verb" };
}

/** 核实后 in 核实后为21亿元: when it was so, and not what. */
const isActDone = ([act, after, ...rest]: readonly Chunk[]): boolean =>
  isVerb(act) && formOf(after) === "后" && rest.length === 0;

/** What 在 alone says of a figure: 在全球, 在预期目标. */
const WITHIN = [SCOPES, TARGET_WORDS];
/** 在全球 in 在全球只占到1.8%, 按年末汇率 in 按年末汇率折合1983美元: where or by what something is measured, and not what. */
function isCircumstance(chunks: readonly Chunk[]): boolean {
  const [first, ...rest] = chunks;
  if (formOf(first) === "在" && rest.length > 0 && rest.every(({ text }) => WITHIN.some((words) => words.has(text))))
    return true;
  return BY.has(formOf(first)) && reckonedBy(chunks, 0) === 0;
}

/** 固定资产投资 in 固定资产投资计划增长10%: behind a known indicator, 计划 and 目标 say that the figure is a target. */
function withoutPlan(chunks: readonly Chunk[]): readonly Chunk[] {
  const plan = planAtEnd(textOf(chunks));
  return plan !== null && plan === chunks.at(-1)?.text ? chunks.slice(0, -1) : chunks;
}

/** 经济增长 in 经济增长预期目标设定为5%左右. */
function withoutTarget(chunks: readonly Chunk[]): readonly Chunk[] {
  const last = chunks.findLastIndex((chunk) => !TARGET_WORDS.has(chunk.text));
  return last < 0 ? chunks : chunks.slice(0, last + 1);
}

/** The chunks before `at`; one that reaches over it is cut. */
export function upTo(chunks: readonly Chunk[], at: number): Chunk[] {
  const before = chunks.filter((chunk) => chunk.start < at);
  return before.map((chunk) =>
    chunk.end <= at ? chunk : { ...chunk, end: at, text: chunk.text.slice(0, at - chunk.start) },
  );
}

/** A bank's indicator may hold the verb: 城镇新增就业. */
function bankIndicator(scope: Scope, left: readonly Chunk[]): Indicator | null {
  const end = left.at(-1)?.end ?? 0;
  const entry = standardBefore(scope.text, end);
  const start = end - (entry?.length ?? 0);
  return entry && start >= (left[0]?.start ?? 0) && scope.boundaries.has(start)
    ? { text: entry.form, start, end }
    : null;
}

const isKnownVerb = ({ text }: Chunk) => verbOf(text) !== undefined;
/** A verb of the lexicon that is no noun here: 下放 in 取消或下放78项, and not 造林 in 完成造林25万亩. */
const isPredicate = (chunk: Chunk) => isKnownVerb(chunk) && !/^n/.test(chunk.tag);

/** Where the figure is a limit that something stays within, what it is of: 失业率 in 失业率控制在年度目标4.5%以内; null elsewhere. */
function readLimit(left: readonly Chunk[]): Reading | null {
  const chunks = withoutLead(left);
  const verbAt = (i: number) => textOf(chunks.slice(i, i + 2));
  const at = chunks.findIndex((_, i) => verbAt(i).endsWith("在") && verbOf(verbAt(i))?.use === "reach");
  const limit = LIMITS.find(({ word }) => chunks.at(-1)?.text.endsWith(word));
  if (at < 0 || at + 2 >= chunks.length || !limit) return null;
  const [parts, rule] =
    limit.value === "measure"
      ? [withoutLead(chunks.slice(at + 2)), "verb_object"]
      : [withoutTrail(chunks.slice(0, at)), "subject_verb"];
  return { parts, indicator: join(parts), action: verbAt(at), agent: [], governor: null, rule };
}

/** A measure before where it was taken: 最大点雨量 in 最大点雨量为清河镇站268毫米. */
function beforePlace(chunks: readonly Chunk[]): readonly Chunk[] {
  const is = chunks.findLastIndex(({ text, tag }) => text === "为" && tag === "p");
  const [measure, place] = [chunks.slice(0, Math.max(is, 0)), chunks.slice(is + 1)];
  return headOf(textOf(measure)) && place.length > 0 && place.every(({ kind }) => kind === "word") ? measure : chunks;
}

/** 案件 in 移送司法机关案件12件: what is handed over, behind the body that gets it; all where none does. */
const behindReceiver = (parts: readonly Chunk[]): readonly Chunk[] =>
  parts.slice(parts.findIndex(({ text }) => BODIES.some((body) => text.endsWith(body))) + 1);

/**
 * Verb, then noun, then quantity: 明确职能44项. The verb may be missing. A head alone is of whom it stands behind, 总产值 in
 * 高新技术产业完成总产值3763亿元; but not what was added or taken away, 产能 in 11处煤矿建成试运转、新增产能3095万吨.
 */
export function readObject(
  scope: Scope,
  left: readonly Chunk[],
  carried: readonly Chunk[],
  continued: boolean,
): Reading {
  const limited = readLimit(left);
  if (limited) return limited;
  const { subject, verb, object: behind } = predicateOf(withoutLead(beforeComparison(left)), continued);
  const reached = verb.length > 0 && behind.length > 1 && formOf(behind[0]) === "在" && !isCircumstance(behind);
  const object = reached ? behind.slice(1) : behind;
  const apart = isCircumstance(object) || isCircumstance(withoutLead(left));
  const whole = apart ? [] : withoutPlan(withoutTrail(beforePlace(beforeManner(object))));
  const nouns = verb.length > 0 ? whole : withoutCountVerb(whole);
  const alone = verb.length === 0 ? isKnownVerb : isPredicate;
  const says = (chunk: Chunk) => alone(chunk) || joinsVerbs(chunk);
  const how = object.findIndex(({ text }) => !ADVERBIALS.has(text));
  const spent = verb.some(({ text }) => verbOf(text)?.use === "move") && SPENDS.has(textOf(object));
  const done = object.slice(Math.max(how, 0)).every(says) && !spent;
  // 一律 in 一律减按50%收取 says how, and nothing of what.
  const saysHow = nouns.every(({ numeral }) => numeral?.role === "idiom");
  const parts = done || saysHow ? [] : nouns;
  const start = parts[0]?.start ?? 0;
  const floor = left[0]?.start ?? 0;
  const named = verb.length > 0 ? governorAt(scope.text, (verb.at(-1) as Chunk).end, floor, scope.boundaries) : null;
  const over = governorAt(scope.text, start, floor, scope.boundaries);
  const governor = named ?? (COUNTS_ALL.test(formOf(over)) ? null : over);
  const action = longest(textOf(verb) || null, governor?.text ?? null);
  const own = join(parts);
  const bank = bankIndicator(scope, parts.length > 0 ? left : []);
  const holder = subject.length > 0 ? withoutTrail(subject) : carried;
  const inPlace = holder.every((chunk) => SCOPES.has(chunk.text));
  const moved = verb.some(({ text }) => verbOf(text)?.direction);
  // 贷款 in 金融机构发放贷款 is given, and not what those have who give it, unless each gave of its own.
  const given = verb.some(({ text }) => GIVES.has(text) && !NOMINAL_VERBS.has(text)) && !left.some(tellsApart);
  const bare = own && headOf(own.text)?.length === own.text.length && !inPlace && !moved && !given;
  if (bare) {
    const names = verb.filter(({ text }) => !isLight(text, own.text));
    const pieces = [...holder, ...names, ...parts];
    // 养护 in 公路养护里程 is part of the name; 带动 in 以旧换新带动销售额 is done too.
    const named = names.some(({ text, tag }) => NOMINAL_VERBS.has(text) || tag === "vn");
    const done = named ? null : action;
    return { parts: pieces, indicator: join(pieces), action: done, agent: [], governor, rule: "bare_head" };
  }
  const pieces = [...subject, ...verb, ...parts];
  const each = subject.some(({ text }) => text.startsWith("每")) && HOLDS.has(textOf(verb));
  const per = PER_TIME.test(textOf(subject)) || HEAD_ALONE.test(textOf(subject));
  if (each || (per && parts.length > 0)) {
    const forEach = each ? [...subject, ...verb] : [];
    return { parts: pieces, indicator: join(pieces), action, agent: [], governor, forEach, rule: "verb_object" };
  }
  if (continued && verb.length === 0 && parts.length > 0 && carried.some(({ text }) => text.startsWith("每"))) {
    const listed = [...carried, ...parts];
    return {
      parts: listed,
      indicator: join(listed),
      action,
      agent: [],
      governor,
      forEach: carried,
      rule: "apposition",
    };
  }
  if (HANDS_OVER.has(textOf(verb))) {
    const place = textOf(parts.filter(({ tag, text }) => tag !== "nb" && !GIVEN_TO.test(text)));
    const given = DESTINATIONS.has(place) ? [] : behindReceiver(parts);
    return { parts: given, indicator: join(given), action, agent: subject, governor, rule: "verb_object" };
  }
  const known = own !== null && standardBefore(own.text, own.text.length) !== undefined;
  const indicator = bank && own && !known && bank.text.length > own.text.length ? bank : own;
  return { parts, indicator, action, agent: subject, governor, rule: verb.length > 0 ? "verb_object" : "apposition" };
}

/** Verbs that say what was saved or earned: 减负 in 企业平均减负3.5万元. */
const SAVES = /^[增减节降创][收支负耗]$/;

/** 通道新增16条, 机构共设置49个: a verb that counts, behind its noun, is no part of it; 人均减负86元 has no other noun. */
function withoutCountVerb(chunks: readonly Chunk[]): readonly Chunk[] {
  const [before, last] = [chunks.at(-2), chunks.at(-1)];
  const skipped = SKIPPED.longestBefore(formOf(before), before?.text.length ?? 0);
  const isVerb = (last?.tag === "v" && !NOMINAL_VERBS.has(last.text)) || skipped?.length === before?.text.length;
  const counts = isVerb && verbOf(formOf(last))?.use === "count";
  const named = withoutTrail(chunks.slice(0, -1));
  const rest = counts && !named.every(({ tag }) => /^[sf]/.test(tag)) ? named : chunks;
  if (last && SAVES.test(last.text)) return rest.some(isFor) ? [last] : chunks;
  return PER_HEAD.test(textOf(rest)) || isEach(rest) ? chunks : rest;
}

const longest = (a: string | null, b: string | null) => ((a?.length ?? 0) >= (b?.length ?? 0) ? a : b);
