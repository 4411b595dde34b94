// The knowledge that claims are read with: verbs, words around them, heads, the bank of indicators.
import type { ClaimsRow } from "../../../schemas/rows.ts";
import { readLexicon, Trie } from "../../lexicon.ts";
import { divisors } from "../numerals/units.ts";
import { WordList } from "./word-list.ts";

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

/** What the verb does, or undefined for a word that is none of verbs.csv. */
export const verbOf = (word: string): Verb | undefined => verbs.get(word);
/** The longest verb that ends at `end`. */
export const verbBefore = (text: string, end: number) => verbTrie.longestBefore(text, end);

const WORD_USES = [
  "skip",
  "lead",
  "scope",
  "group",
  "collective",
  "held",
  "body",
  "actor",
  "trade",
  "establishment",
  "hands_over",
  "destination",
  "aspect",
  "counterpart",
  "nominal",
  "chained",
  "intransitive",
  "admits",
  "decides",
  "existential",
  "light",
  "causative",
  "makes",
  "performs",
  "receives",
  "circumstance",
  "attributive",
  "cultivation",
  "basis",
  "ratio",
  "adverbial",
  "modal",
  "aside",
  "names",
  "towards",
  "closes",
  "gives",
  "owing",
  "brings",
  "takes",
  "spends",
  "spends_on",
  "each",
  "realises",
  "restates",
  "manner",
  "by",
  "reckons",
  "plan",
  "leaves_out",
  "spent",
  "formerly",
  "holds",
  "tally",
  "limit",
  "step",
  "target",
  "planned",
  "estimated",
  "required",
  "proposes",
  "past",
  "before_change",
  "after_change",
  "asks",
  "planned_heading",
  "past_heading",
  "baseline",
  "table_head",
  "table_rank",
] as const;
type WordUse = (typeof WORD_USES)[number];

const words = readLexicon(here("words.csv"), ["word", "use", "value"]);
for (const { word, use } of words)
  if (!(WORD_USES as readonly string[]).includes(use))
    throw new Error(`claims/words.csv: ${word}: use "${use}" is none of ${WORD_USES.join(", ")}`);
const wordsFor = (use: WordUse) => words.filter((row) => row.use === use).map((row) => row.word);
/** Words between a verb and its quantity: 了 in 增长了5%, 每吨 in 每吨上调150元. */
export const SKIPPED = new Trie(
  [...wordsFor("skip"), ...divisors.map((unit) => `每${unit}`)].map((word) => [word, true] as const),
  { backwards: true },
);
/** Verbs with no object, at which a noun phrase read backwards ends: 投入使用. */
export const INTRANSITIVE: ReadonlySet<string> = new Set(wordsFor("intransitive"));
/** Verbs that say what is done to what was counted before, and end its name: 列入 in 12个项目列入规划. */
export const ADMITS: ReadonlySet<string> = new Set(wordsFor("admits"));
/** Verbs before the verb that has the quantity: 决定 in 决定下调准备金率0.5个百分点. */
export const DECIDES: ReadonlySet<string> = new Set(wordsFor("decides"));
/** Verbs that a name may hold as nouns: 发展 in 旅游发展大会. */
export const NOMINAL_VERBS: ReadonlySet<string> = new Set(wordsFor("nominal"));
/** What a move goes up or down by, which is no indicator: 提高2个位次. */
export const STEPS: ReadonlySet<string> = new Set(wordsFor("step"));
/** Nominal verbs that still make one predicate with the verb before: 改造 in 新建改造. */
export const CHAINED_VERBS: ReadonlySet<string> = new Set(wordsFor("chained"));
/** Measures of what was named before: 增速 behind 进出口总额. */
export const ASPECTS: ReadonlySet<string> = new Set(wordsFor("aspect"));
/** A word and the one whose place it takes behind what they share: 支出 for 收入. */
export const COUNTERPARTS = words.filter((row) => row.use === "counterpart");
/** Parts of those whom an indicator is of: 城镇 behind 全国居民恩格尔系数. */
export const GROUPS: ReadonlySet<string> = new Set(wordsFor("group"));
/** Groups that another must stand before: 初中 behind 小学生均公用经费, for 新建初中 is no group of those taught. */
export const PAIRED_GROUPS: ReadonlySet<string> = new Set(
  words.filter(({ use, value }) => use === "group" && value === "paired").map(({ word }) => word),
);
/** Ends of the names of those who act and are no bodies: 队 in 工作队服务群众1.2万人次. */
export const OTHER_ACTORS: readonly string[] = wordsFor("actor");
/** What an establishment is there for: 服务 in 家政服务企业. */
export const TRADES: ReadonlySet<string> = new Set(wordsFor("trade"));
/** Ends of the names of establishments: 企业 in 家政服务企业. */
export const ESTABLISHMENTS: readonly string[] = wordsFor("establishment");
/** Those who govern, and act where a verb of moving is behind them: 政府 in 政府减少审批事项30项. */
export const BODIES: readonly string[] = wordsFor("body");
/** Verbs that say where what was counted before went, and where it went: 下放 and 县区 in 下放县区31项. */
export const HANDS_OVER: ReadonlySet<string> = new Set(wordsFor("hands_over"));
export const DESTINATIONS: ReadonlySet<string> = new Set(wordsFor("destination"));
/** 产业 in 汽车、机械产业产值: the noun of each of a list. */
export const COLLECTIVES: readonly string[] = wordsFor("collective");
const lightVerbs = new Map(words.filter((row) => row.use === "light").map(({ word, value }) => [word, value]));
/** What people have that is raised or lightened: 待遇 in 提高30万名教师的工资待遇. */
export const HELD: readonly string[] = wordsFor("held");
/** Verbs that say nothing of what is measured behind them: 完成, 实现. */
export const LIGHT_VERBS: ReadonlySet<string> = new Set(lightVerbs.keys());
/** True for a verb that says nothing of what is measured: 实现 in 规上工业实现增加值, and not 完成 in 完成投资. */
export const isLight = (verb: string, measured: string): boolean =>
  lightVerbs.has(verb) && lightVerbs.get(verb) !== measured;
/** Verbs whose objects are listed, for the next clause to give a figure of each: 为 in 主要为A和B，分别占3%、2%. */
export const NAMES_ITEMS: ReadonlySet<string> = new Set(wordsFor("names"));
/** Verbs whose object moves: 拉动 in 拉动经济增长0.2个百分点. */
export const CAUSATIVES: ReadonlySet<string> = new Set(wordsFor("causative"));
/** Verbs behind which somebody or something moves: 使 in 将使符合条件的企业由10家增加到20家. */
export const MAKES: ReadonlySet<string> = new Set(wordsFor("makes"));
/** Nouns that a clause before 的 only leads to, and that nothing is counted of: 基础 in 在效率提高40%的基础上. */
export const CIRCUMSTANCES: ReadonlySet<string> = new Set(wordsFor("circumstance"));
/** Verbs that, before a noun, name a kind of it: 参保 in 参保职工. */
export const ATTRIBUTIVES: ReadonlySet<string> = new Set(wordsFor("attributive"));
/** What is done to a crop, and is no part of its name: 播种 in 蔬菜播种面积…，产量. */
export const CULTIVATION = wordsFor("cultivation");
/** Verbs that join a figure to what it is a ratio to: 为 in 为预算的100.1%. */
export const RATIO_VERBS: ReadonlySet<string> = new Set(wordsFor("ratio"));
/** What a figure is a ratio to, and is not of: 预算 in 为预算的100.1%. */
export const BASES = wordsFor("basis");
/** Words between a subject and its verb that look like parts of a name: 统一 in 单位统一采购. */
export const ADVERBIALS: ReadonlySet<string> = new Set(wordsFor("adverbial"));
/** Words between who acts and the verb that say that it is to be done: 要 in 全市要新建学校10所. */
export const MODALS: ReadonlySet<string> = new Set(wordsFor("modal"));
/** Words before what something is reckoned or given by: 按 in 按年末汇率折合1983美元. */
export const BY: ReadonlySet<string> = new Set(wordsFor("by"));
/** Verbs behind that: 计算 in 按常住人口计算人均地区生产总值. */
export const RECKONS: ReadonlySet<string> = new Set(wordsFor("reckons"));
/** Verbs before what something is measured without: 扣除 in 扣除价格因素. */
export const LEAVES_OUT: ReadonlySet<string> = new Set(wordsFor("leaves_out"));
/** Words behind an indicator that say by whom or how something is done: 由 in 所需资金由市县财政分担. */
export const MANNERS: ReadonlySet<string> = new Set([...wordsFor("manner"), ...LEAVES_OUT]);
/** Words between an outlay and what it is for: 用于 in 用于教育的支出. */
export const SPENT_ON: ReadonlySet<string> = new Set(wordsFor("spent"));
/** Words that stand for a time as a date does: 原来 in 扩大到原来的3倍, 目前 in 压缩到目前的0.5天. */
export const FORMERLY: ReadonlySet<string> = new Set(wordsFor("formerly"));
/** Nouns that end what a preposition begins, as 中 does: 领域 in 在消费等领域. */
export const CLOSES: ReadonlySet<string> = new Set(wordsFor("closes"));
/** Words that say that a figure is of all of those before: 均 in 收入分别达到3万元、1.2万元，均增长8%. */
export const OF_EACH: ReadonlySet<string> = new Set(wordsFor("each"));
/** Verbs of taking that stand behind where it is taken from: 从预算稳定调节基金调入30亿元. */
export const TAKES: ReadonlySet<string> = new Set(wordsFor("takes"));
/** Verbs of spending that stand right before the sum: 省财政安排3亿元. */
export const SPENDS: ReadonlySet<string> = new Set(wordsFor("spends"));
/** Words before what a sum is spent on: 安排3亿元用于农村公路建设. */
export const SPENDS_ON: ReadonlySet<string> = new Set(wordsFor("spends_on"));
/** Words before whom something is given: 对 in 对农户一次性补助2000元. */
export const TOWARDS: ReadonlySet<string> = new Set(wordsFor("towards"));
/** Verbs of giving, and of taking: 补助. */
export const GIVES: ReadonlySet<string> = new Set(wordsFor("gives"));
/** Words before what something comes from: 因 in 因旱灾造成损失3亿元. */
export const OWING: ReadonlySet<string> = new Set(wordsFor("owing"));
/** Verbs that have an act for their object, and say nothing of it: 开展 in 开展培训12期. */
export const PERFORMS: ReadonlySet<string> = new Set(wordsFor("performs"));
/** Verbs that, before 的 and a noun, say which ones are meant: 获得奖励的企业12家. */
export const RECEIVES: ReadonlySet<string> = new Set(wordsFor("receives"));
/** Verbs between that and what comes of it: 造成. */
export const BRINGS: ReadonlySet<string> = new Set(wordsFor("brings"));
/** Verbs that, behind 为, say for what something is done: 为实现排放量减少10%的目标. */
export const REALISES: ReadonlySet<string> = new Set(wordsFor("realises"));
/** Words before a figure that is only said again in another unit: 合 in 10公顷（合150亩）. */
export const RESTATES: ReadonlySet<string> = new Set(wordsFor("restates"));
/** Words that a bracket begins with that is no part of a name: （其中农村2万人）. */
export const ASIDES = wordsFor("aside");
/** Verbs of having, whose holder belongs to a measure that is given for each: 每千名老年人拥有床位32张. */
export const HOLDS: ReadonlySet<string> = new Set(wordsFor("holds"));
/** What something is kept within; the figure is a measure of it, or of what is kept: 失业率控制在年度目标4.5%以内. */
export const LIMITS = words.filter((row) => row.use === "limit");
/** How many there are of those who do something, which is no object of what they do: 人数 in 参加医疗保险人数. */
export const TALLIES: ReadonlySet<string> = new Set(wordsFor("tally"));
/** Verbs whose object is the indicator: 共有 in 全县共有事业单位286个. */
export const EXISTENTIALS: ReadonlySet<string> = new Set(wordsFor("existential"));
/** Words that say that a figure is a target, and are no part of its indicator: 预期目标. */
export const TARGET_WORDS: ReadonlySet<string> = new Set(wordsFor("target"));
/** Words that, at the head of a clause, make a target of its figures: 建议. */
export const PROPOSES: WordList = new WordList(wordsFor("proposes"));
/** Words that make a question, in which no figure is asserted: 能否. */
export const ASKS: WordList = new WordList(wordsFor("asks"));
/** Places that something is ranked or measured within: 全国 in 居全国第3位. */
export const SCOPES: ReadonlySet<string> = new Set(wordsFor("scope"));
/** Words at the head of a clause before the indicator: 其中, 全年. */
export const LEADS: ReadonlySet<string> = new Set(wordsFor("lead"));
const parts = (cut: (lead: string, at: number) => string): ReadonlySet<string> =>
  new Set([...LEADS].flatMap((lead) => Array.from(lead, (_, at) => cut(lead, at))));
/** What they begin with, and themselves: where a text is none of these, no more of it is one of them. */
export const LEAD_BEGINNINGS: ReadonlySet<string> = parts((lead, at) => lead.slice(0, at + 1));
/** What they end in, and themselves. */
export const LEAD_ENDS: ReadonlySet<string> = parts((lead, at) => lead.slice(at));
/** Words that make the claims of a clause planned. */
export const PLANNED: WordList = new WordList(wordsFor("planned"));
/** Those of them that hold for what follows in the sentence: 力争新建学校10所，改造20所. */
export const PLANNED_ON: WordList = new WordList(
  words.filter((row) => row.use === "planned" && row.value === "on").map((row) => row.word),
);
/** Words of plans and forecasts that a sentence may begin with, and then speaks of all its figures. */
export const OPENINGS: WordList = new WordList([
  ...PLANNED_ON.words,
  ...wordsFor("estimated"),
  ...wordsFor("proposes"),
]);
/** Words that call a figure a forecast, or, of a period that is over, a first estimate: 预计. */
export const ESTIMATED: WordList = new WordList(wordsFor("estimated"));
/** Words that make the claims of a clause required. */
export const REQUIRED: WordList = new WordList(wordsFor("required"));
/** What begins what was so before a change, and what ends it: 改革前 and 改革后. */
export const BEFORE_CHANGE: WordList = new WordList(wordsFor("before_change"));
export const AFTER_CHANGE: WordList = new WordList(wordsFor("after_change"));
/** Words that take a clause out of a plan: 去年. */
export const PAST: WordList = new WordList(wordsFor("past"));
/** Headings of sections whose claims are planned. */
export const PLANNED_HEADING: WordList = new WordList(wordsFor("planned_heading"));
/** Headings of sections whose claims are reported. */
export const PAST_HEADING: WordList = new WordList(wordsFor("past_heading"));
/** Words of comparison, each with the baseline that it names. */
export const BASELINES = words.filter((row) => row.use === "baseline");

/** Heads of columns that say nothing of what their figures are of: 绝对量. */
export const GENERIC_HEADS: ReadonlySet<string> = new Set(["", ...wordsFor("table_head")]);
/** Those of them whose figures are changes, up or down by their sign: 增减额. */
export const SIGNED_HEADS: ReadonlySet<string> = new Set(
  words.filter((row) => row.use === "table_head" && row.value === "signed").map((row) => row.word),
);
/** Heads of columns of ranks. */
export const RANK_HEADS: ReadonlySet<string> = new Set(wordsFor("table_rank"));

const growth = new Trie(
  readLexicon(here("growth.csv"), ["word", "direction"]).map(({ word, direction }) => [word, direction] as const),
  { backwards: true },
);
/** What an indicator of growth says of a positive figure; undefined for an indicator of anything else. */
export function growthOf(indicator: string): { readonly direction: ClaimsRow["direction"] } | undefined {
  const direction = growth.longestBefore(indicator, indicator.length)?.value;
  if (direction === undefined || direction === "rate") return undefined;
  return { direction: direction === "" ? null : (direction as ClaimsRow["direction"]) };
}

/** An indicator without what its growth is called, with 的 or without: 财政收入 of 财政收入增速; all of any other. */
export function beforeGrowthName(indicator: string): string {
  const entry = growth.longestBefore(indicator, indicator.length);
  if (!entry || entry.value === "rate" || verbOf(entry.form) !== undefined) return indicator;
  return indicator.slice(0, -entry.length).replace(/的$/, "");
}

const heads = readLexicon(here("heads.csv"), ["head", "kind"]);
const headKinds = new Trie(
  heads.map(({ head, kind }) => [head, kind as ClaimsRow["kind"] | ""] as const),
  { backwards: true },
);
/** The longest head noun at the end of an indicator, and the kind of percentage that it makes. */
export const headOf = (indicator: string) => headKinds.longestBefore(indicator, indicator.length);

/** The nouns that a classifier counts, by the classifier, and what behind one is no part of what is counted. */
export const COUNTED_NOUNS: ReadonlyMap<string, { readonly nouns: readonly string[]; readonly behind: string }> =
  new Map(
    readLexicon(here("counted.csv"), ["unit", "nouns", "behind"]).map(({ unit, nouns, behind }) => [
      unit,
      { nouns: nouns.split("|"), behind },
    ]),
  );
/** Words that fuse two things with one head, and the two: 存贷款 is 存款 and 贷款. */
export const FUSED = readLexicon(here("fused.csv"), ["form", "first", "second"]);
/** Nouns that name things to be counted: 三个项目 is a level, where 三个强化 is an enumeration. */
export const CONCRETE = readLexicon(here("concrete.csv"), ["noun"]).map((row) => row.noun);

const bankRows = readLexicon(here("indicators.csv"), ["indicator", "variants", "unit"]);
const bank = new Trie(
  bankRows.flatMap(({ indicator, variants }) =>
    [indicator, ...variants.split("|")].filter(Boolean).map((form) => [form, indicator] as const),
  ),
  { backwards: true },
);
/** The indicator of the bank whose name or variant ends at `end`. */
export const standardBefore = (text: string, end: number) => bank.longestBefore(text, end);

const plans = wordsFor("plan");
/** The word behind an indicator of the bank, at the end of the text, that makes a target of the figure: 计划 in 固定资产投资计划. */
export const planAtEnd = (text: string): string | null =>
  plans.find((word) => text.endsWith(word) && standardBefore(text, text.length - word.length)) ?? null;

/** What may stand before a standard name without making another indicator of it: a place, 全年, 累计. */
const NEUTRAL =
  /^(?:(?:全国|全省|全市|全区|全县|全州|全域|我省|我市|我区|我县|本省|本市|[\u4e00-\u9fff]{2,8}[省市区县州旗])|全年|年度|累计|预计|力争|实现|其中)*$/;

/** The standard name of an indicator, or null where the bank has none for all that it says: 制造业贷款余额 is no 贷款余额. */
export function standardOf(indicator: string): string | null {
  const entry = standardBefore(indicator, indicator.length);
  return entry && NEUTRAL.test(indicator.slice(0, -entry.length)) ? entry.value : null;
}

const bankUnits = new Map(bankRows.map(({ indicator, unit }) => [indicator, unit.split("|")] as const));
/** True for a name of the bank that is measured in the unit: 三级医院 are counted in 家, and none is 800元. */
export function isMeasuredIn(name: string, unit: string | null): boolean {
  const standard = standardOf(name);
  return standard !== null && (bankUnits.get(standard)?.includes(unit ?? "") ?? false);
}
