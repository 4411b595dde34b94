// Units and classifiers: which unit begins at a place, and how it converts.
import Big from "big.js";
import { type Entry, readLexicon, Trie } from "../../lexicon.ts";
import { fold, isLatin, numeralCharacter } from "./characters.ts";

const here = (file: string) => new URL(file, import.meta.url);

/** What a unit does for the number before it; the classes of units.csv. */
type UnitClass = "measure" | "count" | "money" | "percent" | "multiple" | "time" | "grade" | "special";

/** Classes of units whose figures are of one thing wherever they stand; a count is of whatever is counted. */
export const CONVERTS: ReadonlySet<string> = new Set<UnitClass>(["money", "percent", "measure"]);

/** A unit: its code in UCUM or ISO 4217, and how many base units it is worth, where it converts by a constant. */
export interface Unit {
  readonly name: string;
  readonly class: UnitClass;
  readonly dimension: string;
  readonly code: string | null;
  readonly factor: number | null;
  readonly base: string | null;
}

const unitRows = readLexicon(here("units.csv"), ["unit", "forms", "class", "dimension", "code", "factor", "base"]);
const entries = unitRows.flatMap((row) => {
  const unit: Unit = {
    name: row.unit,
    class: row.class as UnitClass,
    dimension: row.dimension,
    code: row.code || null,
    factor: row.factor === "" ? null : Number(row.factor),
    base: row.base || null,
  };
  return [row.unit, ...row.forms.split("|")].filter(Boolean).map((form) => [fold(form), unit] as const);
});
const forms = new Trie<Unit>(entries);
const byForm = new Map<string, Unit>(entries);

/** What behind a unit makes another word of it. */
interface Followers {
  readonly characters: ReadonlySet<string>;
  readonly exceptions: readonly string[];
}
const followers = new Map<string, Followers>(
  readLexicon(here("unit-words.csv"), ["unit", "not_before", "but_before"]).map((row) => [
    row.unit,
    { characters: new Set(row.not_before), exceptions: row.but_before.split("|").filter(Boolean) },
  ]),
);

/** True where the unit that ends at `end` is the start of another word: 项目, but not 项目标. */
function joinsWord(text: string, form: string, end: number): boolean {
  const words = followers.get(form);
  if (!words?.characters.has(text.charAt(end))) return false;
  return !words.exceptions.some((word) => text.startsWith(word, end));
}

/** A unit as it stands in a text. */
export interface UnitMatch {
  readonly unit: Unit;
  readonly form: string;
  readonly end: number;
}

const COMPOUNDABLE = new Set<UnitClass>(["measure", "count", "money", "time"]);
const SLASH = "/";

/** 克/千克 put together from 克 and 千克, where the table does not list it. Money has no code by the piece. */
function quotient(above: Unit, below: Unit, form: string): Unit {
  const code = above.class !== "money" && above.code && below.code ? `${above.code}/${below.code}` : null;
  const factor = above.factor !== null && below.factor ? above.factor / below.factor : null;
  const base = above.base && below.base ? `${above.base}/${below.base}` : null;
  return { name: form, class: "measure", dimension: "ratio", code, factor: base === null ? null : factor, base };
}

const month = byForm.get("个月");
/** A month is 月 behind a slash only: behind a number it would be one of the twelve. */
const perMonth = (text: string, at: number): Entry<Unit> | undefined =>
  month && text[at] === "月" ? { form: "月", length: 1, value: month } : undefined;

/** The unit behind scales: 万平方公里 in 145公里/万平方公里. */
function scaledAt(text: string, at: number): Entry<Unit> | undefined {
  let [end, times] = [at, 1];
  for (; ; end++) {
    const { class: kind, value } = numeralCharacter(text.charCodeAt(end)) ?? {};
    if ((kind !== "small" && kind !== "big") || value == null) break;
    times *= value;
  }
  const entry = end > at ? forms.longest(text, end) : undefined;
  if (!entry) return undefined;
  const { factor } = entry.value;
  const value: Unit = { ...entry.value, code: null, factor: factor === null ? null : factor * times };
  return { form: text.slice(at, end) + entry.form, length: end - at + entry.length, value };
}

const DOT = "·";
/** 人·月 behind a slash: for each of them, and for so long. */
function overTime(text: string, at: number, below: Entry<Unit>): Entry<Unit> {
  const end = at + below.length;
  const time = text[end] === DOT ? (forms.longest(text, end + 1) ?? perMonth(text, end + 1)) : undefined;
  if (time?.value.class !== "time") return below;
  const form = `${below.form}${DOT}${time.form}`;
  return { form, length: form.length, value: { ...below.value, name: form, code: null, factor: null, base: null } };
}

/** The unit behind a slash that makes a compound of the one before it; 种/类 is one classifier or the other. */
function compoundAt(text: string, first: UnitMatch): UnitMatch {
  if (text[first.end] !== SLASH || !COMPOUNDABLE.has(first.unit.class)) return first;
  const at = first.end + 1;
  const plain = forms.longest(text, at) ?? perMonth(text, at) ?? scaledAt(text, at);
  const below = plain && overTime(text, at, plain);
  if (!below || !COMPOUNDABLE.has(below.value.class)) return first;
  if (first.unit.class === "count" && below.value.class === "count") return first;
  const form = `${first.form}${SLASH}${below.form}`;
  const end = at + below.length;
  return compoundAt(text, { unit: quotient(first.unit, below.value, form), form, end });
}

/** The longest unit that begins at `at` in folded text and is not the start of another word. */
export function unitAt(text: string, at: number): UnitMatch | null {
  const listed = forms.longestThat(({ form, length }) => !joinsWord(text, form, at + length), text, at);
  if (!listed) return null;
  const entry = listed.form.includes(SLASH) ? overTime(text, at, listed) : listed;
  const end = at + entry.length;
  const match = { unit: entry.value, form: entry.form, end };
  const compound = compoundAt(text, match);
  if (compound !== match) return compound;
  return isLatin(text.charCodeAt(end - 1)) && isLatin(text.charCodeAt(end)) ? null : match;
}

/** True where a unit begins at `at` but is the start of another word: 3部门. */
export const startsWord = (text: string, at: number): boolean => forms.longest(text, at) !== undefined;

/** Forms of what something may be given for each of: 吨 in 每吨, 人 in 每人. */
export const divisors: readonly string[] = [...byForm]
  .filter(([, { class: kind }]) => COMPOUNDABLE.has(kind) && kind !== "money")
  .map(([form]) => form);

/** The unit of a form as it is written in a row, or null. A compound such as 微克/立方米 may be put together from its parts. */
export function unitOf(form: string | null): Unit | null {
  if (form === null) return null;
  const known = byForm.get(form);
  if (known) return known;
  const folded = fold(form);
  const match = byForm.get(folded) ?? null;
  if (match || !folded.includes(SLASH)) return match;
  const compound = unitAt(folded, 0);
  return compound?.end === folded.length ? compound.unit : null;
}

/** A value in the base unit of its unit, or null where it does not convert. Exact to 15 significant digits. */
export function toBase(value: number | null, unit: Unit | null): number | null {
  if (value === null || unit?.factor == null) return null;
  return Number(new Big(value).times(unit.factor).toPrecision(15));
}

/** Units written before the number, by how they end. */
interface PrefixUnit {
  readonly unit: string;
  readonly absorbs: readonly string[];
}
/** True for units that one rate differs from another by: 个百分点, 个基点. */
export const isPoints = (form: string | null): boolean => unitOf(form)?.dimension === "percentage point";

const prefixRows = readLexicon(here("prefix-units.csv"), ["form", "unit", "absorbs"]);
const prefixes = new Map<string, PrefixUnit>();
for (const { form, unit, absorbs } of prefixRows) {
  const absorbed = [...(prefixes.get(form)?.absorbs ?? []), absorbs].filter(Boolean);
  prefixes.set(form, { unit, absorbs: absorbed });
}
const prefixTrie = new Trie<PrefixUnit>(prefixes, { backwards: true });

/** The unit written just before `end`: 人民币 in 人民币3.14. */
export const prefixUnitBefore = (text: string, end: number) => prefixTrie.longestBefore(text, end);
