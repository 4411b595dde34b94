// Finds dates of the Chinese lunar calendar: 农历八月十五.
import type { Numeral } from "../../document.ts";
import { characterSet } from "./characters.ts";
import { type Context, matchAt, numeral } from "./context.ts";

/** Characters besides numerals that a lunar date begins with. */
export const beginsLunarDate = characterSet("正冬腊闰初");

const CALENDAR = "历".charCodeAt(0);
const LUNAR = /(?:农历|阴历|旧历|夏历)$/;
const LUNAR_DATE =
  /(?:\d{4}年|[〇零○一二三四五六七八九]{4}年)?(?:闰?[正冬腊一二三四五六七八九十]{1,2}月)?(?:初[一二三四五六七八九十]|[一二三四五六七八九十廿卅]{1,3}(?=[^年月个]|$))?/y;

/** Months that no other calendar has, with their day: 腊月二十三. */
const LUNAR_MONTH = /[正冬腊]月(?:初[一二三四五六七八九十]|(?:廿|二?十)[一二三四五六七八九]?|三十)/y;

/** 农历八月十五 is left as written: its day in the common calendar needs tables that this reader does not have. */
export function readLunarDate(context: Context, at: number): Numeral | null {
  const named = context.folded.charCodeAt(at - 1) === CALENDAR && LUNAR.test(context.before(at, 2));
  const match = matchAt(named ? LUNAR_DATE : LUNAR_MONTH, context.folded, at);
  if (!match?.[0]) return null;
  return numeral({ start: at, end: at + match[0].length, type: "date", role: "date", rule: "lunar_date" });
}
