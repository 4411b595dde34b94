// Predicates: the verb before a quantity, who does it and to what.
import { type Chunk, formOf, textOf } from "./chunks.ts";
import { isFor, isTowards, withoutLead, withoutTrail } from "./edges.ts";
import {
  ADVERBIALS,
  ASPECTS,
  ATTRIBUTIVES,
  BODIES,
  CHAINED_VERBS,
  COUNTED_NOUNS,
  ESTABLISHMENTS,
  EXISTENTIALS,
  headOf,
  LIGHT_VERBS,
  NOMINAL_VERBS,
  OTHER_ACTORS,
  RECEIVES,
  SCOPES,
  TALLIES,
  TRADES,
  verbOf,
} from "./lexicon.ts";
import { endsKind, isLeftOpen, isNegation, isNominal, isOf, isSoft, isVerb, lastModal } from "./word-classes.ts";

/** Verb, what stands before it and what behind, of chunks that end at a quantity: 各部门 | 明确 | 职能. */
export interface Predicate {
  readonly subject: Chunk[];
  readonly verb: Chunk[];
  readonly object: Chunk[];
}

/** Before a verb, these say that what follows is its object: 全市共减少机构37个, 全县共发生事故3起. */
export const COUNTS_ALL = /^(?:共|总共|一共|合计)$/;

/** 率 behind a verb makes a noun of it: 办结率, 精简幅度. */
const MEASURE_OF_VERB = /^(?:[率数量额度比值费]|幅度|比例|频次|频率|次数)$/;

/** What joins two verbs. */
export const joinsVerbs = (chunk: Chunk | undefined): boolean => /^(?:或|和|、|并|及|与)$/.test(formOf(chunk));

/** Verbs joined by 或, 和 or nothing are one predicate: 取消或下放; but 办理时限 is what 压减 has for its object. */
function verbEnd(chunks: readonly Chunk[], from: number): number {
  let end = from + 1;
  for (;;) {
    const next = chunks[end + 1];
    const joined = joinsVerbs(chunks[end]) && next !== undefined && (next.tag === "vn" || isVerb(next));
    const word = formOf(chunks[end]);
    const named = NOMINAL_VERBS.has(word) && !CHAINED_VERBS.has(word);
    const ofKind = end === chunks.length - 2 && ASPECTS.has(formOf(chunks[end + 1]));
    const counts = isVerb(chunks[end]) && verbOf(word)?.use === "count" && !named && !ofKind;
    const known = counts && end + 1 < chunks.length;
    if (joined && end + 2 < chunks.length) end += 2;
    else if (known) end++;
    else break;
  }
  return end;
}

/** Behind the last of a list of kinds: 等 in 法律、调解等服务. */
const ENDS_LIST = "等";

/** What stands behind the last 、 that joins predicates, and not verbs alone: 新增产能 in 建成试运转、新增产能. */
function lastPredicate(chunks: readonly Chunk[]): readonly Chunk[] {
  const joint = chunks.findLastIndex(
    (chunk, i) =>
      chunk.text === "、" && verbOf(formOf(chunks[i + 1]))?.use === "count" && formOf(chunks[i + 2]) !== ENDS_LIST,
  );
  const [one, two] = [chunks[joint - 1], chunks[joint + 1]].map((chunk) => verbOf(formOf(chunk)));
  const alike = one?.use === "count" && one.direction !== null && one.direction === two?.direction;
  const chained = isVerb(chunks[joint - 1]) && (joint === 1 || alike || formOf(chunks[joint - 2]) === "、");
  return joint < 0 || joint + 2 >= chunks.length || chained ? chunks : chunks.slice(joint + 1);
}

/** True for a head of measures alone: 面积, 投资. */
const isMeasure = (text: string): boolean => text !== "" && headOf(text)?.length === text.length;

/** Where the object begins, which takes in verbs behind one that says nothing of what is measured: 维修养护投资 in 完成维修养护投资. */
const namedFrom = (chunks: readonly Chunk[], index: number, end: number): number =>
  end > index + 1 && LIGHT_VERBS.has(formOf(chunks[index])) && isMeasure(textOf(chunks.slice(end))) ? index + 1 : end;

/** 完成 in 大中型灌区建设改造完成投资178亿元: behind verbs that name what is done, such a verb is the predicate. */
const isLightBehind = (chunks: readonly Chunk[], at: number): boolean =>
  LIGHT_VERBS.has(formOf(chunks[at])) && isVerb(chunks[at]) && isMeasure(textOf(chunks.slice(at + 1)));

const SAYS_WHEN = /^[rtd]$/;
/** True for a place or a body that acts, and for how it does: 广东省 in 广东省先后核减编制20名. */
const actsOrSaysHow = ({ tag, text }: Chunk): boolean => /^(?:n[st]|[dt])$/.test(tag) || SCOPES.has(text);

/** Units that those who act are counted in. */
const OF_ACTORS = ["名", "户", "家"];
const ACTORS = [...BODIES, ...OTHER_ACTORS, ...OF_ACTORS.flatMap((unit) => COUNTED_NOUNS.get(unit)?.nouns ?? [])];
/** True where people, businesses or those who govern stand before a verb, and may be who acts: 农民 in 全国农民每年减轻负担. */
function actsAtEnd(chunks: readonly Chunk[]): boolean {
  const last = formOf(chunks.findLast(({ tag }) => !SAYS_WHEN.test(tag)));
  return ACTORS.some((noun) => last.endsWith(noun));
}

const EACH = /^(?:平均)?每/;
/** True for what is said of each of several: 每个乡镇 in 平均每个乡镇减少编制12名. */
export const isEach = (chunks: readonly Chunk[]): boolean => EACH.test(textOf(chunks));

/** True for a verbal noun that is done to the noun behind it, as the verb before 、 is: 调整 in 取消、调整审批事项. */
const isDone = (chunks: readonly Chunk[], at: number): boolean =>
  chunks[at]?.tag === "vn" && isNominal(chunks[at + 1]) && verbOf(formOf(chunks[at - 2]))?.use === "count";

/** 服务 in 家政服务企业, 生产 in 药品生产企业, behind what is no actor: what an establishment is there for. */
function isTrade(chunks: readonly Chunk[], i: number): boolean {
  const { text, tag } = chunks[i - 1] ?? { text: "", tag: "" };
  const ofKind = /^(?:n(?![st])|j)/.test(tag) && !SCOPES.has(text) && !ADVERBIALS.has(text);
  const last = formOf(chunks.at(-1));
  return (
    TRADES.has(formOf(chunks[i])) &&
    ofKind &&
    !actsAtEnd(chunks.slice(0, i)) &&
    ESTABLISHMENTS.some((noun) => last.endsWith(noun)) &&
    chunks.slice(i + 1).every(isNominal)
  );
}

/**
 * True for a verb that only says what kind of noun follows: 参保 in 参保职工, 种植 in 种植面积, 收获 in 收获机械化率, 占 in
 * 占财政支出比重, 投入 in 农业投入占财政支出比重, 参加 in 参加医疗保险人数.
 */
function isAttributive(chunks: readonly Chunk[], i: number): boolean {
  const { text } = chunks[i] as Chunk;
  const ofKind = ATTRIBUTIVES.has(text) && i === 0 && isNominal(chunks[1]);
  const last = formOf(chunks.at(-1));
  const sum = i === 0 && headOf(last)?.length === last.length && !LIGHT_VERBS.has(text);
  const measured = NOMINAL_VERBS.has(text) && i === chunks.length - 2 && (ASPECTS.has(last) || sum);
  const { use } = verbOf(text) ?? {};
  const isShare = ({ text: word }: Chunk) => verbOf(word)?.use === "share";
  const ofWhole = use === "share" || (i > 0 && chunks.slice(i + 1).some(isShare));
  const shared = headOf(last)?.value === "share" && ofWhole;
  const rated =
    headOf(last)?.value === "rate" &&
    (use === "count" || (use === undefined && (i === chunks.length - 2 || NOMINAL_VERBS.has(text))));
  const tallied = i === 0 && TALLIES.has(last) && use !== "move" && (verbOf(text)?.direction ?? null) === null;
  return ofKind || measured || rated || shared || tallied || isTrade(chunks, i);
}

/** 死亡 in 生产安全事故共死亡20963人: what is counted behind 共, where it is no verb that counts. */
function countedBehind(chunks: readonly Chunk[]): Chunk[] {
  const at = chunks.findLastIndex(({ text }) => COUNTS_ALL.test(text));
  const behind = chunks.slice(at + 1);
  const measure = textOf(behind);
  if (at > 0 && measure !== "" && headOf(measure)?.length === measure.length)
    return [...chunks.slice(0, at), ...behind];
  return at > 0 && behind.length > 0 && !behind.some(({ text }) => verbOf(text)) ? behind : [...chunks];
}

/** 先后, which stands right before the verb that counts, whatever was done before: 核减 in 结合日常审批先后核减事业单位65个. */
const IN_TURN = "先后";
const doneInTurn = (chunks: readonly Chunk[]): number =>
  chunks.findIndex(
    (chunk, i) =>
      i < chunks.length - 1 &&
      formOf(chunks[i - 1]) === IN_TURN &&
      isVerb(chunk) &&
      /^(?:count|move)$/.test(verbOf(chunk.text)?.use ?? ""),
  );

/** 出 behind the verbs that end at `end`: what 清理出行政审批事项12项 gives is 行政审批事项. */
const bringsOut = (chunks: readonly Chunk[], end: number): boolean =>
  formOf(chunks[end]) === "出" && isVerb(chunks[end - 1]) && chunks.length > end + 1;

/** True for 的 between two nouns, behind a verb: 奖励的企业 in 获得奖励的企业. */
const saysWhich = (chunks: readonly Chunk[]): boolean =>
  chunks.some((chunk, i) => i > 1 && isOf(chunk) && isNominal(chunks[i + 1]));

/**
 * Splits at the first verb that has an object behind it; all is object where there is none. continued: what stands here
 * goes on with an earlier predicate, so that a verb inside is part of a name: 湿地保护修复工程.
 */
export function predicateOf(all: readonly Chunk[], continued = false): Predicate {
  const modal = lastModal(all);
  if (modal >= 0) return { ...predicateOf(withoutLead(all.slice(modal + 1)), continued), subject: all.slice(0, modal) };
  const chunks = lastPredicate(all);
  const inTurn = doneInTurn(chunks);
  const index =
    inTurn >= 0
      ? inTurn
      : chunks.findIndex((chunk, i) => {
          if (!isVerb(chunk) || i === chunks.length - 1 || endsKind(chunks[i + 1])) return false;
          // 审计部门 is a body, and not what is audited.
          if (i < chunks.length - 2 && BODIES.includes(formOf(chunks[i + 1])) && NOMINAL_VERBS.has(chunk.text))
            return false;
          if (formOf(chunks[i + 1]) === "、" && !isVerb(chunks[i + 2]) && !isDone(chunks, i + 2)) return false;
          const before = formOf(chunks[i - 1]);
          const summed = COUNTS_ALL.test(before) || (before === "累计" && verbOf(chunk.text)?.use === "move");
          // 新开工 in 亿元以上新开工项目 says which projects are meant.
          if (isAttributive(chunks, i) || chunks[i - 1]?.kind === "quantity") return false;
          const done = verbOf(chunk.text)?.use === "move" && chunks.slice(0, i).some(isFor);
          const exists = EXISTENTIALS.has(chunk.text) && !(chunk.text === "有" && chunks.slice(i + 1).some(isOf));
          const placed =
            verbOf(chunk.text)?.use === "move" &&
            (isNominal(chunks[i + 1]) || i === chunks.length - 2) &&
            (isEach(chunks.slice(0, i)) || actsAtEnd(chunks.slice(0, i)) || chunks.slice(0, i).every(actsOrSaysHow));
          const known = summed || placed || done || exists || verbOf(chunk.text)?.use === "count";
          return (known && (i === 0 || !continued)) || (i === 0 && !chunks.slice(i + 1).some(isOf));
        });
  if (index < 0) return { subject: [], verb: [], object: countedBehind(chunks) };
  // 获得奖励的 in 获得奖励的企业12家 says which ones they are.
  if (index === 0 && RECEIVES.has(formOf(chunks[0])) && saysWhich(chunks))
    return { subject: [], verb: [], object: [...chunks] };
  // 判处有期徒刑的 in 判处有期徒刑的4844人 says who they are.
  if (index === 0 && isOf(chunks.at(-1)) && !LIGHT_VERBS.has(formOf(chunks[0])))
    return { subject: [], verb: [], object: [...chunks] };
  const verbs = namedFrom(chunks, index, verbEnd(chunks, index));
  const end = bringsOut(chunks, verbs) ? verbs + 1 : verbs;
  if (isLightBehind(chunks, end))
    return { subject: chunks.slice(0, end), verb: chunks.slice(end, end + 1), object: chunks.slice(end + 1) };
  const whole = chunks.slice(formOf(chunks[end]) === "了" ? end + 1 : end);
  const object = isLeftOpen(whole[0]) && isNominal(whole[1]) ? whole.slice(1) : whole;
  const ofVerb = MEASURE_OF_VERB.test(formOf(object[0])) && withoutTrail(object).length === 1;
  const named = NOMINAL_VERBS.has(formOf(chunks[index])) && isNominal(chunks[index - 1]);
  const done = named && object.every(({ text, tag }) => /^v/.test(tag) && verbOf(text)?.use === "count");
  const isName = isOf(object[0]) || isSoft(object[0]) || isNegation(chunks[index - 1]);
  const byName = !chunks.slice(0, index).every(actsOrSaysHow) && !object.some(isSoft);
  const measures = named && byName && headOf(textOf(object)) !== undefined;
  if (object.length === 0 || isName || ofVerb || done || measures)
    return { subject: [], verb: [], object: [...chunks] };
  const beneficiary = chunks.slice(0, index).findIndex((chunk) => isFor(chunk) || isTowards(chunk));
  return { subject: chunks.slice(0, beneficiary < 0 ? index : beneficiary), verb: chunks.slice(index, end), object };
}
