// Slots: for each quantity of a clause, the verb that governs it, what it is about, and who did it.

import { isPoints } from "../numerals/units.ts";
import { completed, type Said, severally } from "./carried.ts";
import type { Chunk } from "./chunks.ts";
import { isCounted, nounBehind } from "./counted.ts";
import { type Governor, governorAt } from "./governor.ts";
import {
  BASES,
  CAUSATIVES,
  CIRCUMSTANCES,
  headOf,
  LIGHT_VERBS,
  NOMINAL_VERBS,
  RATIO_VERBS,
  SCOPES,
  STEPS,
  standardBefore,
  TARGET_WORDS,
  verbOf,
} from "./lexicon.ts";
import { beforeComparison, beforeMove, beforeRank, endsInScope, movedFrom, startsMove } from "./moves.ts";
import { isSoft, isVerb, joinsVerbs, predicateOf, withoutLead, withoutTrail } from "./phrases.ts";
import { type Indicator, join, shareOut } from "./sharing.ts";

/** A quantity with what the clause says around it. */
export interface Slot {
  readonly quantity: Chunk;
  readonly indicator: Indicator | null;
  readonly governor: Governor | null;
  readonly action: string | null;
  readonly agent: string | null;
  /** X% 的 N. */
  readonly partOf: boolean;
  readonly before: boolean;
  /** The value that the indicator moved from: 由21%提升至74%. */
  readonly from: Chunk | null;
  readonly within: readonly Chunk[];
  readonly rule: string;
}

interface Scope {
  readonly text: string;
  readonly boundaries: ReadonlySet<number>;
  readonly clause: readonly Chunk[];
}

const textOf = (chunks: readonly Chunk[]) => (chunks.length > 0 ? chunks.map((chunk) => chunk.text).join("") : null);

/** A bank's indicator may hold the verb: 城镇新增就业. */
function bankIndicator(scope: Scope, left: readonly Chunk[]): Indicator | null {
  const end = left.at(-1)?.end ?? 0;
  const entry = standardBefore(scope.text, end);
  const start = end - (entry?.length ?? 0);
  return entry && start >= (left[0]?.start ?? 0) && scope.boundaries.has(start)
    ? { text: entry.form, start, end }
    : null;
}

interface Reading {
  readonly parts: readonly Chunk[];
  readonly indicator: Indicator | null;
  readonly action: string | null;
  readonly agent: readonly Chunk[];
  readonly governor: Governor | null;
  readonly rule: string;
}

/** The chunks before `at`; one that reaches over it is cut. */
function upTo(chunks: readonly Chunk[], at: number): Chunk[] {
  const before = chunks.filter((chunk) => chunk.start < at);
  return before.map((chunk) =>
    chunk.end <= at ? chunk : { ...chunk, end: at, text: chunk.text.slice(0, at - chunk.start) },
  );
}

/** Noun, then verb, then quantity: 粮食产量达到732亿斤. */
function readSubject(left: readonly Chunk[], governor: Governor, quantity: Chunk): Reading {
  const parts = withoutTarget(withoutTrail(withoutLead(beforeComparison(upTo(left, governor.start)))));
  const [first, ...rest] = parts;
  if (first && rest.length > 0 && CAUSATIVES.has(first.text)) {
    const moved = join(rest) as Indicator;
    const { start, text } = governor;
    const growth = { text: moved.text + text, start: moved.start, end: start + text.length };
    const indicator = isPoints(quantity.numeral?.unit ?? null) ? growth : moved;
    return { parts: rest, indicator, action: first.text, agent: [], governor, rule: "subject_verb" };
  }
  return { parts, indicator: join(parts), action: governor.text, agent: [], governor, rule: "subject_verb" };
}

/** 经济增长 in 经济增长预期目标设定为5%左右. */
function withoutTarget(chunks: readonly Chunk[]): readonly Chunk[] {
  const last = chunks.findLastIndex((chunk) => !TARGET_WORDS.has(chunk.text));
  return last < 0 ? chunks : chunks.slice(0, last + 1);
}

const REACHES_OVER = new Set(["compare", "share", "rank"]);
const LONGEST_STANDARD = 6;

/** 高于全国平均水平2个百分点, 占全球10%, 居全国第4位: the verb reaches over what it compares with or is part of. */
function governorOver(scope: Scope, left: readonly Chunk[], quantity: Chunk): Governor | null {
  const index = left.findLastIndex((chunk) => REACHES_OVER.has(verbOf(chunk.text)?.use ?? ""));
  const verb = left[index];
  const standard = left.slice(index + 1);
  const plain =
    standard.length > 0 && standard.length <= LONGEST_STANDARD && standard.every((chunk) => chunk.kind === "word");
  const rates = isPoints(quantity.numeral?.unit ?? null) && verbOf(verb?.text ?? "")?.use === "compare";
  const links = ({ text, tag }: Chunk) => /^[vp]/.test(tag) && verbOf(text)?.use === "reach";
  const shares = verb?.text === "占比";
  if ((!shares && standard.some(links)) || (!rates && standard.some(isVerb))) return null;
  const measured = !rates && headOf(textOf(standard) ?? "");
  if (!verb || !plain || !/^v|^p/.test(verb.tag) || measured) return null;
  return governorAt(scope.text, verb.end, verb.start, scope.boundaries);
}

const RATIOS = new Set(["percent", "multiple"]);
const LONGEST_BASIS = 10;

/** 为预算的100.1%, 是“十五”末的4.6倍, 占本届政府成立之初审批事项的39%: what a figure is a ratio to stands before it. */
function governorOfRatio(
  scope: Scope,
  left: readonly Chunk[],
  { numeral }: Chunk,
  carried: Indicator | null,
): Governor | null {
  const index = left.findIndex((chunk) => RATIO_VERBS.has(chunk.text));
  if (withoutLead(left.slice(0, index)).length === 0 && carried === null) return null;
  const verb = left[index];
  const basis = left.slice(index + 1);
  if (!verb || basis.length === 0 || basis.length > LONGEST_BASIS || !RATIOS.has(numeral?.type ?? "")) return null;
  const of = basis.at(-1)?.text === "的";
  const named = textOf(of ? basis.slice(0, -1) : basis) ?? "";
  const whole = of && (numeral?.type === "multiple" || (index === 0 && verbOf(verb.text)?.use === "share"));
  return whole || BASES.some((word) => named.endsWith(word))
    ? governorAt(scope.text, verb.end, verb.start, scope.boundaries)
    : null;
}

/** Verb, then noun, then quantity: 明确职能44项. The verb may be missing. */
function readObject(scope: Scope, left: readonly Chunk[], carried: readonly Chunk[], continued: boolean): Reading {
  const { subject, verb, object } = predicateOf(withoutLead(beforeComparison(left)), continued);
  const nouns = verb.length > 0 ? withoutTrail(object) : withoutCountVerb(withoutTrail(object));
  const parts = object.every((chunk) => verbOf(chunk.text) || joinsVerbs(chunk)) ? [] : nouns;
  const start = parts[0]?.start ?? 0;
  const floor = left[0]?.start ?? 0;
  const named = verb.length > 0 ? governorAt(scope.text, (verb.at(-1) as Chunk).end, floor, scope.boundaries) : null;
  const governor = named ?? governorAt(scope.text, start, floor, scope.boundaries);
  const action = longest(textOf(verb), governor?.text ?? null);
  const own = join(parts);
  const bank = bankIndicator(scope, parts.length > 0 ? left : []);
  const holder = subject.length > 0 ? withoutTrail(subject) : carried;
  const inPlace = holder.every((chunk) => SCOPES.has(chunk.text));
  const bare = own && headOf(own.text)?.length === own.text.length && !inPlace;
  if (bare) {
    const pieces = [...holder, ...verb.filter(({ text }) => !LIGHT_VERBS.has(text)), ...parts];
    return { parts: pieces, indicator: join(pieces), action, agent: [], governor, rule: "bare_head" };
  }
  const known = own !== null && standardBefore(own.text, own.text.length) !== undefined;
  const indicator = bank && own && !known && bank.text.length > own.text.length ? bank : own;
  return { parts, indicator, action, agent: subject, governor, rule: verb.length > 0 ? "verb_object" : "apposition" };
}

/** 通道新增16条: a verb that counts, behind its noun, is no part of it. */
function withoutCountVerb(chunks: readonly Chunk[]): readonly Chunk[] {
  const last = chunks.at(-1);
  const counts = last?.tag === "v" && verbOf(last.text)?.use === "count" && !NOMINAL_VERBS.has(last.text);
  return counts && chunks.length > 1 ? withoutTrail(chunks.slice(0, -1)) : chunks;
}

const longest = (a: string | null, b: string | null) => ((a?.length ?? 0) >= (b?.length ?? 0) ? a : b);

/** True for a quantity in a clause that only leads to the next: 40% in 在审批效率提高40%的基础上. */
const leadsOn = (clause: readonly Chunk[], index: number) =>
  clause[index + 1]?.text === "的" && CIRCUMSTANCES.has(clause[index + 2]?.text ?? "");

/** Where the date begins that stands between a verb and its quantity: 2024年 in 增长到2024年的17522元. */
function beforeDate(left: readonly Chunk[]): number | null {
  const rest = left.at(-1)?.text === "的" ? left.slice(0, -1) : left;
  const [before, date] = rest.slice(-2);
  const reached = rest !== left || /[到至]$/.test(before?.text ?? "");
  return date?.kind === "date" && reached ? date.start : null;
}

/**
 * Runs of quantities with nothing but 、 or 和 between them. One that has a noun of its own behind it is none of them where
 * the first is complete, or counts in another unit: 整合为40个、1964个事业编制, 100平方公里、80万人口.
 */
function groupEnd(clause: readonly Chunk[], index: number, complete: boolean): number {
  const unit = clause[index]?.numeral?.unit;
  let last = index;
  for (let i = index + 1; i < clause.length; i++) {
    const chunk = clause[i] as Chunk;
    const next = clause[i + 1];
    const named = isCounted(chunk) && /^(?:n|b|vn)/.test(next?.tag ?? "") && !STEPS.has(next?.text ?? "");
    if (chunk.kind === "quantity" && named && (complete || chunk.numeral?.unit !== unit)) break;
    if (chunk.kind === "quantity") last = i;
    else if (!isSoft(clause[i])) break;
  }
  return last;
}

const LIMIT = /(?:以上|以下|以内)$/;

/** 年销售收入超10亿元的企业100家: a limit before 的 belongs to what is counted. */
function isLimit(clause: readonly Chunk[], index: number): boolean {
  const quantity = clause[index] as Chunk;
  const bounded = quantity.numeral?.comparator !== "eq" || LIMIT.test(quantity.text);
  const more = clause.slice(index + 1).some((chunk) => chunk.kind === "quantity");
  const next = clause[index + 1];
  return (
    bounded &&
    more &&
    !isCounted(quantity) &&
    (next?.text === "的" || next?.tag.startsWith("n") === true) &&
    quantity.numeral?.type !== "percent"
  );
}

/** What still belongs to the quantity before is no part of what follows: 新台阶、 in 跃上1.4万亿斤新台阶、亩产提升10.1斤. */
function withoutRest(chunks: readonly Chunk[]): readonly Chunk[] {
  const end = chunks.findIndex((chunk) => chunk.text === "、");
  const rest = chunks.slice(0, Math.max(end, 0));
  const last = rest[rest.length - 1];
  const closes = last !== undefined && (rest.every((chunk) => isVerb(chunk)) || STEPS.has(last.text));
  return closes ? chunks.slice(end + 1) : chunks;
}

/** The slots of a clause. */
export function slotsOf(text: string, clause: readonly Chunk[], said: Said): Slot[] {
  const { carried, topic } = said;
  const scope: Scope = { text, clause, boundaries: new Set(clause.map((chunk) => chunk.start)) };
  const slots: Slot[] = [];
  let from = 0;
  let last = carried;
  let holder: readonly Chunk[] = [];
  let verb: Governor | null = null;
  for (let i = 0; i < clause.length; i++) {
    const quantity = clause[i] as Chunk;
    if (quantity.kind !== "quantity" || isLimit(clause, i)) continue;
    if (clause.slice(i + 1).some((c) => c.kind === "quantity") && startsMove(clause, i)) continue;
    const left = (from > 0 ? withoutRest(clause.slice(from, i)) : clause.slice(0, i)).filter(
      (chunk, k) => k > 0 || !isSoft(chunk),
    );
    const governor =
      governorOver(scope, left, quantity) ??
      governorOfRatio(scope, left, quantity, last) ??
      governorAt(text, beforeDate(left) ?? quantity.start, clause[from]?.start ?? quantity.start, scope.boundaries);
    const before = leadsOn(clause, i) && left[0]?.text === "在" ? left.slice(1) : left;
    const own = governor && governor.verb.use !== "count" ? upTo(before, governor.start) : before;
    const within = left.filter((chunk) => chunk.kind === "quantity");
    const moved = movedFrom(clause, i, governor);
    const twin = clause[i + 1]?.kind === "quantity" && isCounted(quantity);
    const behind = nounBehind(clause, twin ? i + 1 : i, withoutLead(own), governor);
    const partOf = clause[i + 1]?.text === "的" && behind.length > 0 && quantity.numeral?.type === "percent";
    const base = { quantity, partOf, from: moved, within: within.filter((chunk) => chunk !== moved) };
    if (behind.length > 0) {
      const indicator = join(behind);
      const action = governor?.text ?? textOf(withoutTrail(own).slice(-1).filter(isVerb));
      const active = governor ?? verbInside(scope, own);
      const agent = textOf(withoutTrail(predicateOf(withoutLead([...own, quantity])).subject));
      slots.push({ ...base, indicator, governor: active ?? verb, action, agent, before: true, rule: "noun_behind" });
      verb = active ?? verb;
      last = indicator ?? last;
      holder = behind;
      from = twin ? i + 1 : clause.indexOf(behind.at(-1) as Chunk) + 1;
      continue;
    }
    const group = groupEnd(clause, i, governor?.reached === true);
    const members = clause.slice(i, group + 1).filter((chunk) => chunk.kind === "quantity");
    const scoped = endsInScope(own) && quantity.numeral?.type === "fraction";
    const ranked = quantity.numeral?.type === "ordinal" || scoped;
    const stays = moved ? beforeMove(own) : own;
    const outOfMove = ranked ? beforeRank(stays) : stays;
    const reading: Reading =
      governor && governor.verb.use !== "count"
        ? readSubject(outOfMove, governor, quantity)
        : readObject(scope, outOfMove, holder, slots.length > 0);
    const active: Governor | null =
      reading.governor ??
      governor ??
      (reading.parts.length > 0 && left.length > 0 && goesOn(verb, quantity) ? verb : null);
    const shares =
      members.length > 1
        ? (shareOut(reading.parts, members.length) ??
          severally(left, reading.indicator, said, members.length, governor))
        : null;
    members.forEach((member, k) => {
      const ofLater = clause[group + 1]?.text === "的";
      const indicator =
        shares?.[k] ?? (ofLater ? reading.indicator : null) ?? completed(reading.indicator, last, governor, topic);
      const rule = shares ? "shared_out" : indicator === last && reading.indicator === null ? "carried" : reading.rule;
      const agent = textOf(withoutTrail(reading.agent));
      slots.push({
        ...base,
        partOf: base.partOf || scoped,
        quantity: member,
        indicator,
        governor: active,
        action: reading.action,
        agent,
        before: false,
        rule,
      });
    });
    last = slots.at(-1)?.indicator ?? last;
    verb = active ?? verb;
    holder = [];
    i = group;
    from = group + 1;
  }
  return slots;
}

/** A verb goes on to govern the next quantity, but one of moving only a percentage: 增长5%、支出7000亿元. */
const goesOn = (verb: Governor | null, { numeral }: Chunk) =>
  verb?.verb.use !== "move" || numeral?.type === "percent" || numeral?.type === "multiple";

/** A verb that counts its object, somewhere before the quantity: 减少 in 减少了各类审批78项. */
function verbInside(scope: Scope, chunks: readonly Chunk[]): Governor | null {
  const verbChunk = chunks.findLast((chunk) => verbOf(chunk.text)?.use === "count");
  return verbChunk ? governorAt(scope.text, verbChunk.end, verbChunk.start, scope.boundaries) : null;
}
