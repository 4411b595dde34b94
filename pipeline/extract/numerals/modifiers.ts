// Words around a number that say how the figure stands to it: 近, 超过, 余, 左右, 以上, and what joins the ends of a range.
import type { ClaimsRow } from "../../../schemas/rows.ts";
import { type Entry, readLexicon, Trie } from "../../lexicon.ts";
import { fold } from "./characters.ts";

export type Comparator = ClaimsRow["comparator"];
type Place = "before" | "bare" | "apart" | "over" | "inner" | "after" | "between";

interface Modifier {
  readonly comparator: Comparator;
  readonly notBeside: ReadonlySet<string>;
}

const rows = readLexicon(new URL("modifiers.csv", import.meta.url), ["form", "place", "comparator", "not_beside"]);

function trie(place: Place, backwards: boolean): Trie<Modifier> {
  const entries = rows
    .filter((row) => row.place === place)
    .map((row) => {
      const modifier = { comparator: row.comparator as Comparator, notBeside: new Set(row.not_beside) };
      return [fold(row.form), modifier] as const;
    });
  return new Trie(entries, { backwards });
}

const before = trie("before", true);
const bare = trie("bare", true);
const apart = trie("apart", true);
const over = trie("over", true);
const inner = trie("inner", false);
const after = trie("after", false);
const between = trie("between", false);

const standsAlone = (entry: Entry<Modifier> | undefined, beside: string | undefined) =>
  entry && !entry.value.notBeside.has(beside ?? "") ? entry : undefined;

const endingAt = (forms: Trie<Modifier>, text: string, end: number) => {
  const entry = forms.longestBefore(text, end);
  return standsAlone(entry, entry && text[end - entry.length - 1]);
};

/** The modifier that ends at `end`; `of` says whether the number behind it has a coefficient (3百) or not (百). */
export function modifierBefore(text: string, end: number, of: { bare: boolean }): Entry<Modifier> | undefined {
  const forms = of.bare && !before.longestBefore(text, end) ? bare : before;
  return endingAt(forms, text, end);
}

/** The comparator that a verb ending at `end` has, whose object the quantity is: 约有 before 900名教师. */
export const comparatorBefore = (text: string, end: number): Entry<Modifier> | undefined => endingAt(apart, text, end);

const LONGEST_WHOLE = 28;
/** How the name of a whole ends that a percentage may be of without 的: 工资总额8%. */
const TOTAL = /(?:总[额量数]|预算|收入|支出)$/;
const PARTS_CLAUSES = /[，。；：、,;:!?\n\d]/;

/** What tells figures side by side apart: 分别 in 分别增长5%、6%, 依次 in 依次为5%、6%. */
export const TELLS_APART = ["分别", "依次"];

/** A bound that stands apart from its number. */
interface Bound {
  readonly start: number;
  readonly comparator: Comparator;
}

/** For whom or how long a figure is, between a bound and its number: 每人每月 in 不低于每人每月500元, 人均 in 不低于人均1元. */
const PER = /(?:每[\u4e00-\u9fff]{1,4}|[人户亩日月年]均|平均)+$/;

/** A bound before for whom or how long the figure at `end` is. Null where none is. */
export function boundPer(text: string, end: number): Bound | null {
  const per = PER.exec(text.slice(Math.max(0, end - LONGEST_WHOLE), end))?.[0].length ?? 0;
  const entry = per > 0 ? over.longestBefore(text, end - per) : undefined;
  return entry ? { start: end - per - entry.length, comparator: entry.value.comparator } : null;
}

/**
 * A bound that reaches over what the figure at `end` is a share of: 不超过 in 不超过当年支出的10%, or, of what is a
 * percentage, 不超过工资总额8%. Null where none does.
 */
export function boundOver(text: string, end: number, isPercentage: boolean): Bound | null {
  if (text[end - 1] !== "的" && !(isPercentage && TOTAL.test(text.slice(Math.max(0, end - 2), end)))) return null;
  for (let at = end - 1; at > end - LONGEST_WHOLE && !PARTS_CLAUSES.test(text[at] ?? "\n"); at--) {
    const entry = over.longestBefore(text, at);
    if (entry) return { start: at - entry.length, comparator: entry.value.comparator };
  }
  return null;
}

const forwards = (forms: Trie<Modifier>) => (text: string, at: number) => {
  const entry = forms.longest(text, at);
  return standsAlone(entry, entry && text[at + entry.length]);
};

/** 多, 余, 来 or 几 between a number and its unit. */
export const modifierInside = forwards(inner);
/** 左右, 以上, 有余 behind the unit. */
export const modifierAfter = forwards(after);
/** What joins the ends of a range. */
export const connectorAt = forwards(between);
