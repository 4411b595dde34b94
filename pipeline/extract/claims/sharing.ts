// Shares heads and tails out over lists: 城镇、农村居民人均可支配收入分别增长4.3%、5.7% is two indicators.
import type { Span } from "../../document.ts";
import { unitOf } from "../numerals/units.ts";
import { type Chunk, textOf } from "./chunks.ts";
import {
  COLLECTIVES,
  COUNTERPARTS,
  FUSED,
  GROUPS,
  growthOf,
  headOf,
  isLight,
  NAMES_ITEMS,
  SCOPES,
  SPENT_ON,
  standardBefore,
  verbOf,
} from "./lexicon.ts";
import { isAge, isOf, isSoft, SUFFIX } from "./word-classes.ts";

/** What is counted or measured, with the span of the text that it came from. */
export interface Indicator extends Span {
  readonly text: string;
}

/** True for a bracket that explains, and is no part of a name: （以女性为100，男性对女性的比例）. */
const explains = ({ tag, text }: Chunk): boolean => tag === "nb" && /[，。；：]/.test(text);

/** An indicator from chunks as they stand, without what they explain in brackets. */
export function join(chunks: readonly Chunk[]): Indicator | null {
  const [first, last] = [chunks[0], chunks.at(-1)];
  if (!first || !last) return null;
  return { text: textOf(chunks.filter((chunk) => !explains(chunk))), start: first.start, end: last.end };
}

/** The parts between the chunks that part them. */
function partedBy(chunks: readonly Chunk[], parts: (chunk: Chunk, i: number) => boolean): Chunk[][] {
  const items: Chunk[][] = [[]];
  chunks.forEach((chunk, i) => {
    if (parts(chunk, i)) items.push([]);
    else items.at(-1)?.push(chunk);
  });
  return items.filter((item) => item.length > 0);
}

/** What parts the items of a list, in the order in which it is tried: 和 may join two items, or two words of one. */
const JOINTS: readonly RegExp[] = [/^[、和与及]$/, /^[、及]$/, /^[、和]$/, /^[、与]$/, /^、$/];

/** The items of a list of so many: 社会保障与就业 is one of 教育、社会保障与就业, and two in 社会保障与就业 of two. */
function itemsOf(chunks: readonly Chunk[], count: number): Chunk[][] | null {
  const last = chunks.findLastIndex((chunk) => isSoft(chunk));
  const ways = [
    ...JOINTS.map((joint) => partedBy(chunks, (chunk) => isSoft(chunk) && joint.test(chunk.text))),
    partedBy(chunks, (chunk, i) => chunk.text === "、" || i === last),
  ];
  return ways.find((items) => items.length === count) ?? null;
}

/** Heads that say too little by themselves: 城市、县城污水处理率 shares 污水处理率. */
const GENERIC = /^(?:[率量额数]|占比|比重|比例|数量|规模)$/;
/** What is said of several amounts, behind 的 or at once: 的增速 in A增加值、B零售总额的增速. */
const OF_EACH_AMOUNT = /的?(?:增速|增幅|降幅|涨幅|升幅|比重)$/;

/** 第二 in 第二、第三产业增加值, 三次 in 第一、二、三次产业. */
const NUMBERED = /^第?([一二三])次?(?=产业|$)/;

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
function sharedTail(
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
  if (own.length === 1 && opens?.length === 2 && item[0]?.tag !== SUFFIX) return opens.slice(1) + textOf(last.slice(1));
  const kinds = item.length > 1 ? textOf(last.slice(paired(item, last))) : whole;
  if (kinds !== whole && headOf(kinds)) return kinds;
  if (GROUPS.has(own) && GROUPS.has(whole.slice(0, own.length))) return whole.slice(own.length);
  const parallel = textOf(last.slice(item.length)) || textOf(last.slice(1));
  const name = own + parallel;
  const known = begins && standardBefore(name, name.length)?.length === name.length;
  if (isAge(item[0])) return parallel;
  if (head && (known || GENERIC.test(head.form)) && parallel.endsWith(head.form)) return parallel;
  if (head) return collective(own, last, head.form.length) ?? averaged(whole, head.form);
  const named = item.length > 1 && /^n(?![st])/.test(item.at(-1)?.tag ?? "");
  const tail = last.length > 1 && !named ? (last.at(-1)?.text ?? "") : "";
  return own.endsWith(tail.slice(-1)) ? "" : tail;
}

/**
 * From 产业 on in 汽车、机械产业主营业务收入, before a head of so many characters: 汽车 is one too, and only the last says so. Null
 * where no such noun stands there, where the item has one itself, and where the noun sums them up: 四大行业, 等行业.
 */
function collective(own: string, last: readonly Chunk[], head: number): string | null {
  const end = (last.at(-1)?.end ?? 0) - head;
  const nounOf = ({ text }: Chunk) => COLLECTIVES.find((noun) => text.endsWith(noun));
  const at = last.findLastIndex((chunk, i) => i > 0 && chunk.end <= end && nounOf(chunk));
  const chunk = last[at];
  const sums = last.slice(at - 1, at + 1).some(({ numeral, text }) => numeral !== null || text === "等");
  const noun = chunk && nounOf(chunk);
  if (!noun || sums || COLLECTIVES.some((other) => own.endsWith(other))) return null;
  return noun.at(-1) === "业" && own.endsWith("业") ? null : noun + textOf(last.slice(at + 1));
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

/** 第一产业增加值, 第二产业增加值 and 第三产业增加值 of 第一、二、三产业增加值; null for items that are not numbered. */
function numbered(items: readonly Chunk[][]): Indicator[] | null {
  const whole = textOf(items.at(-1) ?? []);
  const end = items.at(-1)?.at(-1)?.end ?? 0;
  const shared = whole.replace(NUMBERED, "");
  const named = items.map((item, i) => {
    const [own, number] = NUMBERED.exec(textOf(item)) ?? [];
    const bare = own === textOf(item) || i === items.length - 1;
    return number && bare ? { text: `第${number}${shared}`, start: item[0]?.start ?? 0, end } : null;
  });
  return shared !== "" && named.every((each) => each !== null) ? named : null;
}

/** The part of the first item before its head, which bare heads behind it take: 国内游客 for 总花费. */
function sharedFront(items: readonly Chunk[][]): string {
  const first = textOf(items[0] ?? []);
  const head = headOf(first);
  return head ? first.slice(0, -head.length) : "";
}

function fused(chunks: readonly Chunk[], count: number): Indicator[] | null {
  const whole = join(chunks);
  if (!whole || count !== 2) return null;
  const pair = FUSED.find(({ form }) => whole.text.includes(form));
  if (!pair) return null;
  return [pair.first, pair.second].map((part) => ({ ...whole, text: whole.text.replace(pair.form, part) }));
}

/** 用于教育、医疗的支出: the noun behind 的 is that of every item. */
function shareNoun(chunks: readonly Chunk[], count: number): Indicator[] | null {
  const of = chunks.findLastIndex((chunk) => isOf(chunk));
  const noun = chunks.slice(of + 1);
  if (of < 0 || noun.length === 0 || !SPENT_ON.has(chunks[0]?.text ?? "")) return null;
  const items = itemsOf(chunks.slice(1, of), count);
  const end = chunks.at(-1)?.end ?? 0;
  return items?.map((item) => ({ text: textOf(item) + textOf(noun), start: item[0]?.start ?? 0, end })) ?? null;
}

/** A and B in 主要为A和B: what a clause names, where it names as many; null where it does not. */
export function itemsNamed(clause: readonly Chunk[], count: number): Indicator[] | null {
  const verb = clause.findLastIndex(({ text }) => NAMES_ITEMS.has(text));
  const items = verb < 0 || count < 2 ? null : itemsOf(clause.slice(verb + 1), count);
  return items?.map((item) => join(item) as Indicator) ?? null;
}

const KINDS = /^(?:大?行业|大?产业|大?领域|大?类|大?板块|项|个)$/;

/** The last item without what sums them all up: 四大行业 in 纺织、皮革、机械、化工四大行业产值, 等行业 in 机械、化工等行业产值. */
function withoutSum(item: readonly Chunk[]): Indicator {
  const whole = join(item) as Indicator;
  const sums = (chunk: Chunk, i: number) =>
    (chunk.numeral !== null && !headOf(chunk.text)) || (chunk.text === "等" && KINDS.test(item[i + 1]?.text ?? ""));
  const at = item.findIndex((chunk, i) => i > 0 && sums(chunk, i));
  const end = KINDS.test(item[at + 1]?.text ?? "") ? at + 2 : at + 1;
  const named = at > 0 && end < item.length ? textOf([...item.slice(0, at), ...item.slice(end)]) : whole.text;
  return { ...whole, text: named };
}

/** True where one measure may be of all: what is in 人 and what is in 元 have none in common, unlike 头 and 只. */
function areAlike(quantities: readonly Chunk[]): boolean {
  const units = quantities.flatMap(({ numeral }) => numeral?.unit ?? []);
  return new Set(units.map((unit) => unitOf(unit)?.class === "money")).size <= 1;
}

/** 报销比例在乡镇卫生院、县级医院分别为90%、80%: of each place the measure before 在. */
function sharePlaces(chunks: readonly Chunk[], count: number): Indicator[] | null {
  const at = chunks.findIndex(({ text }) => text === "在");
  const measure = chunks.slice(0, Math.max(at, 0));
  if (headOf(textOf(measure)) === undefined) return null;
  const [start, end] = [chunks[0]?.start ?? 0, chunks.at(-1)?.end ?? 0];
  return (
    itemsOf(chunks.slice(at + 1), count)?.map((item) => ({ text: textOf(item) + textOf(measure), start, end })) ?? null
  );
}

/** 旅游总花费 in 接待游客、实现旅游总花费: an item without a verb that says nothing of what is measured. */
const withoutLight = (item: Chunk[]): Chunk[] =>
  item.length > 1 && isLight(item[0]?.text ?? "", textOf(item.slice(1))) ? item.slice(1) : item;

/** As many indicators as there are quantities, or null where the list does not come apart so. */
export function shareOut(chunks: readonly Chunk[], quantities: readonly Chunk[]): Indicator[] | null {
  const count = quantities.length;
  const spent = shareNoun(chunks, count) ?? sharePlaces(chunks, count);
  if (spent) return spent;
  const items = itemsOf(chunks, count)?.map(withoutLight);
  if (!items) return fused(chunks, count);
  const byNumber = numbered(items);
  if (byNumber) return byNumber;
  const alike = areAlike(quantities);
  const front = sharedFront(items);
  const end = chunks.at(-1)?.end ?? 0;
  const start = chunks[0]?.start ?? 0;
  const closing = items.at(-1) ?? [];
  const parallel = items.every((item) => item === closing || !textOf(closing).startsWith(textOf(item)));
  return items.map((item, i) => {
    const own = item === closing ? withoutSum(closing) : (join(item) as Indicator);
    const head = headOf(own.text);
    if (i > 0 && head && head.length === own.text.length && front !== "")
      return { text: front + own.text, start, end: own.end };
    const tail = alike ? sharedTail(item, closing, { parallel }) : "";
    if (i === items.length - 1 || tail === "" || own.text.endsWith(tail)) return own;
    return { text: own.text + tail, start: own.start, end };
  });
}
