// Slots: for each quantity of a clause, the verb that governs it, what it is about, and who did it.

import { boundOver, boundPer } from "../numerals/modifiers.ts";
import { unitOf } from "../numerals/units.ts";
import { completed, isOfAll, mayBeSame, ofGrowth, ofKind, type Said, severally } from "./carried.ts";
import { type Chunk, formOf, textOf } from "./chunks.ts";
import { isCounted, isOccasion, movesOfCounted, nounBehind } from "./counted.ts";
import { behindDecision, behindOthers, isFor, withoutLead, withoutTrail } from "./edges.ts";
import { type Governor, governorAt } from "./governor.ts";
import { beforeGrowth, governorOfRatio, governorOver, growthBehind, ratioTo } from "./governor-over.ts";
import {
  ADVERBIALS,
  ATTRIBUTIVES,
  COUNTERPARTS,
  EXISTENTIALS,
  GIVES,
  headOf,
  INTRANSITIVE,
  MODALS,
  NOMINAL_VERBS,
  STEPS,
  TOWARDS,
  verbOf,
} from "./lexicon.ts";
import { beforeDate, groupEnd, isLimit, leadsOn } from "./lists.ts";
import { beforeMove, beforeRank, beforeWith, endsInScope, movedFrom, movedFromEach, startsMove } from "./moves.ts";
import { PLANS } from "./outlook.ts";
import { isComparison } from "./periods.ts";
import { type Predicate, predicateOf } from "./predicate.ts";
import { type Reading, readObject, readSpent, readSubject, type Scope, upTo } from "./readings.ts";
import { type Indicator, join, shareOut } from "./sharing.ts";
import { ofTarget } from "./targets.ts";
import { isLeftOpen, isNominal, isOf, isSoft, isVerb, isWith, PER_TIME } from "./word-classes.ts";

/** A quantity with what the clause says around it. */
export interface Slot {
  readonly quantity: Chunk;
  readonly indicator: Indicator | null;
  /** What the next clause goes on with. */
  readonly carries: Indicator | null;
  readonly governor: Governor | null;
  readonly action: string | null;
  readonly agent: string | null;
  /** X% 的 N. */
  readonly partOf: boolean;
  readonly before: boolean;
  /** The value that the indicator moved from: 由21%提升至74%. */
  readonly from: Chunk | null;
  readonly within: readonly Chunk[];
  /** The quantities side by side that it is one of, which are not of different things. */
  readonly beside: readonly Chunk[];
  /** What a list was shared out from that this quantity belongs to, or is of as a whole. */
  readonly together: Indicator | null;
  readonly rule: string;
}

/** The rule of a quantity that is of what was named before it. */
export const CARRIED = "carried";

/** The words, or null where there are none. */
const named = (chunks: readonly Chunk[]) => textOf(chunks) || null;

/** True for a word that may end the name of who acts, and says of no act how it is done: 政府, and not 分批, 高质量 or 免费. */
const mayAct = ({ tag, text }: Chunk) =>
  /^(?:n|j|s|x|eng)/.test(tag) && !NOMINAL_VERBS.has(text) && !ADVERBIALS.has(text);

/** Who did it; null where what stands before the verb is itself an act: 选取了《条例》中 in 选取了《条例》中有要求的34个条目. */
function agentOf(chunks: readonly Chunk[]): string | null {
  const acts = withoutTrail(chunks);
  const all = formOf(acts.at(-1)) === PLANS ? acts.slice(0, -1) : acts;
  const adverb = all.findIndex(({ tag, text }, i) => i > 0 && tag === "d" && !ATTRIBUTIVES.has(text));
  const subject = adverb < 0 ? all : all.slice(0, adverb);
  const [first, last] = [subject[0], subject.at(-1)];
  if (!last || !mayAct(last) || PER_TIME.test(textOf(subject))) return null;
  return /^[vp]$/.test(first?.tag ?? "") && !ATTRIBUTIVES.has(formOf(first)) ? null : textOf(subject);
}

/** What still belongs to the quantity before is no part of what follows: 新台阶、 in 跃上1.4万亿斤新台阶、亩产提升10.1斤. */
function withoutRest(chunks: readonly Chunk[]): readonly Chunk[] {
  const end = chunks.findIndex((chunk) => chunk.text === "、");
  const rest = chunks.slice(0, Math.max(end, 0));
  const last = rest[rest.length - 1];
  const closes = last !== undefined && (rest.every((chunk) => isVerb(chunk)) || STEPS.has(last.text));
  return closes ? chunks.slice(end + 1) : chunks;
}

/** 补水总量 in 为下游补水138天、补水总量220.8亿立方米: behind how long something was done begins what is measured. */
function behindDuration(chunks: readonly Chunk[]): readonly Chunk[] {
  const lasts = ({ numeral }: Chunk, i: number) => numeral?.type === "duration" && formOf(chunks[i + 1]) === "、";
  return chunks.slice(chunks.findLastIndex(lasts) + 1);
}

/** The verb that governs a quantity, from where the last one ends: over what it is a part of or a ratio to, or right before it. */
function governing(
  scope: Scope,
  left: readonly Chunk[],
  quantity: Chunk,
  last: Indicator | null,
  floor: number,
): Governor | null {
  return (
    governorOver(scope, left, quantity) ??
    governorOfRatio(scope, left, quantity, last) ??
    governorAt(scope.text, beforeDate(left) ?? quantity.start, floor, scope.boundaries)
  );
}

/** The chunks without what the figure is compared with: 与全国平均水平相比 before it, or around it. */
function apartFromBasis(
  clause: readonly Chunk[],
  from: number,
  left: readonly Chunk[],
  next: Chunk | undefined,
): readonly Chunk[] {
  const end = left.findLastIndex(isComparison);
  const basis = end >= 0 ? left.slice(0, end) : next && isComparison(next) ? left : null;
  const named = basis === null || isWith(clause[from]) ? [] : beforeWith(basis);
  return basis === null ? left : [...named, ...left.slice(end < 0 ? left.length : end + 1)];
}

/** 种植业 and 产值 in 种植业受粮食结构调整影响产值下降3%: what stands around what it is owing to. */
function withoutInfluence(chunks: readonly Chunk[]): readonly Chunk[] {
  const from = chunks.findIndex(({ text }) => text === "受");
  const to = chunks.findIndex(({ text }, i) => i > from && text === "影响");
  return from > 0 && to > from && isNominal(chunks[to + 1])
    ? [...chunks.slice(0, from), ...chunks.slice(to + 1)]
    : chunks;
}

/** What follows a quantity, but for a bracket that says more of it: 的 in 15万元以下（含本数）的纳税人. */
const behindBracket = (clause: readonly Chunk[], at: number): Chunk | undefined =>
  clause[at + 1]?.tag === "nb" ? clause[at + 2] : clause[at + 1];

const HOUSEHOLDS = /^[户家]$/;
const PEOPLE = /^[人名口]$/;
/** True for households and people of one kind, at the head of a clause: 8.6万户、26.3万贫困人口脱贫. A number alone is of people. */
function countsBothWays(clause: readonly Chunk[], at: number): boolean {
  const [one, joint, other] = clause.slice(at, at + 3);
  const people = other?.kind === "quantity" && PEOPLE.test(other.numeral?.unit ?? "人");
  return at === 0 && HOUSEHOLDS.test(one?.numeral?.unit ?? "") && isSoft(joint) && people && isNominal(clause[at + 3]);
}

/**
 * The last of counts that one noun behind is of: 12.8万人 in 解决3.6万户、12.8万人的饮水问题, 26.3万 in
 * 8.6万户、26.3万贫困人口脱贫; and what is given in such amounts: 奖励 in 分别给予20万元、50万元的奖励.
 */
function lastOfOne(clause: readonly Chunk[], at: number, given: boolean): number {
  if (countsBothWays(clause, at)) return at + 2;
  const last = groupEnd(clause, at, false);
  const behind = clause[last + 1];
  const gift = formOf(behind) === "一次性" ? clause[last + 2] : behind;
  if (given && (isOf(behind) || GIVES.has(formOf(gift)))) return last;
  const all = clause.slice(at, last + 1).every((chunk) => chunk.kind !== "quantity" || isCounted(chunk));
  return all && isOf(clause[last + 1]) ? last : at;
}

/**
 * The limit that says which ones are counted, right behind how many: 超三千亿元 in 3个超三千亿元城市, or behind what it is a limit
 * of: 超百亿元 in 3家销售超百亿元企业; null where none stands there.
 */
function definedBy(clause: readonly Chunk[], at: number): number | null {
  if (!isCounted(clause[at] as Chunk)) return null;
  if (clause[at + 1]?.kind === "quantity") return at + 1;
  const limit = clause[at + 2];
  const bounded = limit?.kind === "quantity" && limit.numeral?.comparator !== "eq" && !isCounted(limit);
  return bounded && isNominal(clause[at + 1]) && isNominal(clause[at + 3]) ? at + 2 : null;
}

/** 打造 in 打造生猪、苹果2个产业集群, 公布 in 公布了第一批194项事项: a verb that counts, before the kinds of what is counted. */
function doneToKinds({ subject, verb, object }: Predicate, quantity: Chunk): string | null {
  const counts = verb.some(({ text }) => verbOf(text)?.use === "count" && !MODALS.has(text));
  const kinds = object.filter((chunk) => chunk !== quantity && formOf(chunk) !== "等");
  return counts && !subject.some(isSoft) && kinds.every((chunk) => isNominal(chunk) || isSoft(chunk))
    ? named(verb)
    : null;
}

/** 取消 in 收费项目取消96项: the verb right before the quantity, and no part of what it is about. */
const isBehind = (governor: Governor | null, { parts, indicator }: Reading): governor is Governor =>
  governor !== null && (parts.length === 0 || (indicator !== null && indicator.end <= governor.start));

/** The verb before `at`: 占 in 占全部155个单元的94.2%. */
const governorBefore = (scope: Scope, chunks: readonly Chunk[], at: number): Governor | null => {
  const verb = chunks[at - 1];
  return verb ? governorAt(scope.text, verb.end, verb.start, scope.boundaries) : null;
};

/** True for a measure, and for what takes the place of another: 出栏 behind 生猪存栏. */
const isNamed = (word: string) => headOf(word) !== undefined || COUNTERPARTS.some((other) => other.word === word);
const PLACES = /^[省市县区镇乡村]$/;
const OF_PEOPLE = /^(?:人|名|位|户|人次)$/;
/** 调整 in 取消审批事项58项，调整34项: what else was done to so many of what was counted before, and no people. */
function isDoneToo({ parts, rule }: Reading, { numeral }: Chunk, { ofUnit }: Said, last: Slot | undefined): boolean {
  const unit = numeral?.unit ?? "";
  const said = ofUnit.has(unit) || last?.quantity.numeral?.unit === unit;
  const counts = said && unitOf(unit)?.class === "count" && !OF_PEOPLE.test(unit);
  const [act] = parts;
  const acts = parts.length === 1 && /^v/.test(act?.tag ?? "") && !isNamed(formOf(act));
  return counts && rule === "apposition" && (acts || INTRANSITIVE.has(textOf(parts)));
}

/**
 * True where the quantity opens its clause and counts people, households or places in another unit than anything before, so
 * that it is of none of it: 2101户 in 建成安置点30个，2101户7786人搬迁入住.
 */
function isOther(
  left: readonly Chunk[],
  { numeral }: Chunk,
  governor: Governor | null,
  { ofUnit, unit: last }: Said,
  slots: readonly Slot[],
): boolean {
  const unit = numeral?.unit ?? "";
  const begins = left.length === 0 && governor === null && (OF_PEOPLE.test(unit) || PLACES.test(unit));
  return begins && last !== null && last !== unit && !ofUnit.has(unit) && slots.every(({ rule }) => rule === CARRIED);
}

/** The slots of a clause. */
export function slotsOf(text: string, clause: readonly Chunk[], said: Said): Slot[] {
  const { carried, topic } = said;
  const scope: Scope = { text, boundaries: new Set(clause.map((chunk) => chunk.start)) };
  const slots: Slot[] = [];
  let from = 0;
  let last = carried;
  let { together, unit } = said;
  let holder: readonly Chunk[] = [];
  let verb: Governor | null = null;
  let each = said.each;
  let ratio: Governor | null = null;
  for (let i = 0; i < clause.length; i++) {
    const quantity = clause[i] as Chunk;
    if (quantity.kind !== "quantity" || isLimit(clause, i)) continue;
    if (clause.slice(i + 1).some((c) => c.kind === "quantity") && startsMove(clause, i)) continue;
    const whole = behindDecision(
      withoutInfluence(behindDuration(from > 0 ? withoutRest(clause.slice(from, i)) : clause.slice(0, i))),
    ).filter((chunk, k) => k > 0 || !isSoft(chunk));
    const left = ofTarget(clause, i, whole);
    const percent = quantity.numeral?.type === "percent";
    const bound = boundOver(text, quantity.start, percent) ?? boundPer(text, quantity.start);
    const floor = clause[from]?.start ?? quantity.start;
    const grows = growthBehind(clause, i);
    const share = ratio && left.every(isOf) ? ratio : null;
    const found = grows ?? share ?? (bound ? null : governing(scope, left, quantity, last, floor));
    const unbound = grows ? beforeGrowth(left) : bound ? upTo(left, bound.start) : left;
    const next = clause[i + 1];
    const besides = apartFromBasis(clause, from, unbound, next);
    const leads =
      (leadsOn(clause, i) && formOf(left[0]) === "在") ||
      (isOf(behindBracket(clause, i)) && TOWARDS.has(formOf(left[0])));
    const before = leads ? left.slice(1) : besides;
    const basis = ratioTo(clause, before, i);
    const governor = basis > 0 ? null : found;
    ratio = basis > 0 ? governorBefore(scope, before, basis) : null;
    if (basis > 0) last = join(withoutTrail(withoutLead(before.slice(0, basis - 1)))) ?? last;
    const own =
      basis > 0
        ? before.slice(basis)
        : governor && governor.verb.use !== "count"
          ? upTo(before, governor.start)
          : behindOthers(before);
    const within = left.filter((chunk) => chunk.kind === "quantity");
    const moved = movedFrom(clause, i, governor);
    const counted = definedBy(clause, i) ?? lastOfOne(clause, i, GIVES.has(formOf(own.at(-1))));
    const behind = grows ? [] : nounBehind(clause, counted, isLeftOpen(own.at(-1)) ? [] : withoutLead(own), governor);
    const partOf = formOf(clause[i + 1]) === "的" && behind.length > 0 && quantity.numeral?.type === "percent";
    const unmoved = within.filter((chunk) => chunk !== moved);
    if (behind.length > 0) {
      const indicator = join(behind);
      const gives = own.findLast(({ text: word }) => GIVES.has(word))?.text ?? null;
      const predicate = predicateOf(withoutLead([...own, quantity]));
      const action =
        governor?.text ??
        named(withoutTrail(own).slice(-1).filter(isVerb)) ??
        gives ??
        doneToKinds(predicate, quantity);
      const active = governor ?? verbInside(scope, own);
      const agent = agentOf(predicate.subject);
      const happens = EXISTENTIALS.has(formOf(own.at(-1))) && isNominal(behind.at(-1));
      const counts = (isOccasion(quantity) && !happens) || STEPS.has(formOf(behind.at(-1)));
      const done = join(withoutTrail(withoutLead(own))) ?? join(predicateOf(behind).object);
      const end = counted > i ? i + 1 : clause.indexOf(behind.at(-1) as Chunk) + 1;
      const inside = formOf(left[0]) === "在" && clause[end]?.tag === "f";
      last = basis > 0 || inside ? last : ((counts ? done : indicator) ?? last);
      slots.push({
        quantity,
        indicator,
        carries: last,
        governor: movesOfCounted(behind, quantity) ? null : (active ?? verb),
        action,
        agent,
        partOf,
        before: true,
        from: moved,
        within: unmoved,
        beside: [],
        together: null,
        rule: "noun_behind",
      });
      together = null;
      unit = quantity.numeral?.unit ?? null;
      verb = active ?? verb;
      holder = behind;
      from = end;
      continue;
    }
    const group = groupEnd(clause, i, governor?.reached === true);
    const members = clause.slice(i, group + 1).filter((chunk) => chunk.kind === "quantity");
    const scoped = endsInScope(own) && quantity.numeral?.type === "fraction";
    const ranked = quantity.numeral?.type === "ordinal" || scoped;
    const came = within.length > 0 && startsMove(clause, clause.indexOf(within.at(-1) as Chunk));
    const stays = moved || (governor?.reached && (came || ranked)) ? beforeMove(own) : own;
    const outOfMove = ranked ? beforeRank(stays) : stays;
    const spent = readSpent(outOfMove, quantity, clause.slice(group + 1));
    const read: Reading =
      spent ??
      (governor && governor.verb.use !== "count"
        ? readSubject(outOfMove, governor, quantity)
        : readObject(scope, outOfMove, holder, slots.length > 0));
    const reading = isDoneToo(read, quantity, said, slots.at(-1))
      ? { ...read, parts: [], indicator: null, action: textOf(read.parts) }
      : read;
    const active: Governor | null =
      reading.governor ??
      governor ??
      (reading.parts.length > 0 && left.length > 0 && goesOn(verb, quantity, slots.at(-1), reading) ? verb : null);
    const listed = clause.slice(i, group).some(isSoft);
    const shares = listed
      ? (shareOut(reading.parts, members) ??
        severally(left, reading.indicator, { ...said, each }, members.length, governor))
      : null;
    each = shares ?? each;
    const all = !shares && members.length === 1 && isOfAll(left) ? together : null;
    together = shares ? reading.indicator : all;
    const origins = came && governor?.reached ? movedFromEach(clause, i, members.length) : [];
    members.forEach((member, k) => {
      const counted = (governor?.verb.use === "count" || reading !== read) && isCounted(member);
      const sameUnit = counted ? said.ofUnit.get(member.numeral?.unit ?? "") : null;
      const before = sameUnit ?? (isOther(left, member, governor, said, slots) ? null : last);
      const ofLater = formOf(clause[group + 1]) === "的";
      const ahead = member.numeral?.type === "duration" && formOf(left.at(-1)) === "提前";
      const alone = reading.agent.length === 0 && mayBeSame(member.numeral?.unit ?? null, unit, active);
      const kind = alone && last && reading.indicator ? ofKind(reading.indicator, last) : null;
      const whole =
        kind ??
        completed(reading.indicator ?? doneFor(left, governor), ahead ? null : (all ?? before), governor, topic);
      const grew = active?.verb.use === "move" && !active.reached && member.numeral?.unit === "%";
      const measure = shares?.[k] ?? (ofLater ? reading.indicator : null) ?? whole;
      const indicator = measure && grew ? ofGrowth(measure) : measure;
      const rule = shares
        ? "shared_out"
        : reading.indicator === null && (ahead || measure === (all ?? before))
          ? CARRIED
          : reading.rule;
      const after = members[k - 1]?.end ?? member.start;
      const apart = k > 0 ? governorAt(scope.text, member.start, after, scope.boundaries) : null;
      slots.push({
        quantity: member,
        indicator,
        carries: basis > 0 ? (last ?? indicator) : indicator,
        governor: apart ?? active,
        action: apart?.text ?? reading.action ?? (isBehind(governor, reading) ? governor.text : null),
        agent: agentOf(reading.agent),
        partOf: partOf || scoped,
        before: false,
        from: origins[k] ?? moved,
        within: unmoved,
        beside: shares ? [] : members,
        together,
        rule,
      });
    });
    last = slots.at(-1)?.carries ?? last;
    if (slots.at(-1)?.rule !== CARRIED) unit = members.at(-1)?.numeral?.unit ?? null;
    verb = active ?? verb;
    holder = reading.forEach ?? [];
    i = group;
    from = group + 1;
  }
  return slots;
}

/** 减负 in 为企业减负6.3亿元: what is done for somebody, where the verb has no object but the quantity. */
const doneFor = (left: readonly Chunk[], governor: Governor | null): Indicator | null =>
  governor && left.some((chunk) => isFor(chunk) && chunk.end < governor.start)
    ? { text: governor.text, start: governor.start, end: governor.start + governor.text.length }
    : null;

/**
 * A verb goes on to govern the next quantity; one of moving only a percentage, or what it has for its object too:
 * 支出 in 增长5%、支出7000亿元 is not moved, nor 失业率 in 增长5%、失业率4%; 编制 in 减少机构12个、编制30名 is.
 */
const goesOn = (verb: Governor | null, { numeral }: Chunk, last: Slot | undefined, { indicator }: Reading) =>
  verb?.verb.use !== "move" ||
  last?.rule === "verb_object" ||
  (numeral?.type === "percent" && headOf(indicator?.text ?? "")?.value !== "rate") ||
  numeral?.type === "multiple";

/** A verb that counts its object, somewhere before the quantity: 减少 in 减少了各类审批78项. */
function verbInside(scope: Scope, chunks: readonly Chunk[]): Governor | null {
  const verbChunk = chunks.findLast((chunk) => verbOf(chunk.text)?.use === "count");
  return verbChunk ? governorAt(scope.text, verbChunk.end, verbChunk.start, scope.boundaries) : null;
}
