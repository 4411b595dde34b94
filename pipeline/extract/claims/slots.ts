// Slots: for each quantity of a clause, the verb that governs it, what it is about, and who did it.

import { boundOver, boundPer } from "../numerals/modifiers.ts";
import { completed, isOfAll, mayBeSame, ofGrowth, ofKind, type Said, severally } from "./carried.ts";
import { type Chunk, formOf, textOf } from "./chunks.ts";
import { isCounted, isOccasion, movesOfCounted, nounBehind } from "./counted.ts";
import { actsAlone, agentOf, doneToKinds, named } from "./doers.ts";
import { behindDecision, behindOthers, isFor, withoutLead, withoutTrail } from "./edges.ts";
import { goesOn, isDoneToo, isOther } from "./going-on.ts";
import { type Governor, governorAt } from "./governor.ts";
import { beforeGrowth, governorOfRatio, governorOver, growthBehind, ratioTo } from "./governor-over.ts";
import {
  apartFromBasis,
  behindBracket,
  behindDuration,
  withoutInfluence,
  withoutInstalments,
  withoutRest,
} from "./left-side.ts";
import { EXISTENTIALS, GIVES, HANDS_OVER, headOf, PERFORMS, STEPS, TOWARDS, verbOf } from "./lexicon.ts";
import { beforeDate, groupEnd, isLimit, leadsOn } from "./lists.ts";
import { beforeMove, beforeRank, endsInScope, movedFrom, movedFromEach, startsMove } from "./moves.ts";
import { definedBy, lastOfOne, whichOnes } from "./one-noun.ts";
import { predicateOf } from "./predicate.ts";
import { type Reading, readObject, readSubject, type Scope, upTo } from "./readings.ts";
import { type Indicator, join, shareOut } from "./sharing.ts";
import { CARRIED, type Slot } from "./slot.ts";
import { readSpent, readTaken, readTowards } from "./spending.ts";
import { ofTarget } from "./targets.ts";
import { isLeftOpen, isNominal, isOf, isSoft, isVerb } from "./word-classes.ts";

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
    governorAt(scope.text, beforeDate(left) ?? beforeAside(scope, left, quantity), floor, scope.boundaries)
  );
}

const ASIDE = /^[(（].*[)）]$/;
/** Where what stands before the quantity ends: at it, or before an aside, which is no chunk: 增长（按可比价格计算）7.5%. */
function beforeAside({ text }: Scope, left: readonly Chunk[], { start }: Chunk): number {
  const last = left.at(-1)?.end ?? start;
  return ASIDE.test(text.slice(last, start)) ? last : start;
}

/** 取消 in 收费项目取消96项: the verb right before the quantity, and no part of what it is about. */
const isBehind = (governor: Governor | null, { parts, indicator }: Reading): governor is Governor =>
  governor !== null && (parts.length === 0 || (indicator !== null && indicator.end <= governor.start));

/** The verb before `at`: 占 in 占全部155个单元的94.2%. */
const governorBefore = (scope: Scope, chunks: readonly Chunk[], at: number): Governor | null => {
  const verb = chunks[at - 1];
  return verb ? governorAt(scope.text, verb.end, verb.start, scope.boundaries) : null;
};

/** 受访企业中 in 受访企业中有91%认为改善: those of whom a part is. */
const AMONG = "中";
/** jieba's tag of a preposition. */
const PREPOSITION = "p";

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
    const stated = withoutInstalments(from > 0 ? withoutRest(clause.slice(from, i)) : clause.slice(0, i));
    const whole = behindDecision(withoutInfluence(behindDuration(stated))).filter(
      (chunk, k) => k > 0 || !isSoft(chunk),
    );
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
    const among = percent && EXISTENTIALS.has(formOf(governor)) && formOf(own.at(-1)) === AMONG;
    const within = left.filter((chunk) => chunk.kind === "quantity");
    const moved = movedFrom(clause, i, governor);
    const counted = definedBy(clause, i) ?? lastOfOne(clause, i, GIVES.has(formOf(own.at(-1))));
    const behind = grows ? [] : nounBehind(clause, counted, isLeftOpen(own.at(-1)) ? [] : withoutLead(own), governor);
    const partOf = formOf(clause[i + 1]) === "的" && behind.length > 0 && quantity.numeral?.type === "percent";
    const unmoved = within.filter((chunk) => chunk !== moved);
    if (behind.length > 0) {
      const indicator = movedOf(clause, moved, own, behind) ?? join(behind);
      const gives = own.findLast(({ text: word }) => GIVES.has(word))?.text ?? null;
      const predicate = predicateOf(withoutLead([...own, quantity]));
      const acting = opensWith(left, governor) ? null : governor;
      const action =
        acting?.text ?? named(withoutTrail(own).slice(-1).filter(isVerb)) ?? gives ?? doneToKinds(predicate, quantity);
      const active = acting ?? verbInside(scope, own);
      const agent = agentOf(predicate.subject);
      const happens = EXISTENTIALS.has(formOf(own.at(-1))) && isNominal(behind.at(-1));
      const counts = (isOccasion(quantity) && !happens) || STEPS.has(formOf(behind.at(-1)));
      const done = join(withoutTrail(withoutLead(own))) ?? join(predicateOf(behind).object);
      const close = clause.indexOf(behind.at(-1) as Chunk) + 1;
      // 补贴 in 为1350户发放补贴615万元 has its own figure too.
      const figured = isVerb(behind[0]) && clause[close]?.kind === "quantity";
      const end = counted > i || figured ? i + 1 : close;
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
    const ofThose = among ? outOfMove.slice(0, -1) : outOfMove;
    const spent = readSpent(outOfMove, quantity, clause.slice(group + 1));
    const read: Reading =
      spent ??
      (governor && governor.verb.use !== "count"
        ? readSubject(ofThose, governor, quantity)
        : (readTaken(outOfMove) ??
          readTowards(outOfMove, quantity) ??
          readObject(scope, outOfMove, holder, slots.length > 0)));
    const byBody = read.rule === "apposition" && isBehind(governor, read) && actsAlone(read.parts, quantity);
    const reading = isDoneToo(read, quantity, said, slots.at(-1))
      ? { ...read, parts: [], indicator: null, action: textOf(read.parts) }
      : byBody
        ? { ...read, parts: [], indicator: null, agent: read.parts }
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
    const which = whichOnes(own, quantity, last);
    members.forEach((member, k) => {
      const acts = governor?.verb.use === "count" || reading !== read || HANDS_OVER.has(reading.action ?? "");
      const counted = acts && isCounted(member);
      const goesWith = slots.at(-1)?.quantity.numeral?.unit === member.numeral?.unit;
      const sameUnit = counted && !goesWith ? said.ofUnit.get(member.numeral?.unit ?? "") : null;
      const before =
        sameUnit ??
        (isOther(left, member, governor, said, slots)
          ? null
          : (ofCount(last, member) ?? countedBefore(left, member, said)));
      const ofLater = formOf(clause[group + 1]) === "的";
      const ahead = member.numeral?.type === "duration" && formOf(left.at(-1)) === "提前";
      const alone = reading.agent.length === 0 && mayBeSame(member.numeral?.unit ?? null, unit, active);
      const kind = alone && last && reading.indicator ? ofKind(reading.indicator, last) : null;
      const whole =
        which ??
        kind ??
        completed(reading.indicator ?? doneFor(left, governor), ahead ? null : (all ?? before), governor, topic);
      const grew = active?.verb.use === "move" && !active.reached && member.numeral?.unit === "%";
      const measure = shares?.[k] ?? (ofLater ? reading.indicator : null) ?? whole ?? actDone(own);
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
        carries: basis > 0 || which ? (last ?? indicator) : indicator,
        governor: apart ?? active,
        action: apart?.text ?? reading.action ?? (isBehind(governor, reading) ? governor.text : null),
        agent: agentOf(reading.agent),
        partOf: partOf || scoped || among,
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

/** 审批流程环节 in 审批流程由12个环节压缩到5个环节: what has so many of what both figures of a move count; null for others. */
function movedOf(
  clause: readonly Chunk[],
  moved: Chunk | null,
  own: readonly Chunk[],
  behind: readonly Chunk[],
): Indicator | null {
  const [noun, ...others] = behind;
  const same = moved !== null && formOf(clause[clause.indexOf(moved) + 1]) === formOf(noun);
  const whose = same && others.length === 0 ? join(withoutTrail(withoutLead(beforeMove(own)))) : null;
  return whose && noun ? { text: whose.text + noun.text, start: whose.start, end: noun.end } : null;
}

/** 减负 in 为企业减负6.3亿元: what is done for somebody, where the verb has no object but the quantity. */
const doneFor = (left: readonly Chunk[], governor: Governor | null): Indicator | null =>
  governor && left.some((chunk) => isFor(chunk) && chunk.end < governor.start)
    ? { text: governor.text, start: governor.start, end: governor.start + governor.text.length }
    : null;

/** What a count may be of, which no rate is: nothing in 不捕率33.1%，提起公诉326人. */
const ofCount = (last: Indicator | null, quantity: Chunk): Indicator | null =>
  isCounted(quantity) && headOf(formOf(last))?.value === "rate" ? null : last;

/** 监测点 in 在35个监测点中，28个达标: what was counted in the same unit, for a quantity that opens its clause. */
const countedBefore = (left: readonly Chunk[], quantity: Chunk, { ofUnit }: Said): Indicator | null =>
  left.length === 0 && isCounted(quantity) ? (ofUnit.get(quantity.numeral?.unit ?? "") ?? null) : null;

/** True for a word that leads up to the quantity and is no verb there: 为 in 为3200户困难家庭发放补贴, 在 in 在12个省份中. */
const opensWith = (left: readonly Chunk[], governor: Governor | null): boolean =>
  left.some(({ start, tag }) => start === governor?.start && tag === PREPOSITION) &&
  withoutLead(upTo(left, governor?.start ?? 0)).length === 0;

/** 培训 in 开展培训12期, where nothing was named that was trained: an act is what it is done to. */
function actDone(own: readonly Chunk[]): Indicator | null {
  const { verb, object } = predicateOf(withoutLead(own));
  return PERFORMS.has(textOf(verb)) ? join(withoutTrail(object)) : null;
}

/** A verb that counts its object, somewhere before the quantity: 减少 in 减少了各类审批78项. */
function verbInside(scope: Scope, chunks: readonly Chunk[]): Governor | null {
  const verbChunk = chunks.findLast((chunk) => verbOf(chunk.text)?.use === "count");
  return verbChunk ? governorAt(scope.text, verbChunk.end, verbChunk.start, scope.boundaries) : null;
}
