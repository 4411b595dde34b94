// Quantities side by side that one noun behind is counted by, and limits that say which ones are.
import { type Chunk, formOf, textOf } from "./chunks.ts";
import { isCounted } from "./counted.ts";
import { withoutLead } from "./edges.ts";
import { GIVES } from "./lexicon.ts";
import { groupEnd } from "./lists.ts";
import type { Indicator } from "./sharing.ts";
import { isNominal, isOf, isSoft } from "./word-classes.ts";

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
export function lastOfOne(clause: readonly Chunk[], at: number, given: boolean): number {
  if (countsBothWays(clause, at)) return at + 2;
  const last = groupEnd(clause, at, false);
  const behind = clause[last + 1];
  const gift = formOf(behind) === "一次性" ? clause[last + 2] : behind;
  if (given && (isOf(behind) || GIVES.has(formOf(gift)))) return last;
  const all = clause.slice(at, last + 1).every((chunk) => chunk.kind !== "quantity" || isCounted(chunk));
  return all && isOf(clause[last + 1]) ? last : at;
}

/** 产值过亿元的 in 规上企业186家，其中产值过亿元的68家: which of those named before are counted; null where nothing says. */
export function whichOnes(own: readonly Chunk[], quantity: Chunk, last: Indicator | null): Indicator | null {
  const limits = own.some(({ kind, numeral }) => kind === "quantity" && numeral?.comparator !== "eq");
  if (!last || !limits || !isOf(own.at(-1)) || !isCounted(quantity)) return null;
  const which = own[0]?.kind === "quantity" ? own : withoutLead(own);
  const [first] = which;
  return first && which.length > 1 ? { ...last, text: textOf(which) + last.text, start: first.start } : null;
}

/**
 * The limit that says which ones are counted, right behind how many: 超三千亿元 in 3个超三千亿元城市, or behind what it is a limit
 * of: 超百亿元 in 3家销售超百亿元企业; null where none stands there.
 */
export function definedBy(clause: readonly Chunk[], at: number): number | null {
  if (!isCounted(clause[at] as Chunk)) return null;
  if (clause[at + 1]?.kind === "quantity") return at + 1;
  const limit = clause[at + 2];
  const bounded = limit?.kind === "quantity" && limit.numeral?.comparator !== "eq" && !isCounted(limit);
  return bounded && isNominal(clause[at + 1]) && isNominal(clause[at + 3]) ? at + 2 : null;
}
