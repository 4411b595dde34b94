// The knowledge that claims are read with: verbs, words around them, heads, the bank of indicators.
import type { ClaimsRow } from "../../../schemas/rows.ts";
import { readLexicon, Trie } from "../../lexicon.ts";

const here = (file: string) => new URL(file, import.meta.url);

/** What a verb does for the quantity that it governs. */
export interface Verb {
  readonly use: "move" | "reach" | "share" | "compare" | "rank" | "count";
  readonly kind: ClaimsRow["kind"];
  readonly direction: ClaimsRow["direction"];
}

const verbRows = readLexicon(here("verbs.csv"), ["verb", "use", "kind", "direction"]).map(
  (row) =>
    [
      row.verb,
      { use: row.use, kind: row.kind, direction: row.direction === "" ? null : row.direction } as Verb,
    ] as const,
);
const verbs = new Map(verbRows);
const verbTrie = new Trie(verbRows, { backwards: true });

export const verbOf = (word: string): Verb | undefined => verbs.get(word);
/** The longest verb that ends at `end`. */
export const verbBefore = (text: string, end: number) => verbTrie.longestBefore(text, end);

const words = readLexicon(here("words.csv"), ["word", "use", "value"]);
const wordsFor = (use: string) => words.filter((row) => row.use === use).map((row) => row.word);
export const SKIPPED = new Trie(
  wordsFor("skip").map((word) => [word, true] as const),
  { backwards: true },
);
export const INTRANSITIVE: ReadonlySet<string> = new Set(wordsFor("intransitive"));
export const NOMINAL_VERBS: ReadonlySet<string> = new Set(wordsFor("nominal"));
export const STEPS: ReadonlySet<string> = new Set(wordsFor("step"));
export const CHAINED_VERBS: ReadonlySet<string> = new Set(wordsFor("chained"));
export const ASPECTS: ReadonlySet<string> = new Set(wordsFor("aspect"));
export const COUNTERPARTS = words.filter((row) => row.use === "counterpart");
/** Parts of those whom an indicator is of: 城镇 behind 全国居民恩格尔系数. */
export const GROUPS: ReadonlySet<string> = new Set(wordsFor("group"));
export const ADVERBIALS: ReadonlySet<string> = new Set(wordsFor("adverbial"));
export const EXISTENTIALS: ReadonlySet<string> = new Set(wordsFor("existential"));
export const TARGET_WORDS: ReadonlySet<string> = new Set(wordsFor("target"));
export const PROPOSES = wordsFor("proposes");
export const ASKS = wordsFor("asks");
export const SCOPES: ReadonlySet<string> = new Set(wordsFor("scope"));
export const LEADS: ReadonlySet<string> = new Set(wordsFor("lead"));
export const PLANNED = wordsFor("planned");
export const REQUIRED = wordsFor("required");
export const PAST = wordsFor("past");
export const PLANNED_HEADING = wordsFor("planned_heading");
export const PAST_HEADING = wordsFor("past_heading");
export const BASELINES = words.filter((row) => row.use === "baseline");

const heads = readLexicon(here("heads.csv"), ["head", "kind"]);
const headKinds = new Trie(
  heads.map(({ head, kind }) => [head, kind as ClaimsRow["kind"] | ""] as const),
  { backwards: true },
);
/** The longest head noun at the end of an indicator, and the kind of percentage that it makes. */
export const headOf = (indicator: string) => headKinds.longestBefore(indicator, indicator.length);

/** The nouns that a classifier counts, by the classifier. */
export const COUNTED_NOUNS: ReadonlyMap<string, readonly string[]> = new Map(
  readLexicon(here("counted.csv"), ["unit", "nouns"]).map(({ unit, nouns }) => [unit, nouns.split("|")]),
);
export const FUSED = readLexicon(here("fused.csv"), ["form", "first", "second"]);
export const CONCRETE = readLexicon(here("concrete.csv"), ["noun"]).map((row) => row.noun);

const bankRows = readLexicon(here("indicators.csv"), ["indicator", "variants"]);
const bank = new Trie(
  bankRows.flatMap(({ indicator, variants }) =>
    [indicator, ...variants.split("|")].filter(Boolean).map((form) => [form, indicator] as const),
  ),
  { backwards: true },
);
/** The indicator of the bank whose name or variant ends at `end`. */
export const standardBefore = (text: string, end: number) => bank.longestBefore(text, end);

/** What may stand before a standard name without making another indicator of it: a place, 全年, 累计. */
const NEUTRAL =
  /^(?:(?:全国|全省|全市|全区|全县|全州|全域|我省|我市|我区|我县|本省|本市|[\u4e00-\u9fff]{2,8}[省市区县州旗])|全年|年度|累计|预计|力争|实现|其中)*$/;

/** The standard name of an indicator, or null where the bank has none for all that it says: 制造业贷款余额 is no 贷款余额. */
export function standardOf(indicator: string): string | null {
  const entry = standardBefore(indicator, indicator.length);
  return entry && NEUTRAL.test(indicator.slice(0, -entry.length)) ? entry.value : null;
}
