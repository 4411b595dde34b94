// Says what a numeral is there for: whether it asserts a quantity, and if not, what it does instead.
import type { Numeral } from "../../document.ts";
import { overlapsAny } from "../../document.ts";
import { readLexicon } from "../../lexicon.ts";
import { years } from "./calendar.ts";
import { isHan } from "./characters.ts";
import { type Context, matchAt } from "./context.ts";
import { readNumber } from "./number.ts";
import { startsWord, unitOf } from "./units.ts";

type Role = Numeral["role"];

const words = readLexicon(new URL("roles.csv", import.meta.url), ["word", "place", "says"]);
const wordsOf = (place: string, says: string) =>
  words.filter((row) => row.place === place && row.says === says).map((row) => row.word);
const MEASURES_TIME = wordsOf("near_left", "measures_time");
const DONE_WITHIN = wordsOf("right", "measures_time");
const PLACES_EVENT = wordsOf("right", "places_event");
const RANKS = wordsOf("near_left", "ranks");
const RANKS_AT_ONCE = wordsOf("left", "ranks");
const CLASSES = wordsOf("left", "classes");
const DONE_IN = wordsOf("left", "steps");
const NOT_DONE_IN = wordsOf("left", "no_steps");
const STEPS = wordsOf("unit", "steps");
const REGIONS = wordsOf("left", "region");
const MEMBERS = wordsOf("unit", "members");
const STEPS_BEHIND = wordsOf("right", "steps");
const SITS = wordsOf("left", "sits");
const ARRIVES = wordsOf("left", "arrives");
const DIVIDES = wordsOf("left", "divides");
const COPIES = wordsOf("left", "copies");
const STRENGTHS = wordsOf("left", "strength");
const SESSIONS = wordsOf("right", "session");
const NAMES = wordsOf("right", "names");
const SAMPLES = wordsOf("right", "samples");
const MOVES_RANK = wordsOf("right", "moves_rank");
const MOVES_VALUE = wordsOf("right", "moves_value");

const CLAUSE_BREAK = /[，。；：！？,;:!?\n]/;
const NEAR = 8;

/** The text of the clause before the numeral, at most eight characters of it. */
function nearLeft(context: Context, at: number): string {
  const near = context.folded.slice(Math.max(0, at - NEAR), at);
  return near.slice([...near].findLastIndex((c) => CLAUSE_BREAK.test(c)) + 1);
}

const behind = (context: Context, n: Numeral, forms: readonly string[]) =>
  forms.some((form) => context.folded.startsWith(form, n.end));

/** Time to a decimal place, with nothing behind it, was measured: 住院日为8.4日. */
const ENDS_CLAUSE = /^[，。；、,;)\n]?$/;

/** 一年期存款, 7天期逆回购, 九年义务教育: the term of a loan or of schooling says which one is meant. */
const TERM = /期(?![间限内末初中满])[、\u4e00-\u9fffA-Z]|制?(?:义务|免费)教育|一贯制/y;

/** What something is brought down to or kept within: 到 in 压缩到30天内. */
const BROUGHT_TO = /[到至在]$/;
const WITHIN = "内";

/** 30天内 in 压缩到30天内 is a limit, and places no event. */
function isTimeLimit(context: Context, n: Numeral): boolean {
  const left = nearLeft(context, firstNumeral(context, n));
  const brought = BROUGHT_TO.test(left) && MEASURES_TIME.some((word) => left.includes(word));
  return n.type === "duration" && brought && context.folded[n.end] === WITHIN;
}

/** A duration asserts something where the words before it measure time and those behind place no event in it. */
function durationRole(context: Context, n: Numeral): Role {
  if (matchAt(TERM, context.folded, n.end)) return "name";
  const left = nearLeft(context, firstNumeral(context, n));
  const exact = context.folded.slice(n.start, n.end).includes(".") && ENDS_CLAUSE.test(context.folded.charAt(n.end));
  const before = context.numerals.at(-1);
  const listed =
    before?.type === "duration" &&
    before.role === "claim" &&
    /^[、和]$/.test(context.folded.slice(before.end, n.start));
  const done = behind(context, n, DONE_WITHIN);
  const measured = exact || listed || done || MEASURES_TIME.some((word) => left.includes(word));
  return measured && !behind(context, n, PLACES_EVENT) ? "claim" : "duration";
}

/** Rules that read what may be a rank: 第5位, 前三. */
const RANKING: ReadonlySet<string> = new Set(["ordinal", "top"]);
/** 全国第5位、中部第2位. */
const RANKED_BESIDES = /^[、和][\u4e00-\u9fff]{1,6}$/;

function ordinalRole(context: Context, n: Numeral): Role {
  const ranks = /^(?:位|名)?$/.test(n.unit ?? "");
  const ends = !isHan(context.folded.charCodeAt(n.end)) || behind(context, n, MOVES_RANK);
  if (!ranks || !ends) return "ordinal";
  const left = nearLeft(context, n.start);
  const ranked = RANKS.some((word) => left.includes(word)) || RANKS_AT_ONCE.some((word) => left.endsWith(word));
  const before = context.numerals.at(-1);
  const listed =
    before?.type === "ordinal" &&
    before.role === "claim" &&
    before.unit === n.unit &&
    RANKED_BESIDES.test(context.folded.slice(before.end, n.start));
  return ranked || listed ? "claim" : "ordinal";
}

const LIST_FOLLOWS = /[^，。；：,;:\n]{1,14}(?:[：:]|。(?:一是|首先|即))/y;

/** 五大行动 names a fixed set, unless its members are listed behind it. */
function setRole(context: Context, n: Numeral): Role {
  LIST_FOLLOWS.lastIndex = n.end;
  return LIST_FOLLOWS.test(context.folded) ? "claim" : "name";
}

const ASSERTS = /(?:[为达到至增降减升涨跌落是共有超约计评得：:(]|指数|得分|均值)$/;

const TEN_THOUSAND = 10_000;

/** 450万困难群众: with 万 or more behind a coefficient, a number counts the noun behind it. */
const isScaled = (folded: string, { start, end }: Numeral) =>
  /[万亿]$/.test(folded.slice(start, end)) && end - start > 1 && !/^[百千万亿]/.test(folded.slice(start, end));

/** 由第六次全国人口普查的 in 由第六次全国人口普查的105.20下降为105.07. */
const FROM = /[由从][^，。；：,;:\n]*的$/;
const FAR = 24;
/** 以女性为100, （女性为100）: what an index is reckoned by. */
const INDEX_BASE = /(?:以[^，。；：,;:\n]{1,12}|\((?:女|男|上年|上月|基期|\d{4}年)[^，。；：,;:()\n]{0,4})为$/;

/** （3） in 规模以上工业（3）增加值: a note, where the name that it stands in goes on. */
const NOTE_IN_NAME = /\(\d{1,2}\)(?![和与及的为])[\u4e00-\u9fff]/y;

/** 政务服务便民热线 in 12345政务服务便民热线: what is dialled, and counts nothing. */
const DIALLED = /[“”\u4e00-\u9fff]{0,8}热线/y;

function unitlessRole(context: Context, n: Numeral, han: boolean): Role {
  const { folded } = context;
  if (matchAt(NOTE_IN_NAME, folded, n.start - 1) || matchAt(DIALLED, folded, n.end)) return "name";
  const followed = isHan(folded.charCodeAt(n.end));
  if (n.comparator !== "eq" && n.comparator !== "range") return "claim";
  if (Math.abs(n.value ?? n.low ?? 0) >= TEN_THOUSAND && isScaled(folded, n)) return "claim";
  if (han) {
    if (n.value === 1) return "indefinite";
    return followed || (n.value ?? 0) <= 10 ? "name" : "claim";
  }
  if (behind(context, n, NAMES) || INDEX_BASE.test(folded.slice(Math.max(0, n.start - FAR), n.start))) return "name";
  const from =
    /[由从]/.test(nearLeft(context, n.start)) || FROM.test(folded.slice(Math.max(0, n.start - FAR), n.start));
  if (from && behind(context, n, MOVES_VALUE)) return "claim";
  if (followed && startsWord(folded, n.end)) return "claim";
  if (followed && !/[的和与、及或]/.test(folded.charAt(n.end))) return "name";
  const decimal = n.value !== null && !Number.isInteger(n.value);
  return decimal || ASSERTS.test(folded.slice(Math.max(0, n.start - 2), n.start)) ? "claim" : "name";
}

/** With measures of money or size behind it, 级 makes the name of a class: 千亿元级产业集群, 25兆瓦级风机. */
const GRADED = new Set(["money", "measure"]);
/** Behind a tension, or the first of several, what it is the class of: 750千伏电网, 500千伏、220千伏变电站. */
const OF_TENSION = /(?:[、和及与][\d.]+(?:千伏|kV|KV|kv|伏|V))*(?![、和及与至到达提升降增为])[\u4e00-\u9fff]/y;
/** Units of what a product is reckoned at: 白酒（折65度）, 化肥（折100%）. */
const OF_STRENGTH = new Set(["度", "%", "％"]);
/** 六升二降 tells how many rose and how many fell: 升 is no litre between such. */
const FELL_BEHIND = /、?[一二三四五六七八九十\d]{1,2}(?:[降平跌]|持平)/y;
const FELL_BEFORE = /[一二三四五六七八九十\d][降平跌]、?$/;
const isTally = ({ folded }: Context, { start, end, unit }: Numeral): boolean =>
  unit === "升" &&
  (matchAt(FELL_BEHIND, folded, end) !== null || FELL_BEFORE.test(folded.slice(Math.max(0, start - 3), start)));

/** 二 with a classifier says which one, for 两 says how many, but with these: 二轮土地延包. */
const COUNTS_TWO = /^[人位名者]$/;

/** 三类地区 behind 二类地区: the next of a row of classes, by the classifier and the noun that both have. */
function isNextClass({ folded, numerals }: Context, n: Numeral): boolean {
  const before = numerals.findLast(({ unit }) => unit === n.unit);
  const noun = folded.slice(n.end, n.end + 2);
  return before?.role === "ordinal" && before.value === (n.value ?? 0) - 1 && folded.startsWith(noun, before.end);
}

function quantityRole(context: Context, n: Numeral): Role {
  const number = readNumber(context.folded, firstNumeral(context, n));
  const unit = unitOf(n.unit);
  const han = number?.style === "han";
  const before = (forms: readonly string[]) => forms.some((form) => context.folded.endsWith(form, n.start));
  if (number?.bare && n.comparator === "eq" && !before(ARRIVES)) return "indefinite";
  if (unit && (before(DIVIDES) || before(COPIES))) return "name";
  if (before(STRENGTHS) && OF_STRENGTH.has(n.unit ?? "")) return "name";
  if (han && MEMBERS.includes(n.unit ?? "") && before(REGIONS)) return "name";
  if (isTally(context, n)) return "name";
  if (unit?.dimension === "set") return setRole(context, n);
  if (unit?.class === "grade") return "ordinal";
  if (n.unit === null && n.type === "cardinal" && !before(ARRIVES)) return unitlessRole(context, n, han);
  if (
    han &&
    number.low === 2 &&
    context.folded[number.end - 1] === "二" &&
    unit?.class === "count" &&
    !COUNTS_TWO.test(unit.name)
  )
    return "ordinal";
  if (before(CLASSES) || (han && unit?.class === "count" && isNextClass(context, n))) return "ordinal";
  const steps = STEPS.includes(n.unit ?? "") || behind(context, n, STEPS_BEHIND);
  if (before(DONE_IN) && !before(NOT_DONE_IN) && steps) return "name";
  if (before(SITS) && behind(context, n, SESSIONS)) return "name";
  if (context.folded[n.end] === "级" && GRADED.has(unit?.class ?? "")) return "name";
  if (unit?.dimension === "voltage" && matchAt(OF_TENSION, context.folded, n.end)) return "name";
  const one = han && n.value === 1 && n.comparator === "eq";
  return one && unit?.class === "count" ? "indefinite" : "claim";
}

const firstNumeral = (context: Context, n: Numeral): number => {
  for (let i = n.start; i < n.end; i++) if (readNumber(context.folded, i)) return i;
  return n.start;
};

const LONGEST_COINAGE = 12;
const MEASURED = new Set(["percent", "money", "measure", "multiple"]);

/** Numerals in a title are part of it; short quotations are coinages, unless what they hold is a measure. */
function enclosedRole(context: Context, n: Numeral): Role | null {
  const enclosure = context.enclosureOf(n);
  if (!enclosure) return null;
  if (enclosure.title) return "name";
  const short = enclosure.end - enclosure.start <= LONGEST_COINAGE;
  return short && n.role === "claim" && !MEASURED.has(unitOf(n.unit)?.class ?? "") ? "name" : null;
}

const YEAR = /^(?:19|20)\d{2}$/;
/** The number of a standard before its year: GB/T 12345-2008. */
const STANDARD = /[A-Z] ?[\d.]+[-—]$/;
const LONGEST_STANDARD = 16;

/** A number that looks like a year and has no unit is one. */
function asYear(context: Context, n: Numeral): Numeral | null {
  const written = context.folded.slice(n.start, n.end);
  if (n.unit !== null || n.type !== "cardinal" || !YEAR.test(written)) return null;
  if (STANDARD.test(context.folded.slice(Math.max(0, n.start - LONGEST_STANDARD), n.start))) return null;
  return { ...n, type: "date", role: "date", rule: "bare_year", iso: years(Number(written)).from };
}

function roleOf(context: Context, n: Numeral): Role {
  if (overlapsAny(context.chrome, n)) return "metadata";
  const enclosed = enclosedRole(context, n);
  if (enclosed) return enclosed;
  if (n.role === "ordinal" && RANKING.has(n.rule)) return ordinalRole(context, n);
  if (n.role !== "claim") return n.role;
  if (n.type === "duration") return durationRole(context, n);
  if (n.type === "percent" && behind(context, n, SAMPLES)) return "name";
  return n.type === "fraction" || n.rule === "parts" ? "claim" : quantityRole(context, n);
}

/** The numeral with its role settled by what stands around it. */
export function withRole(context: Context, read: Numeral): Numeral {
  const n = read.role === "claim" ? (asYear(context, read) ?? read) : read;
  const role = roleOf(context, n);
  if (role === "duration" && isTimeLimit(context, n))
    return { ...n, end: n.end + WITHIN.length, comparator: "le", role: "claim" };
  return role === n.role ? n : { ...n, role };
}
