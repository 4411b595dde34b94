// Shares heads and tails out over lists: 城镇、农村居民人均可支配收入分别增长4.3%、5.7% is two indicators.
import type { Span } from "../../document.ts";
import { unitOf } from "../numerals/units.ts";
import { type Chunk, formOf, textOf } from "./chunks.ts";
import { FUSED, headOf, isLight, NAMES_ITEMS, SPENT_ON } from "./lexicon.ts";
import { endsInHalf, sharedTail } from "./shared-tail.ts";
import { isOf, isSoft } from "./word-classes.ts";

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

/** 第二 in 第二、第三产业增加值, 三次 in 第一、二、三次产业. */
const NUMBERED = /^第?([一二三])次?(?=产业|$)/;

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
  if (of < 0 || noun.length === 0 || !SPENT_ON.has(formOf(chunks[0]))) return null;
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

/** 对 in 对东盟、欧盟进出口 is said of each. */
const TOWARDS_EACH = "对";

/** 行业 in 等行业产值, and a measure alone: 利用率 in 秸秆、农膜等利用率. */
const sumsUp = (behind: readonly Chunk[]): boolean =>
  KINDS.test(formOf(behind[0])) || (behind.length === 1 && headOf(textOf(behind)) !== undefined);

/** The last item without what sums them all up: 四大行业 in 纺织、皮革、机械、化工四大行业产值, 等行业 in 机械、化工等行业产值. */
function withoutSum(item: readonly Chunk[]): Indicator {
  const whole = join(item) as Indicator;
  const sums = (chunk: Chunk, i: number) =>
    (chunk.numeral !== null && !headOf(chunk.text)) || (chunk.text === "等" && sumsUp(item.slice(i + 1)));
  const at = item.findIndex((chunk, i) => i > 0 && sums(chunk, i));
  const end = KINDS.test(formOf(item[at + 1])) ? at + 2 : at + 1;
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
  item.length > 1 && isLight(formOf(item[0]), textOf(item.slice(1))) && !item.some(isOf) ? item.slice(1) : item;

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
  const last = closing.filter((chunk, i) => chunk.text !== "等" || !sumsUp(closing.slice(i + 1)));
  const towards = formOf(items[0]?.[0]) === TOWARDS_EACH && items[0]?.[0]?.tag === "p";
  const halved = items[0] && endsInHalf(items[0], formOf(closing[0])) ? textOf(items[0].slice(0, -1)) : "";
  const parallel = items.every((item) => item === closing || !textOf(closing).startsWith(textOf(item)));
  return items.map((item, i) => {
    const own = item === closing ? withoutSum(closing) : (join(item) as Indicator);
    const head = headOf(own.text);
    if (i > 0 && head && head.length === own.text.length && front !== "")
      return { text: front + own.text, start, end: own.end };
    const tail = alike ? sharedTail(item, last, { parallel }) : "";
    const whole =
      i === items.length - 1 || tail === "" || own.text.endsWith(tail) ? own : { ...own, text: own.text + tail, end };
    if (i > 0 && halved !== "") return { text: halved + whole.text, start, end: whole.end };
    return i > 0 && towards && !whole.text.startsWith(TOWARDS_EACH)
      ? { ...whole, text: TOWARDS_EACH + whole.text }
      : whole;
  });
}
