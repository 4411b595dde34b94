// Slots: for each quantity of a clause, the verb that governs it, what it is about, and who did it.
import { unitOf } from "../numerals/units.ts";
import type { Chunk } from "./chunks.ts";
import { type Governor, governorAt } from "./governor.ts";
import {
  ASPECTS,
  COUNTED_NOUNS,
  COUNTERPARTS,
  GROUPS,
  headOf,
  NOMINAL_VERBS,
  SCOPES,
  STEPS,
  standardBefore,
  verbOf,
} from "./lexicon.ts";
import { isSoft, isVerb, phraseAfter, predicateOf, withoutLead, withoutTrail } from "./phrases.ts";
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

const COUNTED = new Set(["count", "special"]);
const isCounted = (quantity: Chunk) => {
  const unit = unitOf(quantity.numeral?.unit ?? null);
  return unit === null ? quantity.numeral?.type === "cardinal" : COUNTED.has(unit.class) || unit.dimension === "set";
};

const textOf = (chunks: readonly Chunk[]) => (chunks.length > 0 ? chunks.map((chunk) => chunk.text).join("") : null);

const isHanCount = (quantity: Chunk) => /^[两二三四五六七八九十]{1,2}个$/.test(quantity.text);
const LONGEST_SLOGAN = 3;

/** What 三个 counts where it is no noun: 三个凡是. */
function sloganBehind(clause: readonly Chunk[], from: number): Chunk[] {
  const end = clause.findIndex((chunk, i) => i >= from && chunk.kind !== "word");
  const words = clause.slice(from, end < 0 ? clause.length : end);
  return words.length <= LONGEST_SLOGAN ? words : [];
}

/** The noun behind a quantity, where the quantity counts it: 36项工作责任, 80%的部门. */
function nounBehind(scope: Scope, index: number, left: readonly Chunk[], governor: Governor | null): Chunk[] {
  const { clause } = scope;
  const quantity = clause[index] as Chunk;
  const next = clause[index + 1];
  const phrase = phraseAfter(clause, index + 1, /^(?:count|move)$/.test(governor?.verb.use ?? ""));
  if (phrase.length === 0 && isHanCount(quantity)) return sloganBehind(clause, index + 1);
  const moves = governor?.verb.use === "move" || governor?.verb.use === "reach";
  if (moves && phrase.length === 1 && STEPS.has(phrase[0]?.text ?? "")) return [];
  if (phrase.length === 0 || quantity.numeral?.type === "ordinal") return [];
  const limit = quantity.numeral?.comparator !== "eq" && left.length > 0;
  if (next?.text === "的" && limit && quantity.numeral?.type !== "percent") return [];
  if (next?.text === "的")
    return quantity.numeral?.type === "percent" || isCounted(quantity) || left.length === 0 ? phrase : [];
  const subject = left.length > (governor?.verb.use === "count" ? 1 : 0);
  const predicated = isVerb(clause[clause.indexOf(phrase.at(-1) as Chunk) + 1]);
  const opened = isVerb(phrase[0]) && !(NOMINAL_VERBS.has(phrase[0]?.text ?? "") && phrase.length > 1);
  if (opened && !predicated && (subject || phrase.length === 1) && !isHanCount(quantity)) return [];
  if (isCounted(quantity)) return upToCounted(phrase, quantity);
  return subject || /^(?:v|f)/.test(next?.tag ?? "") ? [] : phrase;
}

/** The phrase up to the noun that the classifier counts, where a verbal noun goes on behind it: 1万家工业企业技术改造. */
function upToCounted(phrase: Chunk[], quantity: Chunk): Chunk[] {
  const nouns = COUNTED_NOUNS.get(quantity.numeral?.unit ?? "") ?? [];
  const at = phrase.findIndex((chunk) => nouns.some((noun) => chunk.text.endsWith(noun)));
  const goesOn = phrase.slice(at + 1).some((chunk) => NOMINAL_VERBS.has(chunk.text));
  const ends = phrase.at(-1)?.text ?? "";
  return at >= 0 && goesOn && NOMINAL_VERBS.has(ends) ? phrase.slice(0, at + 1) : phrase;
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

const COMPARISON = /^[比较]$/;

/** The chunks before 比 or 较 and what it compares with. */
function beforeComparison(chunks: readonly Chunk[]): readonly Chunk[] {
  const at = chunks.findLastIndex(
    (chunk, i) => COMPARISON.test(chunk.text) && (/^[pd]/.test(chunk.tag) || chunks[i + 1]?.kind === "date"),
  );
  return at < 0 ? chunks : chunks.slice(0, at);
}

/** Noun, then verb, then quantity: 粮食产量达到732亿斤. */
function readSubject(left: readonly Chunk[], governor: Governor): Reading {
  const parts = withoutTrail(withoutLead(beforeComparison(upTo(left, governor.start))));
  return { parts, indicator: join(parts), action: governor.text, agent: [], governor, rule: "subject_verb" };
}

const REACHES_OVER = new Set(["compare", "share", "rank"]);
const LONGEST_STANDARD = 6;

/** 高于全国平均水平2个百分点, 占全球10%, 居全国第4位: the verb reaches over what it compares with or is part of. */
function governorOver(scope: Scope, left: readonly Chunk[]): Governor | null {
  const index = left.findLastIndex((chunk) => REACHES_OVER.has(verbOf(chunk.text)?.use ?? ""));
  const verb = left[index];
  const standard = left.slice(index + 1);
  const plain =
    standard.length > 0 && standard.length <= LONGEST_STANDARD && standard.every((chunk) => chunk.kind === "word");
  if (standard.some(isVerb)) return null;
  if (!verb || !plain || !/^v|^p/.test(verb.tag) || headOf(textOf(standard) ?? "")) return null;
  return governorAt(scope.text, verb.end, verb.start, scope.boundaries);
}

/** Verb, then noun, then quantity: 明确职能44项. The verb may be missing. */
function readObject(scope: Scope, left: readonly Chunk[], carried: readonly Chunk[], continued: boolean): Reading {
  const { subject, verb, object } = predicateOf(withoutLead(beforeComparison(left)), continued);
  const nouns = verb.length > 0 ? withoutTrail(object) : withoutCountVerb(withoutTrail(object));
  const parts = object.every((chunk) => verbOf(chunk.text)) ? [] : nouns;
  const start = parts[0]?.start ?? 0;
  const floor = left[0]?.start ?? 0;
  const named = verb.length > 0 ? governorAt(scope.text, (verb.at(-1) as Chunk).end, floor, scope.boundaries) : null;
  const governor = named ?? governorAt(scope.text, start, floor, scope.boundaries);
  const action = longest(textOf(verb), governor?.text ?? null);
  const own = join(parts);
  const bank = bankIndicator(scope, parts.length > 0 ? left : []);
  const holder = subject.length > 0 ? withoutTrail(subject) : carried;
  const bare = own && headOf(own.text)?.length === own.text.length && holder.length > 0;
  if (bare) {
    const pieces = [...holder, ...verb, ...parts];
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

const MOVE_FROM = /^[由从自]$/;

/** 由21%提升至74%: the earlier quantity is where the indicator came from. */
function movedFrom(clause: readonly Chunk[], index: number, governor: Governor | null): Chunk | null {
  if (!governor?.reached) return null;
  const previous = clause.findLastIndex((chunk, i) => i < index && chunk.kind === "quantity");
  const from = clause.findLastIndex((chunk, i) => i < previous && MOVE_FROM.test(chunk.text));
  const between =
    from >= 0 && clause.slice(from, previous).every((chunk) => chunk.kind !== "quantity" && chunk.text !== "、");
  return between ? (clause[previous] as Chunk) : null;
}

/** Runs of quantities with nothing but 、 or 和 between them. */
function groupEnd(clause: readonly Chunk[], index: number): number {
  let last = index;
  for (let i = index + 1; i < clause.length; i++) {
    if (clause[i]?.kind === "quantity") last = i;
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

/** What the sentence has said before a clause: its last indicator, what it began with, and its indicators in order. */
interface Said {
  readonly carried: Indicator | null;
  readonly topic: Indicator | null;
  readonly recent: readonly Indicator[];
}

/** The slots of a clause. */
export function slotsOf(text: string, clause: readonly Chunk[], { carried, topic, recent }: Said): Slot[] {
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
    const left = clause.slice(from, i).filter((chunk, k) => k > 0 || !isSoft(chunk));
    const governor =
      governorOver(scope, left) ??
      governorAt(text, quantity.start, clause[from]?.start ?? quantity.start, scope.boundaries);
    const own = governor && governor.verb.use !== "count" ? upTo(left, governor.start) : left;
    const within = left.filter((chunk) => chunk.kind === "quantity");
    const moved = movedFrom(clause, i, governor);
    const twin = clause[i + 1]?.kind === "quantity" && isCounted(quantity);
    const behind = nounBehind(scope, twin ? i + 1 : i, withoutLead(own), governor);
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
    const group = groupEnd(clause, i);
    const members = clause.slice(i, group + 1).filter((chunk) => chunk.kind === "quantity");
    const scoped = SCOPES.has(own.at(-1)?.text ?? "") && quantity.numeral?.type === "fraction";
    const ranked = quantity.numeral?.type === "ordinal" || scoped;
    const outOfMove = ranked ? beforeRank(moved ? beforeMove(own) : own) : moved ? beforeMove(own) : own;
    const reading: Reading =
      governor && governor.verb.use !== "count"
        ? readSubject(outOfMove, governor)
        : readObject(scope, outOfMove, holder, verb?.verb.use === "count" && slots.length > 0);
    const active: Governor | null =
      reading.governor ??
      governor ??
      (reading.parts.length > 0 && left.length > 0 && goesOn(verb, quantity) ? verb : null);
    const shares =
      members.length > 1
        ? (shareOut(reading.parts, members.length) ?? severally(left, reading, recent, members.length))
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

/** What is ranked, without among whom it is, and without the verb: 进出口总额 in 进出口总额连续三年稳居全国第4位. */
function beforeRank(chunks: readonly Chunk[]): Chunk[] {
  let end = chunks.length;
  while (end > 0) {
    const chunk = chunks[end - 1] as Chunk;
    const verb = verbOf(chunk.text);
    const places = /^(?:rank|reach|move)$/.test(verb?.use ?? "") || /[至到居]$/.test(chunk.text);
    const drop = chunk.kind !== "word" || SCOPES.has(chunk.text) || places || /^[dpfc]/.test(chunk.tag);
    if (!drop) break;
    end--;
  }
  return chunks.slice(0, end);
}

/** A verb goes on to govern the next quantity, but one of moving only a percentage: 增长5%、支出7000亿元. */
const goesOn = (verb: Governor | null, { numeral }: Chunk) =>
  verb?.verb.use !== "move" || numeral?.type === "percent" || numeral?.type === "multiple";

/** What says that all are meant, at the head of an indicator that is then given for a part of them. */
const withoutGroup = (text: string) => text.slice([...GROUPS].find((group) => text.startsWith(group))?.length ?? 0);
const OF_ALL = /^(?:全国|全省|全市|全区|全县|全体|城乡)+/;

/** 接待游客…，旅游收入…，分别增长32.5%和41.2%: one for each of the indicators before. */
function severally(left: readonly Chunk[], { indicator }: Reading, recent: readonly Indicator[], count: number) {
  const each = left.some((chunk) => chunk.text === "分别");
  return each && indicator === null && recent.length >= count ? recent.slice(-count) : null;
}

/** 增速 behind 进出口总额 is 进出口总额增速; one aspect takes the place of another: 规模 behind 产业总量. */
function ofLast(own: Indicator, last: Indicator): Indicator {
  const aspect = [...ASPECTS].find((word) => last.text.endsWith(word) && last.text.length > word.length);
  const moves = /^(?:增|降|涨)/.test(own.text) || own.text === "占比" || own.text === "比重";
  const base = aspect && !moves ? last.text.slice(0, -aspect.length) : last.text;
  return { text: base + own.text, start: last.start, end: own.end };
}

/** 占规模以上工业总产值比重 continues what the sentence is about. */
function completed(
  own: Indicator | null,
  last: Indicator | null,
  governor: Governor | null,
  topic: Indicator | null,
): Indicator | null {
  if (own === null) return last;
  if (!last && topic && topic.end <= own.start && ASPECTS.has(own.text)) return ofLast(own, topic);
  if (last && ASPECTS.has(own.text) && !last.text.endsWith(own.text)) return ofLast(own, last);
  if (last && GROUPS.has(own.text) && !last.text.includes(own.text))
    return { text: own.text + withoutGroup(last.text.replace(OF_ALL, "")), start: last.start, end: own.end };
  const other = COUNTERPARTS.find(({ word, value }) => own.text === word && last?.text.endsWith(value))?.value;
  if (last && other) return { text: last.text.slice(0, -other.length) + own.text, start: last.start, end: own.end };
  if (last && own.text.startsWith("占")) return { text: last.text + own.text, start: last.start, end: own.end };
  return governor?.verb.use === "share" && last && own.text.length < 2 ? last : own;
}

const startsMove = (clause: readonly Chunk[], index: number): boolean => {
  const next = clause.findIndex((chunk, k) => k > index && chunk.kind === "quantity");
  const between = clause.slice(index + 1, next);
  const before = clause.slice(0, index).findLast((chunk) => chunk.kind === "word" && !/^(?:u|m)/.test(chunk.tag));
  const opened =
    clause.slice(Math.max(0, index - 4), index).some((chunk) => MOVE_FROM.test(chunk.text)) ||
    MOVE_FROM.test(before?.text ?? "");
  return (
    opened &&
    between.some((chunk) => verbOf(chunk.text)?.use === "move" || verbOf(chunk.text)?.use === "reach") &&
    !between.some((chunk) => chunk.text === "、")
  );
};

/** The chunks before 由 or 从. */
function beforeMove(chunks: readonly Chunk[]): Chunk[] {
  const at = chunks.findLastIndex((chunk) => MOVE_FROM.test(chunk.text));
  return at < 0 ? [...chunks] : chunks.slice(0, at);
}

/** A verb that counts its object, somewhere before the quantity: 减少 in 减少了各类审批78项. */
function verbInside(scope: Scope, chunks: readonly Chunk[]): Governor | null {
  const verbChunk = chunks.findLast((chunk) => verbOf(chunk.text)?.use === "count");
  return verbChunk ? governorAt(scope.text, verbChunk.end, verbChunk.start, scope.boundaries) : null;
}
