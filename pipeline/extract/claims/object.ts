// Readings of a quantity behind a noun, which a verb before may have for its object: 明确职能44项.
import { type Chunk, formOf, textOf } from "./chunks.ts";
import { isFor, withoutLead, withoutTrail } from "./edges.ts";
import { governorAt } from "./governor.ts";
import {
  ADVERBIALS,
  BODIES,
  DESTINATIONS,
  GIVES,
  HANDS_OVER,
  HOLDS,
  headOf,
  isLight,
  LIMITS,
  NOMINAL_VERBS,
  SCOPES,
  SKIPPED,
  SPENDS,
  standardBefore,
  verbOf,
} from "./lexicon.ts";
import { beforeComparison } from "./moves.ts";
import { COUNTS_ALL, isEach, joinsVerbs, predicateOf } from "./predicate.ts";
import { beforeManner, isCircumstance, PER_HEAD, type Reading, type Scope, withoutPlan } from "./reading.ts";
import { type Indicator, join } from "./sharing.ts";
import { HEAD_ALONE, isNominal, PER_TIME, tellsApart } from "./word-classes.ts";

/** 至 in 下放至县区31项. */
const GIVEN_TO = /^[到至给]$/;

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
  const names = how < 0 ? object.some(isNominal) : !object.slice(how).every(says);
  const done = !names && !spent;
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
    const acts = verb.filter(({ text }) => !isLight(text, own.text));
    const pieces = [...holder, ...acts, ...parts];
    // 养护 in 公路养护里程 is part of the name; 带动 in 以旧换新带动销售额 is done too.
    const named = acts.some(({ text, tag }) => NOMINAL_VERBS.has(text) || tag === "vn");
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
