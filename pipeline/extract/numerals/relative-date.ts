// Reads what is dated by the document: 今年, 去年末, 近五年, 过去五年, “十四五”时期, 本届.
import type { Numeral } from "../../document.ts";
import { readLexicon, Trie } from "../../lexicon.ts";
import { fiveYearPlan, move, type Period, partOfYear, toIso, type YearPart, years } from "./calendar.ts";
import { characterSet } from "./characters.ts";
import { isCompared } from "./comparison.ts";
import { type Context, matchAt, numeral } from "./context.ts";
import { readNumber } from "./number.ts";

interface RelativeWord {
  readonly unit: "year" | "month" | "day";
  readonly offset: number | "last";
  readonly part: YearPart | null;
  /** True where a communiqué of a year means that year by it. */
  readonly reports: boolean;
}

const columns = ["form", "unit", "offset", "part", "reports"] as const;
const words = new Trie<RelativeWord>(
  readLexicon(new URL("dates.csv", import.meta.url), columns).map(({ form, unit, offset, part, reports }) => [
    form,
    {
      unit: unit as RelativeWord["unit"],
      offset: offset === "last" ? offset : Number(offset),
      part: (part || null) as YearPart | null,
      reports: reports === "yes",
    },
  ]),
);

/** True where a listed word for a date may begin with the character. */
export const mayBeginRelativeDate = (code: number): boolean => words.mayBegin(code);

const JOINS_A_WORD = /[如往近历累每连三几多马以]/;
/** 后年 behind a verb is no date: 达产后年产值. */
const BEHIND_VERB = /^(?![到至从在和及或与])\p{Script=Han}后年/u;
/** 年初预算 and 上年结转收入 are names of sums, and say of no figure when it was so. */
const NAMES_SUM = /年初(?:预算|计划|预期)|上年(?:结转|结余|结存|滚存)/y;

function resolve(context: Context, at: number, { unit, offset, part, reports }: RelativeWord): Period | null {
  if (reports && context.reported !== null) {
    const year = context.reported + (offset === "last" ? 0 : offset);
    return part ? partOfYear(year, part) : years(year);
  }
  if (offset === "last") {
    if (context.year === null) return null;
    return part ? partOfYear(context.year, part) : years(context.year);
  }
  const known = context.published ?? (unit === "year" && context.written !== null ? `${context.written}-01-01` : null);
  if (known === null) return null;
  const moved = move(known, unit, offset);
  const left = /[由从]/.test(context.before(at, 1)) || isCompared(context, at);
  if (unit === "year" && !left) context.year = Number(moved.from);
  if (unit === "month" && !left)
    [context.year, context.month] = [Number(moved.from.slice(0, 4)), Number(moved.from.slice(5, 7))];
  return part ? partOfYear(Number(moved.from.slice(0, 4)), part) : moved;
}

/** 今年, 去年末, 上半年. iso is null where the document has no date. */
export function readRelativeDate(context: Context, at: number): Numeral | null {
  const entry = words.longest(context.folded, at);
  if (!entry || JOINS_A_WORD.test(context.folded.charAt(at - 1))) return null;
  if (at > 0 && BEHIND_VERB.test(context.folded.slice(at - 1, at + 2))) return null;
  if (matchAt(NAMES_SUM, context.folded, at)) return null;
  const period = resolve(context, at, entry.value);
  const iso = period && toIso(period);
  return numeral({ start: at, end: at + entry.length, type: "date", role: "date", rule: "relative_date", iso });
}

/** Characters that a span of years begins with. */
export const beginsSpanOfYears = characterSet("过近最前这刚连未今下");
const PAST =
  /(?:(?:过去|近|最近|这|刚刚过去的|连续)(?:的)?|(?<![提学])前)([一二两三四五六七八九十]{1,2}|\d{1,2})(个?)(年|月)(?:来|间|时间|里)?(?!前|行动|期|计划|均|级)/y;
const FUTURE =
  /(?:未来|今后|下)(?:的)?([一二两三四五六七八九十]{1,2}|\d{1,2})(个?)(年|月)(?:间|时间|里)?(?!行动|期|计划|均|级)/y;

/** 过去五年 and 未来三年, counted from the document's year; a report of spring speaks of the years that ended. */
export function readSpanOfYears(context: Context, at: number): Numeral | null {
  const past = matchAt(PAST, context.folded, at);
  const match = past ?? matchAt(FUTURE, context.folded, at);
  const count = match?.[1] && (readNumber(match[1], 0)?.low ?? null);
  if (!match || !count) return null;
  const year = match[3] === "年" ? context.written : null;
  const span = year && (past ? years(year - count, year - 1) : years(year, year + count - 1));
  const end = at + match[0].length;
  return numeral({
    start: at,
    end,
    type: "duration",
    role: "duration",
    rule: "span_of_years",
    iso: span ? toIso(span) : null,
  });
}

/** Characters that the number of a five-year plan begins with. */
export const beginsPlan = characterSet("一二三四五六七八九十");
const PLAN =
  /(十[一二三四五六七八九]?|二十|(?<=[“"])[一二三四五六七八九](?=五[”"]))五[”"]?(规划)?(时期|期间|以来|期末|末|收官之年|开局之年)?/y;

/** “十四五” is the plan of 2021 to 2025: a date before 时期 or 期间, a name otherwise. */
export function readPlan(context: Context, at: number): Numeral | null {
  const match = matchAt(PLAN, context.folded, at);
  const ordinal = match?.[1] ?? "";
  if (
    !match ||
    (!/.[一二三四五六七八九]/.test(ordinal) && !/^[”"规时期]/.test(context.folded.charAt(at + ordinal.length + 1)))
  )
    return null;
  const plan = fiveYearPlan(readNumber(ordinal, 0)?.low ?? 0);
  const { from, to } = plan;
  const iso = toIso(
    /末|收官/.test(match[3] ?? "") ? { from: to, to } : match[3] === "开局之年" ? { from, to: from } : plan,
  );
  const place = match[3] ? { end: at + match[0].length } : { end: at + ordinal.length + 1 };
  const what = match[3] ? ({ type: "date", role: "date" } as const) : ({ type: "cardinal", role: "name" } as const);
  return numeral({ start: at, ...place, ...what, rule: "five_year_plan", iso });
}
