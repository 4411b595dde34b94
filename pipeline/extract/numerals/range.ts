// Reads what has two ends, and what stands below zero: 5至8万吨, -12℃至3℃, 零下32度.
import { type Amount, readAmount } from "./amount.ts";
import { characterSet, isDigit, isLatin } from "./characters.ts";
import { matchAt } from "./context.ts";
import { shift } from "./decimal.ts";
import { type Comparator, connectorAt } from "./modifiers.ts";
import { powersOf } from "./number.ts";
import type { Unit } from "./units.ts";

/** What is said in one place: value or range, unit and comparator. */
export interface Quantity {
  start: number;
  end: number;
  low: number;
  high: number;
  unit: Unit | null;
  form: string | null;
  comparator: Comparator;
  iso?: string | null;
}

const skipSpaces = (text: string, at: number) => {
  let i = at;
  while (text[i] === " ") i++;
  return i;
};

/** Gives the first end of a range the scale that only the second bears: 1.5—2万, 八到九百亿. */
function scaleFirst(text: string, first: Amount, second: Amount): number {
  const own = powersOf(text, first.number);
  if (first.unit || own.big.exponent > 0) return first.low;
  const latin = /[wk]/i.exec(text.slice(second.number.end - 1, second.number.end))?.[0];
  if (latin && first.number.style === "digits") return shift(first.low, /k/i.test(latin) ? 3 : 4);
  const { run, big } = powersOf(text, second.number);
  const digits = first.low < 10 && run.coefficient < 10 && first.low < run.coefficient;
  if (run.exponent > 0 && own.run.exponent === 0 && digits) return shift(first.low, run.exponent);
  return big.exponent > 0 && first.low < big.coefficient ? shift(first.low, big.exponent) : first.low;
}

const endsSign = characterSet("的下 负-");
const SIGNS = ["负的", "零下", "负 ", "负", "-"];
/** Before 负, these make a word that ends in it: 减负237亿元. */
const ENDS_IN_BURDEN = characterSet("减增担欠抱胜肩背自");

/** The minus that ends at `at`, in characters. A hyphen is one only where no word or number stands before it. */
export function signBefore(text: string, at: number): string {
  if (!endsSign(text.charCodeAt(at - 1)) || text.startsWith("正负", at - 2)) return "";
  const sign = SIGNS.find((form) => text.startsWith(form, at - form.length)) ?? "";
  const before = text.charCodeAt(at - sign.length - 1);
  if (sign.startsWith("负") && ENDS_IN_BURDEN(before)) return "";
  return sign === "-" && (isDigit(before) || isLatin(before) || before === 45) ? "" : sign;
}

const sameUnit = (a: Amount, b: Amount) => !a.unit || a.unit === b.unit || a.form === b.form;
/** 由5%到8% is a move and no range. */
const isMove = (text: string, first: Amount) => /[由从]/.test(text.charAt(first.start - 1)) && first.unit !== null;

/** 5至8万吨, -12℃至3℃: two ends with what joins them; nothing before `from` is part of them. */
export function readRange(text: string, first: Amount, from: number): Quantity | null {
  const at = skipSpaces(text, first.end);
  const connector = connectorAt(text, at);
  const and = connector ? null : /[和与]/.exec(text.charAt(at));
  if ((!connector && !and) || first.number.bare || isMove(text, first)) return null;
  const behind = skipSpaces(text, at + (connector?.length ?? 1));
  const minus = SIGNS.find((form) => text.startsWith(form, behind)) ?? "";
  const second = readAmount(text, behind + minus.length);
  if (!second || !sameUnit(first, second) || (first.unit && !second.unit)) return null;
  const between = matchAt(/之间/y, text, second.end)?.[0].length ?? 0;
  const sign = signBefore(text, first.start);
  if (sign !== "" && first.start - sign.length >= from) {
    const own = first.unit || minus !== "" || sign === "-";
    const ends = { low: -first.low, high: own && minus === "" ? second.high : -second.high };
    const span = { start: first.start - sign.length, end: second.end + between };
    if (ends.low < ends.high) return { ...span, ...ends, unit: second.unit, form: second.form, comparator: "range" };
  }
  if (minus !== "") return null;
  const low = scaleFirst(text, first, second);
  if ((and && between === 0) || low >= second.high || (connector?.form === "或" && second.low !== low + 1)) return null;
  const joined = { start: first.start, end: second.end + between, unit: second.unit, form: second.form };
  return { ...joined, low, high: second.high, comparator: "range" };
}
