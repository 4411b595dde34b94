// Period and baseline of a claim: from its clause, its sentence and the headings above it.

import type { Numeral, Section } from "../../document.ts";
import { fiveYearPlan, toIso } from "../numerals/calendar.ts";
import { reportedYear } from "../numerals/context.ts";
import { readNumber } from "../numerals/number.ts";
import { type Chunk, formOf, textOf } from "./chunks.ts";
import { BASELINES, growthOf } from "./lexicon.ts";
import { MOVE_FROM } from "./moves.ts";
import { CAME_TO, isOf, isSoft, tellsApart } from "./word-classes.ts";

/** Dates in headings, for the sentences under them; for those of a communiqué of a year, the year. */
export class HeadingPeriods {
  readonly #periods = new Map<string, string | null>();
  readonly #reported: string | null;

  constructor(sections: readonly Section[], numerals: readonly Numeral[], title: string | null) {
    const reported = reportedYear(title);
    this.#reported = reported === null ? null : String(reported);
    const dates = numerals.filter((n) => n.role === "date" && n.iso !== null);
    let next = 0;
    for (const section of sections) {
      while ((dates[next]?.start ?? Number.POSITIVE_INFINITY) < section.start) next++;
      const date = dates[next];
      const own = date && date.end <= section.headingEnd ? date.iso : null;
      const parent = section.path.slice(0, section.path.lastIndexOf(" › "));
      this.#periods.set(section.path, own ?? this.#periods.get(parent) ?? null);
    }
  }

  of(section: Section | null): string | null {
    return (section && this.#periods.get(section.path)) ?? this.#reported;
  }
}

const COMPARED = /(?:[比较由从]|[高低多少快慢优][于出])$/;
/** 与 and its like compare where 相比 or 持平 follows. */
const WITH = /[与同和跟]$/;
const COMPARES_WITH = /^(?:相比|比|比较|相较|基本|大体|持平|相当)/;
/** 从2010年到2020年: a stretch between two dates, which nothing is compared with. */
const STRETCH = /.[到至—–~-]./;
/** Behind a date, these make it when something begins, and not what it is compared with: 从7月1日起. */
const BEGINS = /^(?:起|开始|以来|始|算起)/;

const COMPARISON_ENDS = /^相(?:比|较)/;
/** True for a text that stands right behind what something is compared with: 相比 in 与年均增幅13.8%相比. */
export const endsComparison = (text: string): boolean => COMPARISON_ENDS.test(text);

/** 相比 at the end of a clause, behind 与 and what it compares with: 与2010年第六次全国人口普查相比. */
export const isComparison = ({ text }: Chunk): boolean => /^(?:相比|相比较|比较|相较|对比)$/.test(text);

/** Where 相比 stands that ends what 与 before a chunk begins; -1 where nothing does. */
function comparisonEnd(chunks: readonly Chunk[], at: number): number {
  const end = chunks.findIndex(
    (chunk, i) => i > at && (isComparison(chunk) || (chunk.kind === "mark" && chunk.text !== "、")),
  );
  return end > at && isComparison(chunks[end] as Chunk) ? end : -1;
}

/** 基础上 behind a date that 在 stands before: what something is built on, and not when it was. */
const BUILT_ON = /^(?:基础|水平|基数)上?$/;
function isBuiltOn(chunks: readonly Chunk[], at: number): boolean {
  const behind = chunks[isOf(chunks[at + 1]) ? at + 2 : at + 1];
  return formOf(chunks[at - 1]) === "在" && BUILT_ON.test(formOf(behind));
}

/** True for a date that the clause compares with: 比上年, 与2020年相比, 与2010年第六次普查的72万人相比. */
function comparesWith(chunks: readonly Chunk[], at: number, text: string): boolean {
  if (isSoft(chunks[at - 1]) && chunks[at - 2]?.kind === "date") return comparesWith(chunks, at - 2, text);
  const start = chunks[at]?.start ?? 0;
  const before = text.slice(Math.max(0, start - 2), start);
  const behind = formOf(chunks.find((chunk, i) => i > at && chunk.kind !== "date"));
  if (MOVE_FROM.test(before.slice(-1)) && STRETCH.test(formOf(chunks[at]))) return false;
  return (
    isBuiltOn(chunks, at) ||
    (COMPARED.test(before) && !BEGINS.test(behind)) ||
    (WITH.test(before) && (COMPARES_WITH.test(behind) || comparisonEnd(chunks, at) > at))
  );
}
/** True for the date of what a clause moved to: 2021年 in 从2020年的16.9%下降到2021年的16.1%. */
function endsMove(chunks: readonly Chunk[], at: number): boolean {
  const from = chunks.findLastIndex(({ text }, i) => i < at - 1 && MOVE_FROM.test(text));
  const apart = ({ kind, text }: Chunk) => kind === "mark" && /^[，,；;]$/.test(text);
  return from >= 0 && CAME_TO.test(formOf(chunks[at - 1])) && !chunks.slice(from, at).some(apart);
}
const RELATIVE = new Set(["percent", "multiple", "fraction"]);

/** True for a date that a figure is compared with or reckoned by, and is not of: 比上年, 是上年的1.5倍, 按年末汇率. */
function isBasis(chunks: readonly Chunk[], at: number, text: string): boolean {
  if (comparesWith(chunks, at, text) || text[(chunks[at]?.start ?? 0) - 1] === "按") return true;
  const of = formOf(chunks[at + 1]) === "同期" ? at + 2 : at + 1;
  if (endsMove(chunks, at)) return false;
  return formOf(chunks[of]) === "的" && RELATIVE.has(chunks[of + 1]?.numeral?.type ?? "");
}

/** True for a date in brackets that close before the quantity, with a figure of its own: （2020年城镇化率为45.4%）. */
function isAside(chunks: readonly Chunk[], at: number, quantity: Chunk, text: string): boolean {
  const { end } = chunks[at] as Chunk;
  const between = text.slice(end, quantity.start);
  const close = between.search(/[)）]/);
  if (close < 0 || /[(（]/.test(between.slice(0, close))) return false;
  return chunks.some((chunk, i) => i > at && chunk.kind === "quantity" && chunk.end <= end + close);
}

const YEARS = /^(\d{4})\/(\d{4})$/;
/** The years of an interval of so many whole years; none of another. */
function yearsOf(iso: string | null, count: number): readonly string[] {
  const [first = 0, last = 0] = (YEARS.exec(iso ?? "") ?? []).slice(1).map(Number);
  return last - first + 1 === count ? Array.from({ length: count }, (_, i) => String(first + i)) : [];
}

/** As many periods as there are quantities side by side: 2019年、2020年分别为5亿元、6亿元，分别增长6%、2%; none where they are not told apart so. */
export function periodsApart(chunks: readonly Chunk[], members: readonly Chunk[]): readonly (string | null)[] {
  if (members.length < 2) return [];
  const before = chunks.slice(0, chunks.indexOf(members[0] as Chunk));
  const apart = before.findLastIndex(tellsApart);
  const last = before.findLastIndex(({ kind }, i) => i < apart && kind === "date");
  const given = before.slice(last, apart).filter(({ kind }) => kind === "quantity").length;
  if (last < 0 || given % members.length !== 0) return [];
  let first = last;
  while (isSoft(before[first - 1]) && before[first - 2]?.kind === "date") first -= 2;
  const dates = before.slice(first, last + 1).filter(({ kind }) => kind === "date");
  const periods =
    dates.length > 1
      ? dates.map(({ numeral }) => numeral?.iso ?? null)
      : yearsOf(dates[0]?.numeral?.iso ?? null, members.length);
  return periods.length === members.length ? periods : [];
}

/** True where a date that something is compared with says when the quantity was: 比2020年的23.1亿元增长9.5%. */
function isWhenCompared(chunks: readonly Chunk[], at: number, quantity: Chunk, text: string): boolean {
  const same = formOf(chunks[at + 1]) === "同期" ? at + 2 : at + 1;
  const of = isOf(chunks[same]) ? same + 1 : same;
  const amounts = of > same || !RELATIVE.has(quantity.numeral?.type ?? "");
  return chunks[of] === quantity && amounts && comparesWith(chunks, at, text);
}

/** The last date before the quantity that is not one it is compared with; else that of the headings. */
export function periodOf(
  chunks: readonly Chunk[],
  quantity: Chunk,
  text: string,
  heading: string | null,
): string | null {
  const isDate = (chunk: Chunk) =>
    chunk.kind === "date" && chunk.numeral?.type === "date" && chunk.numeral.iso !== null;
  const at = chunks.indexOf(quantity);
  const isOwn = (i: number) =>
    comparisonEnd(chunks, i) > at ||
    isWhenCompared(chunks, i, quantity, text) ||
    !(isBasis(chunks, i, text) || isAside(chunks, i, quantity, text));
  const own = chunks.findLast((chunk, i) => i < at && isDate(chunk) && isOwn(i));
  return own?.numeral?.iso ?? heading;
}

/** 比“十三五”增长: the plan named by its number, with or without quotation marks, or its last year. */
const PLAN_COMPARED = /[比较]“?(十[一二三四五六七八九]?)五”?(期?末)?/g;

function planBaseline([, number = "", end]: RegExpExecArray): string | null {
  const plan = toIso(fiveYearPlan(readNumber(number, 0)?.low ?? 0));
  return end === undefined ? plan : (plan?.split("/").at(-1) ?? null);
}

/** Place in the words of a clause, put together, where the last of its chunks begins at which the word stands; -1 for none. */
function lastChunkAt(clause: readonly Chunk[], words: string, word: string): number {
  let at = words.length;
  for (let i = clause.length - 1; i >= 0; i--) {
    at -= (clause[i] as Chunk).text.length;
    if (words.startsWith(word, at)) return at;
  }
  return -1;
}

const AVERAGE = "annual_average";
/** 两年平均增长6.1%: by how much it moved a year, on average of several; of 两年平均增速加快 it is the growth that moved. */
const AVERAGED =
  /(?:[一二两三四五六七八九十]{1,2}|\d{1,2})年平均(?:(?:实际|名义)?(?=增长|上升|下降|提高|降低)|增[速幅](?=(?:[为是]|达到?)?(?:[^\u4e00-\u9fff]|$)))/g;

/** True where a word of averages is part of what is measured: 年均 in 年均浓度, and not in 年均增速. */
function namesMeasure(clause: readonly Chunk[], end: number): boolean {
  let at = 0;
  const next = clause.find(({ text }) => {
    at += text.length;
    return at > end;
  });
  return /^n/.test(next?.tag ?? "") && growthOf(formOf(next)) === undefined;
}

/** What a change is measured against, as the clause says it last before the quantity. */
export function baselineOf(clause: readonly Chunk[], text: string): string | null {
  const words = textOf(clause);
  const named = BASELINES.filter(({ word }) => words.includes(word))
    .map(({ word, value }) => ({ word, value, at: lastChunkAt(clause, words, word) }))
    .filter(({ word, value, at }) => value !== AVERAGE || !namesMeasure(clause, at + word.length));
  const plan = [...words.matchAll(PLAN_COMPARED)].at(-1);
  const planned = plan && { value: planBaseline(plan), at: plan.index };
  const averaged = [...words.matchAll(AVERAGED)].map(({ index: at }) => ({ value: AVERAGE, at }));
  const last = [...named, ...averaged, ...(planned ? [planned] : [])].sort((a, b) => b.at - a.at)[0];
  if (last && last.at >= 0) return last.value;
  const compared = clause.findLast((chunk, i) => chunk.kind === "date" && comparesWith(clause, i, text));
  return compared?.numeral?.iso ?? null;
}
