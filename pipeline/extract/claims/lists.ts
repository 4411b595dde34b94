// Quantities side by side: which go together, which limit another, and what stands between one and its verb.
import { type Chunk, formOf, textOf } from "./chunks.ts";
import { isCounted } from "./counted.ts";
import { CIRCUMSTANCES, EXISTENTIALS, FORMERLY, headOf, STEPS, verbOf } from "./lexicon.ts";
import { CAME_TO, isAge, isNominal, isOf, isSoft, limitsDone, tellsApart } from "./word-classes.ts";

/** True for a quantity in a clause that only leads to the next: 40% in 在审批效率提高40%的基础上. */
export const leadsOn = (clause: readonly Chunk[], index: number): boolean =>
  formOf(clause[index + 1]) === "的" && CIRCUMSTANCES.has(formOf(clause[index + 2]));

/** Where the date begins that stands between a verb and its quantity: 2024年 in 增长到2024年的17522元. */
export function beforeDate(left: readonly Chunk[]): number | null {
  const rest = formOf(left.at(-1)) === "的" ? left.slice(0, -1) : left;
  const [before, date] = rest.slice(-2);
  const reached = rest !== left || CAME_TO.test(formOf(before));
  return (date?.kind === "date" || FORMERLY.has(formOf(date))) && reached ? (date?.start ?? null) : null;
}

/** 下降 in 分别上升1.35个百分点、下降6.79个百分点: how the next of several moved, which are told apart. */
const movesApart = (clause: readonly Chunk[], index: number, at: number): boolean =>
  verbOf(formOf(clause[at]))?.use === "move" &&
  isSoft(clause[at - 1]) &&
  clause[at + 1]?.kind === "quantity" &&
  clause.slice(0, index).some(tellsApart);

/** 每人每年 in 350元和每人每年2400元: by what the next of several is divided. */
function isPer(clause: readonly Chunk[], at: number): boolean {
  let behind = at;
  while (clause[behind]?.text.startsWith("每")) behind++;
  return behind > at && clause[behind]?.kind === "quantity";
}

/**
 * Runs of quantities with nothing but 、 or 和 between them. One that has a noun of its own behind it is none of them where
 * the first is complete, or counts in another unit: 整合为40个、1964个事业编制, 100平方公里、80万人口.
 */
export function groupEnd(clause: readonly Chunk[], index: number, complete: boolean): number {
  const unit = clause[index]?.numeral?.unit;
  let last = index;
  for (let i = index + 1; i < clause.length; i++) {
    const chunk = clause[i] as Chunk;
    const next = clause[i + 1];
    const named = isCounted(chunk) && /^(?:n|b|vn)/.test(next?.tag ?? "") && !STEPS.has(formOf(next));
    if (chunk.kind === "quantity" && isLimit(clause, i)) break;
    if (chunk.kind === "quantity" && named && (complete || chunk.numeral?.unit !== unit)) break;
    if (chunk.kind === "quantity") last = i;
    else if (!isSoft(chunk) && !movesApart(clause, index, i) && !isPer(clause, i)) break;
  }
  return last;
}

const LIMIT = /(?:以上|以下|以内)$/;

/** 15—59岁 in 0—14岁、15—59岁人口的比重, which says whom the list is of. */
const isAgeOfGroup = (clause: readonly Chunk[], index: number): boolean =>
  isAge(clause[index]) && isLimit(clause, index);

/** 55人及以上 in 55人及以上大班额比例降至5.6%: how many there are of each says whose rate it is. */
function isSize(clause: readonly Chunk[], index: number): boolean {
  const behind = clause.slice(index + 1);
  const end = behind.findIndex((chunk) => !isNominal(chunk));
  const name = textOf(behind.slice(0, Math.max(end, 0)));
  return LIMIT.test(formOf(clause[index])) && headOf(name)?.value === "rate";
}

/** 100万人次以上 in 年旅客吞吐量100万人次以上的机场有39个: how many each of those counted has. */
function isSizeOfCounted(clause: readonly Chunk[], index: number): boolean {
  if (!LIMIT.test(formOf(clause[index])) || !isOf(clause[index + 1])) return false;
  const behind = clause.slice(index + 2);
  const end = behind.findIndex((chunk) => !isNominal(chunk));
  const verb = formOf(behind[end]);
  const counted = behind[EXISTENTIALS.has(verb) || verbOf(verb)?.use === "reach" ? end + 1 : end];
  if (end < 1 || !counted) return false;
  return isCounted(counted) && counted.numeral?.unit !== clause[index]?.numeral?.unit;
}

/** 50亿元以上 in 签约项目86个，其中50亿元以上3个: how large those are that the next quantity counts. */
const isClass = (clause: readonly Chunk[], index: number): boolean => {
  const next = clause[index + 1];
  return next?.kind === "quantity" && isCounted(next);
};

/**
 * 年销售收入超10亿元的企业100家, 亿元以上在建项目8个: a limit before 的 or what is done belongs to what is counted; 六十五周岁以上老人,
 * 35岁以下的, 80至89岁每人: an age says who is meant.
 */
export function isLimit(clause: readonly Chunk[], index: number): boolean {
  const quantity = clause[index] as Chunk;
  const bounded = quantity.numeral?.comparator !== "eq" || LIMIT.test(quantity.text);
  const more = clause.slice(index + 1).some((chunk) => chunk.kind === "quantity");
  if (more && (isSize(clause, index) || isSizeOfCounted(clause, index))) return true;
  const next = clause[index + 1];
  if (
    isAge(quantity) &&
    bounded &&
    (formOf(next) === "的" ||
      /^每/.test(formOf(next)) ||
      next?.tag.startsWith("n") ||
      (isSoft(next) && isAgeOfGroup(clause, index + 2)))
  )
    return true;
  const done = LIMIT.test(quantity.text) && (limitsDone(clause, index) || isClass(clause, index));
  return (
    bounded &&
    more &&
    !isCounted(quantity) &&
    (formOf(next) === "的" || /^v?n/.test(next?.tag ?? "") || done) &&
    quantity.numeral?.type !== "percent" &&
    quantity.numeral?.type !== "fraction"
  );
}
