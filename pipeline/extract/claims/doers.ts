// Who did something, and to what kinds of things.
import { type Chunk, formOf, textOf } from "./chunks.ts";
import { withoutTrail } from "./edges.ts";
import { ADVERBIALS, ATTRIBUTIVES, BODIES, MODALS, NOMINAL_VERBS, verbOf } from "./lexicon.ts";
import { PLANS } from "./outlook.ts";
import type { Predicate } from "./predicate.ts";
import { isNominal, isSoft, PER_TIME } from "./word-classes.ts";

/** The words, or null where there are none. */
export const named = (chunks: readonly Chunk[]) => textOf(chunks) || null;

/** True for a word that may end the name of who acts, and says of no act how it is done: 政府, and not 分批, 高质量 or 免费. */
const mayAct = ({ tag, text }: Chunk) =>
  /^(?:n|j|s|x|eng)/.test(tag) && !NOMINAL_VERBS.has(text) && !ADVERBIALS.has(text);

/** Who did it; null where what stands before the verb is itself an act: 选取了《条例》中 in 选取了《条例》中有要求的34个条目. */
export function agentOf(chunks: readonly Chunk[]): string | null {
  const acts = withoutTrail(chunks);
  const all = formOf(acts.at(-1)) === PLANS ? acts.slice(0, -1) : acts;
  const adverb = all.findIndex(({ tag, text }, i) => i > 0 && /^[dp]$/.test(tag) && !ATTRIBUTIVES.has(text));
  const subject = adverb < 0 ? all : all.slice(0, adverb);
  const [first, last] = [subject[0], subject.at(-1)];
  if (!last || !mayAct(last) || PER_TIME.test(textOf(subject))) return null;
  return /^[vp]$/.test(first?.tag ?? "") && !ATTRIBUTIVES.has(formOf(first)) ? null : textOf(subject);
}

/** Units that bodies themselves are counted in: 部门 in 部门撤销12个. */
const OF_BODIES: ReadonlySet<string> = new Set(["个", "家", "所"]);
/** True for a body that did so many of what is not named: 检察机关 in 检察机关批准逮捕186人. */
export const actsAlone = (chunks: readonly Chunk[], { numeral }: Chunk): boolean =>
  BODIES.some((body) => formOf(chunks.at(-1)).endsWith(body)) && !OF_BODIES.has(numeral?.unit ?? "");

/** 打造 in 打造生猪、苹果2个产业集群, 公布 in 公布了第一批194项事项: a verb that counts, before the kinds of what is counted. */
export function doneToKinds({ subject, verb, object }: Predicate, quantity: Chunk): string | null {
  const counts = verb.some(({ text }) => verbOf(text)?.use === "count" && !MODALS.has(text));
  const kinds = object.filter((chunk) => chunk !== quantity && formOf(chunk) !== "等");
  return counts && !subject.some(isSoft) && kinds.every((chunk) => isNominal(chunk) || isSoft(chunk))
    ? named(verb)
    : null;
}
