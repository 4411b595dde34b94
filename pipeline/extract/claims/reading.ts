// A reading: what a quantity is about, and what its names never take in.
import { type Chunk, formOf, textOf } from "./chunks.ts";
import { reckonedBy } from "./edges.ts";
import type { Governor } from "./governor.ts";
import { BY, MANNERS, planAtEnd, SCOPES, TARGET_WORDS } from "./lexicon.ts";
import type { Indicator } from "./sharing.ts";
import { isOf } from "./word-classes.ts";

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
export function beforeManner(chunks: readonly Chunk[]): readonly Chunk[] {
  const at = chunks.findIndex((chunk, i) => i > 0 && MANNERS.has(chunk.text));
  return at < 0 || chunks.slice(at, -1).some(isOf) ? chunks : chunks.slice(0, at);
}

/** What 在 alone says of a figure: 在全球, 在预期目标. */
const WITHIN = [SCOPES, TARGET_WORDS];
/** 在全球 in 在全球只占到1.8%, 按年末汇率 in 按年末汇率折合1983美元: where or by what something is measured, and not what. */
export function isCircumstance(chunks: readonly Chunk[]): boolean {
  const [first, ...rest] = chunks;
  if (formOf(first) === "在" && rest.length > 0 && rest.every(({ text }) => WITHIN.some((words) => words.has(text))))
    return true;
  return BY.has(formOf(first)) && reckonedBy(chunks, 0) === 0;
}

/** 固定资产投资 in 固定资产投资计划增长10%: behind a known indicator, 计划 and 目标 say that the figure is a target. */
export function withoutPlan(chunks: readonly Chunk[]): readonly Chunk[] {
  const plan = planAtEnd(textOf(chunks));
  return plan !== null && plan === chunks.at(-1)?.text ? chunks.slice(0, -1) : chunks;
}

/** The chunks before `at`; one that reaches over it is cut. */
export function upTo(chunks: readonly Chunk[], at: number): Chunk[] {
  const before = chunks.filter((chunk) => chunk.start < at);
  return before.map((chunk) =>
    chunk.end <= at ? chunk : { ...chunk, end: at, text: chunk.text.slice(0, at - chunk.start) },
  );
}

/** A name that ends in whom its measure is divided by, or is a year, wants the verb to be one: 贫困户人均增收1490元. */
export const PER_HEAD = /[人户亩村]均$|^年$/;
