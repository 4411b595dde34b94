// Places: what stands before a quantity in its clause, without what belongs elsewhere, and the verb that governs it.
import { boundOver, boundPer } from "../numerals/modifiers.ts";
import { type Chunk, formOf } from "./chunks.ts";
import { behindDecision, behindOthers, withoutLead, withoutTrail } from "./edges.ts";
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
import { EXISTENTIALS, TOWARDS } from "./lexicon.ts";
import { beforeDate, leadsOn } from "./lists.ts";
import { movedFrom } from "./moves.ts";
import { type Scope, upTo } from "./reading.ts";
import { type Indicator, join } from "./sharing.ts";
import { ofTarget } from "./targets.ts";
import { isOf, isSoft } from "./word-classes.ts";

/** What a clause has said up to a quantity. */
export interface SaidBefore {
  /** Where what no quantity has taken begins. */
  readonly from: number;
  readonly last: Indicator | null;
  /** The verb over what the next quantity is a ratio to. */
  readonly ratio: Governor | null;
}

/** A quantity and what stands before it. */
export interface Place extends Omit<SaidBefore, "from"> {
  /** Of the quantity, in its clause. */
  readonly at: number;
  readonly quantity: Chunk;
  /** What stands before the quantity. */
  readonly left: readonly Chunk[];
  /** What of it may name what the quantity is of. */
  readonly own: readonly Chunk[];
  readonly governor: Governor | null;
  /** True for what the next quantity is a ratio to: 52亿元 in 为年初预算52亿元的102.3%. */
  readonly isBasis: boolean;
  /** True where what stands behind says that it grew: 保持6%的增速. */
  readonly grows: boolean;
  /** True for a part of those before 中: 受访企业中有91%. */
  readonly among: boolean;
  /** The value that it moved from. */
  readonly moved: Chunk | null;
  /** Quantities before it that are part of what is said of it, without the one that it moved from. */
  readonly within: readonly Chunk[];
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
    governorAt(scope.text, beforeDate(left) ?? beforeAside(scope, left, quantity), floor, scope.boundaries)
  );
}

const ASIDE = /^[(（].*[)）]$/;
/** Where what stands before the quantity ends: at it, or before an aside, which is no chunk: 增长（按可比价格计算）7.5%. */
function beforeAside({ text }: Scope, left: readonly Chunk[], { start }: Chunk): number {
  const last = left.at(-1)?.end ?? start;
  return ASIDE.test(text.slice(last, start)) ? last : start;
}

/** The verb before `at`: 占 in 占全部155个单元的94.2%. */
const governorBefore = (scope: Scope, chunks: readonly Chunk[], at: number): Governor | null => {
  const verb = chunks[at - 1];
  return verb ? governorAt(scope.text, verb.end, verb.start, scope.boundaries) : null;
};

/** 受访企业中 in 受访企业中有91%认为改善: those of whom a part is. */
const AMONG = "中";

/** What stands before the quantity, in its order, without what is no part of what is said of it. */
function leftOf(clause: readonly Chunk[], at: number, from: number): readonly Chunk[] {
  const stated = withoutInstalments(from > 0 ? withoutRest(clause.slice(from, at)) : clause.slice(0, at));
  const said = behindDecision(withoutInfluence(behindDuration(stated)));
  return ofTarget(
    clause,
    at,
    said.filter((chunk, i) => i > 0 || !isSoft(chunk)),
  );
}

/** The quantity that stands at `at` in the clause, with what was said before it. */
export function placeOf(scope: Scope, clause: readonly Chunk[], at: number, said: SaidBefore): Place {
  const quantity = clause[at] as Chunk;
  const left = leftOf(clause, at, said.from);
  const percent = quantity.numeral?.type === "percent";
  const bound = boundOver(scope.text, quantity.start, percent) ?? boundPer(scope.text, quantity.start);
  const floor = clause[said.from]?.start ?? quantity.start;
  const grows = growthBehind(clause, at);
  const share = said.ratio && left.every(isOf) ? said.ratio : null;
  const found = grows ?? share ?? (bound ? null : governing(scope, left, quantity, said.last, floor));
  const unbound = grows ? beforeGrowth(left) : bound ? upTo(left, bound.start) : left;
  const leads =
    (leadsOn(clause, at) && formOf(left[0]) === "在") ||
    (isOf(behindBracket(clause, at)) && TOWARDS.has(formOf(left[0])));
  const before = leads ? left.slice(1) : apartFromBasis(clause, said.from, unbound, clause[at + 1]);
  const basis = ratioTo(clause, before, at);
  const isBasis = basis > 0;
  const governor = isBasis ? null : found;
  const own = isBasis
    ? before.slice(basis)
    : governor && governor.verb.use !== "count"
      ? upTo(before, governor.start)
      : behindOthers(before);
  const moved = movedFrom(clause, at, governor);
  return {
    at,
    quantity,
    left,
    own,
    governor,
    isBasis,
    grows: grows !== null,
    among: percent && EXISTENTIALS.has(formOf(governor)) && formOf(own.at(-1)) === AMONG,
    moved,
    within: left.filter((chunk) => chunk.kind === "quantity" && chunk !== moved),
    last: (isBasis ? join(withoutTrail(withoutLead(before.slice(0, basis - 1)))) : null) ?? said.last,
    ratio: isBasis ? governorBefore(scope, before, basis) : null,
  };
}
