// The slot of a quantity that counts the noun behind it: 36项工作责任.
import { type Chunk, formOf } from "./chunks.ts";
import { isOccasion, movesOfCounted } from "./counted.ts";
import { agentOf, doneToKinds, named } from "./doers.ts";
import { withoutLead, withoutTrail } from "./edges.ts";
import { type Governor, governorAt } from "./governor.ts";
import { EXISTENTIALS, GIVES, STEPS, verbOf } from "./lexicon.ts";
import { beforeMove } from "./moves.ts";
import type { Place } from "./place.ts";
import { predicateOf } from "./predicate.ts";
import { type Scope, upTo } from "./reading.ts";
import { type Indicator, join } from "./sharing.ts";
import type { Slot } from "./slot.ts";
import { isNominal, isVerb } from "./word-classes.ts";

/** jieba's tag of a preposition. */
const PREPOSITION = "p";

/** 审批流程环节 in 审批流程由12个环节压缩到5个环节: what has so many of what both figures of a move count; null for others. */
function movedOf(clause: readonly Chunk[], { moved, own }: Place, behind: readonly Chunk[]): Indicator | null {
  const [noun, ...others] = behind;
  const same = moved !== null && formOf(clause[clause.indexOf(moved) + 1]) === formOf(noun);
  const whose = same && others.length === 0 ? join(withoutTrail(withoutLead(beforeMove(own)))) : null;
  return whose && noun ? { text: whose.text + noun.text, start: whose.start, end: noun.end } : null;
}

/** True for a word that leads up to the quantity and is no verb there: 为 in 为3200户困难家庭发放补贴, 在 in 在12个省份中. */
const opensWith = ({ left, governor }: Place): boolean =>
  left.some(({ start, tag }) => start === governor?.start && tag === PREPOSITION) &&
  withoutLead(upTo(left, governor?.start ?? 0)).length === 0;

/** A verb that counts its object, somewhere before the quantity: 减少 in 减少了各类审批78项. */
function verbInside(scope: Scope, chunks: readonly Chunk[]): Governor | null {
  const verbChunk = chunks.findLast((chunk) => verbOf(chunk.text)?.use === "count");
  return verbChunk ? governorAt(scope.text, verbChunk.end, verbChunk.start, scope.boundaries) : null;
}

/** What a quantity gives with the noun behind it. */
interface Counted {
  readonly slot: Slot;
  /** The verb that may go on to govern what follows. */
  readonly verb: Governor | null;
  /** Where what follows begins. */
  readonly end: number;
}

/** The slot of a quantity with the noun behind it; apart: the noun stands behind a later quantity, which has it too. */
export function slotOfCounted(
  scope: Scope,
  clause: readonly Chunk[],
  place: Place,
  behind: readonly Chunk[],
  apart: boolean,
  before: Governor | null,
): Counted {
  const { at, quantity, left, own, isBasis, moved, within, last } = place;
  const indicator = movedOf(clause, place, behind) ?? join(behind);
  const gives = own.findLast(({ text: word }) => GIVES.has(word))?.text ?? null;
  const predicate = predicateOf(withoutLead([...own, quantity]));
  const acting = opensWith(place) ? null : place.governor;
  const action =
    acting?.text ?? named(withoutTrail(own).slice(-1).filter(isVerb)) ?? gives ?? doneToKinds(predicate, quantity);
  const verb = acting ?? verbInside(scope, own) ?? before;
  const happens = EXISTENTIALS.has(formOf(own.at(-1))) && isNominal(behind.at(-1));
  const counts = (isOccasion(quantity) && !happens) || STEPS.has(formOf(behind.at(-1)));
  const done = join(withoutTrail(withoutLead(own))) ?? join(predicateOf(behind).object);
  const close = clause.indexOf(behind.at(-1) as Chunk) + 1;
  // 补贴 in 为1350户发放补贴615万元 has its own figure too.
  const figured = isVerb(behind[0]) && clause[close]?.kind === "quantity";
  const end = apart || figured ? at + 1 : close;
  const inside = formOf(left[0]) === "在" && clause[end]?.tag === "f";
  const slot: Slot = {
    quantity,
    indicator,
    carries: isBasis || inside ? last : ((counts ? done : indicator) ?? last),
    governor: movesOfCounted(behind, quantity) ? null : verb,
    action,
    agent: agentOf(predicate.subject),
    partOf: formOf(clause[at + 1]) === "的" && quantity.numeral?.type === "percent",
    before: true,
    from: moved,
    within,
    beside: [],
    together: null,
    rule: "noun_behind",
  };
  return { slot, verb, end };
}
