// What stands before a quantity, without what belongs elsewhere: to the one before, to a comparison, to an influence.
import { type Chunk, formOf } from "./chunks.ts";
import { STEPS } from "./lexicon.ts";
import { beforeWith } from "./moves.ts";
import { isComparison } from "./periods.ts";
import { isNominal, isVerb, isWith } from "./word-classes.ts";

/** What still belongs to the quantity before is no part of what follows: 新台阶、 in 跃上1.4万亿斤新台阶、亩产提升10.1斤. */
export function withoutRest(chunks: readonly Chunk[]): readonly Chunk[] {
  const end = chunks.findIndex((chunk) => chunk.text === "、");
  const rest = chunks.slice(0, Math.max(end, 0));
  const last = rest[rest.length - 1];
  const closes = last !== undefined && (rest.every((chunk) => isVerb(chunk)) || STEPS.has(last.text));
  return closes ? chunks.slice(end + 1) : chunks;
}

/** 补水总量 in 为下游补水138天、补水总量220.8亿立方米: behind how long something was done begins what is measured. */
export function behindDuration(chunks: readonly Chunk[]): readonly Chunk[] {
  const lasts = ({ numeral }: Chunk, i: number) => numeral?.type === "duration" && formOf(chunks[i + 1]) === "、";
  return chunks.slice(chunks.findLastIndex(lasts) + 1);
}

/** The chunks without what the figure is compared with: 与全国平均水平相比 before it, or around it. */
export function apartFromBasis(
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
export function withoutInfluence(chunks: readonly Chunk[]): readonly Chunk[] {
  const from = chunks.findIndex(({ text }) => text === "受");
  const to = chunks.findIndex(({ text }, i) => i > from && text === "影响");
  return from > 0 && to > from && isNominal(chunks[to + 1])
    ? [...chunks.slice(0, from), ...chunks.slice(to + 1)]
    : chunks;
}

/** The chunks without in how many parts something was done: 审批事项 in 审批事项分3批下放126项. */
export function withoutInstalments(chunks: readonly Chunk[]): readonly Chunk[] {
  const at = chunks.findIndex(({ text }, i) => text === "分" && chunks[i + 1]?.numeral?.unit === "批");
  return at < 0 ? chunks : [...chunks.slice(0, at), ...chunks.slice(at + 2)];
}

/** What follows a quantity, but for a bracket that says more of it: 的 in 15万元以下（含本数）的纳税人. */
export const behindBracket = (clause: readonly Chunk[], at: number): Chunk | undefined =>
  clause[at + 1]?.tag === "nb" ? clause[at + 2] : clause[at + 1];
