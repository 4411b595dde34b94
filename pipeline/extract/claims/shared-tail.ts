// The part of the last item of a list that the items before it take: 投资 for 工业 in 工业、制造业投资.
import { type Chunk, formOf, textOf } from "./chunks.ts";
import { COLLECTIVES, COUNTERPARTS, GROUPS, growthOf, headOf, SCOPES, standardBefore, verbOf } from "./lexicon.ts";
import { isAge, SUFFIX } from "./word-classes.ts";

/** Heads that say too little by themselves: 城市、县城污水处理率 shares 污水处理率. */
const GENERIC = /^(?:[率量额数]|占比|比重|比例|数量|规模)$/;
/** What is said of several amounts, behind 的 or at once: 的增速 in A增加值、B零售总额的增速. */
const OF_EACH_AMOUNT = /的?(?:增速|增幅|降幅|涨幅|升幅|比重)$/;

/** True for an item that ends in half of a word, which the last item completes: 存 of 存款 in 本外币存、贷款余额. */
export const endsInHalf = (item: readonly Chunk[], opens = ""): boolean =>
  COUNTERPARTS.some(({ word, value }) => word.length === 1 && word === formOf(item.at(-1)) && value === opens[0]);

/** 占 in 占规模以上工业增加值的比重. */
const isShare = ({ text }: Chunk): boolean => verbOf(text)?.use === "share";
/** True for what grows: 增加值, and no rate. */
const isAmount = (name: string): boolean => headOf(name)?.value === "" && growthOf(name) === undefined;

/**
 * Chunks at the end of the item that the last one begins with others of the same kind: 一级 and 三级, 一级医院 and 三级医院,
 * 急难型 and 支出型.
 */
function paired(item: readonly Chunk[], last: readonly Chunk[]): number {
  const alike = (a: Chunk | undefined, b: Chunk | undefined) =>
    a !== undefined && a.text.length === b?.text.length && a.text.at(-1) === b.text.at(-1);
  for (let count = Math.min(item.length, last.length - 1); count > 0; count--) {
    const own = item.slice(-count);
    const suffixed = (i: number) => own[i]?.tag === SUFFIX && own[i]?.text === last[i]?.text;
    if (own.every((chunk, i) => alike(chunk, last[i]) || suffixed(i + 1))) return count;
  }
  return 0;
}

/**
 * The part of the last item that an item without a head of its own takes: 投资 for 工业 in 工业、制造业投资. parallel says that the
 * last begins as the others do, with what they name in its place: 电视 in 广播、电视综合人口覆盖率, and not 工业 in
 * 工业、制造业、工业技改投资. One character is half of a word: 汽 in 汽、柴油价格.
 */
export function sharedTail(
  item: readonly Chunk[],
  last: readonly Chunk[],
  { parallel: begins }: { parallel: boolean },
): string {
  const [own, whole] = [textOf(item), textOf(last)];
  const opens = last[0]?.text;
  if (last.length > 1 && COUNTERPARTS.some(({ word, value }) => word === own && value === opens))
    return textOf(last.slice(1));
  const share = last.findIndex((chunk, i) => i > 0 && isShare(chunk));
  if (share > 0 && item.some(isShare)) return "";
  if (share > 0) return measureTail(item, last.slice(0, share), begins) + textOf(last.slice(share));
  const ofEach = OF_EACH_AMOUNT.exec(whole)?.[0];
  if (ofEach && isAmount(own) && isAmount(whole.slice(0, -ofEach.length))) return ofEach;
  const head = headOf(whole);
  if (headOf(own)) return "";
  const half = own.length === 1 && opens?.length === 2 && item[0]?.tag !== SUFFIX;
  if (opens && (half || endsInHalf(item, opens))) return opens.slice(1) + textOf(last.slice(1));
  const kinds = item.length > 1 ? textOf(last.slice(paired(item, last))) : whole;
  if (kinds !== whole && headOf(kinds)) return kinds;
  if (GROUPS.has(own) && GROUPS.has(whole.slice(0, own.length))) return whole.slice(own.length);
  const parallel = textOf(last.slice(item.length)) || textOf(last.slice(1));
  const name = own + parallel;
  const known = begins && standardBefore(name, name.length)?.length === name.length;
  if (isAge(item[0])) return parallel;
  if (head && (known || GENERIC.test(head.form)) && parallel.endsWith(head.form))
    return behindCollective(own, parallel);
  if (head) return collective(own, last, head.form.length) ?? averaged(whole, head.form);
  const named = item.length > 1 && /^n(?![st])/.test(item.at(-1)?.tag ?? "");
  const tail = last.length > 1 && !named ? formOf(last.at(-1)) : "";
  return own.endsWith(tail.slice(-1)) ? "" : behindOverlap(own, tail);
}

/** 案件 of 犯罪案件 behind 渎职犯罪: what the item ends in already is not said again. */
function behindOverlap(own: string, tail: string): string {
  const shared = Math.max(
    0,
    ...Array.from(tail, (_, i) => i + 1).filter((count) => own.endsWith(tail.slice(0, count))),
  );
  return tail.slice(shared);
}

/**
 * From 产业 on in 汽车、机械产业主营业务收入, before a head of so many characters: 汽车 is one too, and only the last says so. Null
 * where no such noun stands there, where the item has one itself, and where the noun sums them up: 四大行业, 等行业.
 */
function collective(own: string, last: readonly Chunk[], head: number): string | null {
  const end = (last.at(-1)?.end ?? 0) - head;
  const nounOf = ({ text }: Chunk) => COLLECTIVES.find((noun) => text.endsWith(noun));
  const names = (chunk: Chunk, i: number) => nounOf(chunk) && (i > 0 || chunk.text !== nounOf(chunk));
  const at = last.findLastIndex((chunk, i) => chunk.end <= end && names(chunk, i));
  const chunk = last[at];
  const sums = last.slice(Math.max(at - 1, 0), at + 1).some(({ numeral, text }) => numeral !== null || text === "等");
  const noun = chunk && nounOf(chunk);
  if (!noun || sums || COLLECTIVES.some((other) => own.endsWith(other))) return null;
  return noun.at(-1) === "业" && own.endsWith("业") ? null : noun + textOf(last.slice(at + 1));
}

/** 复工率 of 文化企业复工率 behind 龙头企业: what such a noun stands before is of the item, which ends in the noun itself. */
function behindCollective(own: string, tail: string): string {
  const noun = COLLECTIVES.find((each) => own.endsWith(each) && tail.includes(each));
  return noun === undefined ? tail : tail.slice(tail.indexOf(noun) + noun.length);
}

/** How a measure is averaged is said of all: 平均浓度 in 二氧化硫、二氧化氮平均浓度. */
const AVERAGE = /(?:加权平均|年平均|月平均|日平均|平均|[人户亩年月日]均)$/;
const averaged = (whole: string, head: string): string =>
  (AVERAGE.exec(whole.slice(0, -head.length))?.[0] ?? "") + head;

/** What an item before 占…的比重 takes of the measure there: 机组容量 for 脱硫 in 脱硫、脱硝机组容量占总装机容量比重, 增加值 for 制造业. */
function measureTail(item: readonly Chunk[], measure: readonly Chunk[], begins: boolean): string {
  const alone = item.filter(({ text }) => !SCOPES.has(text)).length === 1;
  const tail = textOf(measure.slice(1));
  const alike = item.at(-1)?.tag === measure[0]?.tag;
  return alone && alike && headOf(tail) && !headOf(textOf(item))
    ? tail
    : sharedTail(item, measure, { parallel: begins });
}
