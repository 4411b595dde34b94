// Readings of a quantity behind a verb, which is of what stands before the verb: 粮食产量达到732亿斤.
import { isPoints } from "../numerals/units.ts";
import { type Chunk, formOf, textOf } from "./chunks.ts";
import { withoutLead, withoutTrail } from "./edges.ts";
import type { Governor } from "./governor.ts";
import { ADVERBIALS, CAUSATIVES, headOf, isLight, MAKES, TARGET_WORDS, verbOf } from "./lexicon.ts";
import { beforeComparison } from "./moves.ts";
import { beforeManner, isCircumstance, PER_HEAD, type Reading, upTo, withoutPlan } from "./reading.ts";
import { type Indicator, join } from "./sharing.ts";
import { HEAD_ALONE, isNominal, isVerb, lastModal } from "./word-classes.ts";

/** What moves, with how it moves: 经济增长 in 拉动经济增长1个百分点. */
const movedBy = ({ text, start }: Indicator, { start: at, text: verb }: Governor): Indicator => ({
  text: text + verb,
  start,
  end: at + verb.length,
});

/** Verbs that say themselves what moves: 户均增收2600元. */
const MONEY_VERB = /[收支负耗产]$/;
/** 月人均 in 养老金月人均提高150元, where a measure stands before it. */
const DIVIDED = /^(.+?)([月年]?[人户亩村]均)$/;
const SUM = /[金费额款]$/;
/** 月人均养老金, of a measure with what divides it behind it; null for any other name. */
function dividedMeasure(own: Indicator): Indicator | null {
  const [, measure = "", per = ""] = DIVIDED.exec(own.text) ?? [];
  return headOf(measure) || SUM.test(measure) ? { ...own, text: per + measure } : null;
}

/** What a verb of moving may have behind its object: 至 in 降低税率至13%. */
const REACHES: ReadonlySet<string> = new Set(["至", "到"]);

/** 年销售额标准 in 年销售额标准统一提高到500万元. */
function withoutAdverbs(chunks: readonly Chunk[]): readonly Chunk[] {
  return chunks.slice(0, chunks.findLastIndex(({ text }) => !ADVERBIALS.has(text)) + 1);
}

/** 全州地区生产总值 in 全州实现地区生产总值仅为141.5亿元: a verb that says nothing of what is measured is no part of it. */
function withoutLight(chunks: readonly Chunk[]): readonly Chunk[] {
  const at = chunks.findIndex(({ text }, i) => i > 0 && isLight(text, textOf(chunks.slice(i + 1))));
  return at > 0 && chunks.slice(0, at).every(isNominal) && isNominal(chunks[at + 1])
    ? [...chunks.slice(0, at), ...chunks.slice(at + 1)]
    : chunks;
}

/** Noun, then verb, then quantity: 粮食产量达到732亿斤. */
export function readSubject(left: readonly Chunk[], governor: Governor, quantity: Chunk): Reading {
  const before = withoutAdverbs(withoutTrail(withoutLead(beforeComparison(upTo(left, governor.start)))));
  const subject = withoutTrail(before);
  const all = withoutLight(
    withoutPlan(withoutTarget(beforeManner(withoutLead(subject.slice(lastModal(subject) + 1))))),
  );
  const makes = all.findIndex(({ text }) => MAKES.has(text));
  const named = makes < 0 ? all : withoutLead(all.slice(makes + 1));
  const moves = governor.verb.use === "move";
  const moveAlone = HEAD_ALONE.test(textOf(named)) && moves && !MONEY_VERB.test(governor.text);
  const parts =
    isCircumstance(named) || isCircumstance(left) || isActDone(upTo(left, governor.start)) || moveAlone ? [] : named;
  const [first, ...rest] = parts.slice(parts.findIndex(({ text }) => !ADVERBIALS.has(text)));
  const causative = parts.findIndex(({ text }) => CAUSATIVES.has(text));
  const caused = withoutLead(parts.slice(causative + 1));
  if ((causative === 0 || (causative > 0 && moves)) && caused.length > 0) {
    const whole = join(caused) as Indicator;
    const indicator = isPoints(quantity.numeral?.unit ?? null) ? movedBy(whole, governor) : whole;
    const [agent, action] = [parts.slice(0, causative), parts[causative]?.text ?? null];
    return { parts: caused, indicator, action, agent, governor, rule: "subject_verb" };
  }
  const opening = verbOf(formOf(first));
  if (first && opening?.use === "move" && rest.length > 0 && REACHES.has(governor.text)) {
    const active = { ...governor, text: first.text + governor.text, direction: opening.direction };
    return {
      parts: rest,
      indicator: join(rest),
      action: active.text,
      agent: [],
      governor: active,
      rule: "subject_verb",
    };
  }
  const own = join(parts);
  const perHead =
    own && moves ? (dividedMeasure(own) ?? (PER_HEAD.test(own.text) ? movedBy(own, governor) : own)) : own;
  return { parts, indicator: perHead, action: governor.text, agent: [], governor, rule: "subject_verb" };
}

/** 核实后 in 核实后为21亿元: when it was so, and not what. */
const isActDone = ([act, after, ...rest]: readonly Chunk[]): boolean =>
  isVerb(act) && formOf(after) === "后" && rest.length === 0;

/** 经济增长 in 经济增长预期目标设定为5%左右. */
function withoutTarget(chunks: readonly Chunk[]): readonly Chunk[] {
  const last = chunks.findLastIndex((chunk) => !TARGET_WORDS.has(chunk.text));
  return last < 0 ? chunks : chunks.slice(0, last + 1);
}
