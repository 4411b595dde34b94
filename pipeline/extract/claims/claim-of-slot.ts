// The claim that a slot of a clause makes: its kind, its period, what it is measured against and whether it is reported.
import type { Claim, Document, Numeral, Sentence } from "../../document.ts";
import { yearWritten } from "../numerals/context.ts";
import { type Chunk, formOf, textOf } from "./chunks.ts";
import { directionOf, type Evidence, kindOf } from "./kind.ts";
import { BASELINES, standardOf } from "./lexicon.ts";
import type { Outlook } from "./outlook.ts";
import { baselineOf, periodOf, periodsApart } from "./periods.ts";
import type { Slot } from "./slot.ts";
import { statusOf } from "./status.ts";
import { isOf } from "./word-classes.ts";

const COMPARES = /[比较]/;
/** “十一五”, as a clause compares with it. */
const PLAN = /^[“"]?(?:十[一二三四五六七八九]?|[一二三四五六七八九])五/;

/** Chunks that a word of comparison may be made of: 比上个季度. */
const LONGEST_BASELINE = 4;

/** True where the clause compares with something that is no time: 比全国高2.1个百分点. */
function isCompared(clause: readonly Chunk[]): boolean {
  const withTime = (at: number) => {
    const next = clause[at + 1];
    const words = textOf(clause.slice(at, at + LONGEST_BASELINE));
    return next?.kind === "date" || PLAN.test(formOf(next)) || BASELINES.some(({ word }) => words.startsWith(word));
  };
  return clause.some((chunk, i) => COMPARES.test(chunk.text) && chunk.tag === "p" && !withTime(i));
}

/** A sentence with what is known of it before it is read. */
export interface SentenceRead {
  readonly input: Document<"metadata" | "sections" | "tables" | "sentences" | "tokens" | "numerals">;
  readonly sentence: Sentence;
  readonly chunks: readonly Chunk[];
  /** The period of what has no date in its sentence. */
  readonly period: string | null;
  readonly listed: boolean;
  readonly outlook: Outlook;
}

/** A claim of a clause; basis is what a clause before it compares with that has no quantity of its own: 与上年相比， */
export function claimOf(place: SentenceRead, clause: readonly Chunk[], slot: Slot, basis: string | null): Claim {
  const { input, sentence, chunks, period: around, listed, outlook } = place;
  const numeral = slot.quantity.numeral as Numeral;
  const { text, metadata } = input;
  const { indicator, governor, before, partOf } = slot;
  const compared = isCompared(clause);
  const upTo = clause.filter((chunk) => chunk.start <= slot.quantity.start);
  const evidence: Evidence = {
    numeral,
    written: slot.quantity.text,
    governor,
    indicator: indicator?.text ?? null,
    partOf,
    before,
    compared,
    ofOther: isOf(clause[clause.indexOf(slot.quantity) - 1]),
    since: !compared && upTo.some(({ text: word, tag }) => COMPARES.test(word) && tag === "p"),
  };
  const kind = kindOf(evidence);
  const apart = periodsApart(chunks, slot.beside)[slot.beside.indexOf(slot.quantity)];
  const period = apart ?? periodOf(chunks, slot.quantity, text, around);
  const said = {
    before: text.slice(sentence.start, slot.quantity.start),
    after: text.slice(slot.quantity.end, sentence.end),
    listed,
    outlook,
    whole: clause,
  };
  return {
    numeral,
    fromNumeral: slot.from?.numeral ?? null,
    within: slot.within.flatMap((chunk) => (chunk.numeral ? [chunk.numeral] : [])),
    sentence,
    kind,
    direction: directionOf(kind, evidence),
    indicator: indicator?.text ?? null,
    indicatorSpan: indicator && { start: indicator.start, end: indicator.end },
    action: slot.action,
    agent: slot.agent,
    period,
    baseline: kind === "change" ? (baselineOf(upTo, text) ?? basis) : null,
    status: statusOf(upTo, said, sentence, period, yearWritten(metadata)),
    standard: indicator && standardOf(indicator.text),
    rule: `claims/${slot.rule}`,
  };
}
