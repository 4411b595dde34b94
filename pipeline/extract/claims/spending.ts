// Spending: what is taken from something, and money that is given to somebody or spent on something, and by whom.
import { unitOf } from "../numerals/units.ts";
import { type Chunk, formOf, textOf } from "./chunks.ts";
import { isTowards, withoutLead, withoutTrail } from "./edges.ts";
import { headOf, SPENDS, SPENDS_ON, TAKES, verbOf } from "./lexicon.ts";
import type { Reading } from "./reading.ts";
import { join } from "./sharing.ts";
import { isNominal, isVerb } from "./word-classes.ts";

const isMoney = ({ numeral }: Chunk): boolean => unitOf(numeral?.unit ?? null)?.class === "money";

/** 调入 and what it is taken from in 从预算稳定调节基金调入30亿元; null where nothing is taken so. */
export function readTaken(left: readonly Chunk[]): Reading | null {
  const from = left.findIndex(({ text, tag }) => text === "从" && tag === "p");
  const verb = left.at(-1);
  const parts = withoutTrail(left.slice(from + 1, -1));
  if (from < 0 || !verb || !TAKES.has(verb.text) || parts.length === 0) return null;
  const agent = withoutLead(left.slice(0, from));
  return { parts, indicator: join(parts), action: verb.text, agent, governor: null, rule: "verb_object" };
}

/** 让利 and who gives it in 金融机构向实体经济让利18亿元: what is done for somebody by so much money; null where nothing is. */
export function readTowards(left: readonly Chunk[], quantity: Chunk): Reading | null {
  const to = left.findLastIndex(isTowards);
  const whom = left.findLastIndex((chunk) => !isVerb(chunk)) + 1;
  const verbs = left.slice(whom);
  const does = verbOf(formOf(verbs.at(-1)));
  const gives = isMoney(quantity) && does?.use === "count" && does.direction === null;
  if (to < 0 || !gives || whom === to + 1 || !left.slice(to + 1, whom).every(isNominal)) return null;
  const agent = withoutLead(left.slice(0, to));
  return { parts: verbs, indicator: join(verbs), action: textOf(verbs), agent, governor: null, rule: "verb_object" };
}

/** What a sum is spent on, right behind it: 农村公路建设 in 安排1.44亿元用于农村公路建设. */
function purposeOf(behind: readonly Chunk[]): readonly Chunk[] {
  if (!SPENDS_ON.has(formOf(behind[0]))) return [];
  const end = behind.findIndex((chunk, i) => i > 0 && chunk.kind !== "word" && chunk.text !== "、");
  return behind.slice(1, end < 0 ? behind.length : end);
}

/** 省财政安排1.44亿元用于农村公路建设: who spends, the sum, and on what; null where it is not said so. */
export function readSpent(left: readonly Chunk[], quantity: Chunk, behind: readonly Chunk[]): Reading | null {
  const verb = left.at(-1);
  if (!verb || !SPENDS.has(verb.text) || !isMoney(quantity)) return null;
  const to = left.findIndex(isTowards);
  const subject = withoutTrail(withoutLead(left.slice(0, to < 0 ? -1 : to)));
  // 投入 in 财政增加投入5亿元 is what was increased.
  if (verbOf(formOf(subject.at(-1)))?.use === "move") return null;
  const purpose = purposeOf(behind);
  // 一般公共预算支出 in 一般公共预算支出安排8900亿元 is what the sum is of, and spends nothing.
  if (purpose.length === 0 && headOf(textOf(subject)) !== undefined)
    return {
      parts: subject,
      indicator: join(subject),
      action: verb.text,
      agent: [],
      governor: null,
      rule: "subject_verb",
    };
  const parts = purpose.length > 0 ? purpose : subject.length > 0 ? [...subject, verb] : [];
  if (parts.length === 0) return null;
  return { parts, indicator: join(parts), action: verb.text, agent: subject, governor: null, rule: "verb_object" };
}
