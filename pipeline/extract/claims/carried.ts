// What the sentence said before completes an indicator: 增速 behind 进出口总额, 农村 behind 全国居民恩格尔系数, nothing at all.
import { type Chunk, formOf } from "./chunks.ts";
import type { Governor } from "./governor.ts";
import {
  ASPECTS,
  beforeGrowthName,
  COUNTERPARTS,
  CULTIVATION,
  FORMERLY,
  GROUPS,
  growthOf,
  headOf,
  OF_EACH,
  PAIRED_GROUPS,
  standardOf,
  TARGET_WORDS,
} from "./lexicon.ts";
import { type Indicator, itemsNamed } from "./sharing.ts";
import { HEAD_ALONE, OPENS_SHARE, PER_TIME, tellsApart } from "./word-classes.ts";

/** What the sentence has said before a clause. */
export interface Said {
  /** Its last indicator. */
  readonly carried: Indicator | null;
  /** The unit that it was given in. */
  readonly unit: string | null;
  /** The last indicator of each unit. */
  readonly ofUnit: ReadonlyMap<string, Indicator>;
  /** What it began with. */
  readonly topic: Indicator | null;
  /** Its indicators in order. */
  readonly recent: readonly Indicator[];
  /** The indicators of the clause right before, one for each of its quantities. */
  readonly each: readonly Indicator[];
  /** Those that complete them, where they are shares: A占全市比重 and B占全市比重 behind A and B. */
  readonly shares: readonly Indicator[];
  /** The clause right before, where it has no quantity; otherwise empty. */
  readonly before: readonly Chunk[];
  /** What the last list was shared out from, where nothing stands between: 城乡居民收入. */
  readonly together: Indicator | null;
}

/** 均 in 城乡居民收入分别达到33550元、15200元，均增长8.5%. */
export const isOfAll = (chunks: readonly Chunk[]): boolean => chunks.some(({ text }) => OF_EACH.has(text));

/** What says that all are meant, at the head of an indicator that is then given for a part of them. */
const OF_ALL = /^(?:全国|全省|全市|全区|全县|全体|城乡)+/;
/** 以上 in 市级以上龙头企业 is of the group alone. */
const OR_ABOVE = /^及?以[上下]/;
/** The text without the group that it begins with: 农村居民 where 城镇居民 takes its place, 农村 where 城镇 does. */
function withoutGroup(text: string, own: string): string {
  const groups = [...GROUPS].filter((group) => text.startsWith(group));
  const group = groups.find((group) => group.length === own.length) ?? groups[0];
  return group === undefined ? text : text.slice(group.length).replace(OR_ABOVE, "");
}

/** 农村居民家庭恩格尔系数 of 农村, behind 城镇居民家庭恩格尔系数. */
export const ofGroup = (own: Indicator, last: Indicator): Indicator => ({
  text: own.text + withoutGroup(last.text.replace(OF_ALL, ""), own.text),
  start: last.start,
  end: own.end,
});

/**
 * 接待游客…，旅游收入…，分别增长32.5%和41.2%: one for each of the indicators before, or of those that the clause before
 * names. Without 分别 only where the clause before gave as many, of things apart: 城乡居民收入33134元、12950元，增长8.1%、9.9%.
 */
export function severally(
  left: readonly Chunk[],
  own: Indicator | null,
  { recent, each, shares, topic, before: clause }: Said,
  count: number,
  governor: Governor | null,
): readonly Indicator[] | null {
  const before = own === null && shares.length === count ? shares : each;
  const needs = own === null || ASPECTS.has(own.text) || OPENS_SHARE.test(own.text);
  const apart = new Set(before.map(({ text }) => text)).size === count;
  if (needs && apart && before.length === count)
    return before.map((each) => completed(own, each, governor, topic) ?? each);
  const aspect = own !== null && ASPECTS.has(own.text);
  if ((own !== null && !aspect) || !left.some(tellsApart)) return null;
  const named = itemsNamed(clause, count) ?? (recent.length >= count ? recent.slice(-count) : null);
  return named?.map((each) => completed(own, each, governor, topic) ?? each) ?? null;
}

/** 总面积 without 面积 names nothing. */
const TOTAL = "总";

/** 蔬菜播种面积 measures a field, 蔬菜产量 what grew on it. */
function withoutCultivation(text: string): string {
  const word = CULTIVATION.find((form) => text.endsWith(form) && text.length > form.length);
  return word ? text.slice(0, -word.length) : text;
}

/** 用地面积 and 建筑面积 are no field, and give no 产值. */
const NO_FIELD = /(?:地|建筑|建设|占|总)面积$/;

/** 总量 behind 进出口总额 is no more than that, nor is 占比 behind 占常住人口的比重. */
const isSame = (own: string, last: string): boolean =>
  (own === "总量" && /总[额量值]$/.test(last)) || (/^(?:占比|比重)$/.test(own) && /占.*(?:占比|比重)$/.test(last));

/** Aspects that a name may have besides one of size: 占比 behind 进出口总额. */
const OF_THE_WHOLE = /^(?:占比|比重|增量)$/;

/** 增速 behind 进出口总额 is 进出口总额增速; one aspect takes the place of another: 规模 behind 产业总量. */
function ofLast(own: Indicator, last: Indicator): Indicator {
  if (isSame(own.text, last.text)) return last;
  const sized = growthOf(own.text) === undefined && !OF_THE_WHOLE.test(own.text);
  if (NO_FIELD.test(last.text) || (sized && headOf(last.text)?.value === "rate")) return own;
  const aspects = [...ASPECTS].filter((word) => last.text.endsWith(word) && last.text.length > word.length);
  const aspect = aspects.sort((a, b) => b.length - a.length)[0];
  const moves = (word: string) => growthOf(word) !== undefined;
  const replaces = moves(own.text) || OF_THE_WHOLE.test(own.text) ? moves : () => true;
  const base = aspect && replaces(aspect) ? withoutCultivation(last.text.slice(0, -aspect.length)) : last.text;
  return { text: (base === TOTAL ? "" : base) + own.text, start: last.start, end: own.end };
}

const INDUSTRY = /(?<!企)业$/;
const ENTERPRISES = /企业$/;
const GOODS = /类$/;
/** What of goods is measured: 食品类 behind 居民消费价格. */
const OF_GOODS = /价格$|零售额$/;
const COUNTS = /[数量]$/;
/** Parts of one whole: 采矿业 and 制造业, 食品类 and 饮料类, or, of what is not counted, 国有控股企业 and 集体企业. */
const areParts = (a: string, b: string, head: string) =>
  [INDUSTRY, GOODS].some((kind) => kind.test(a) && kind.test(b)) ||
  (ENTERPRISES.test(a) && ENTERPRISES.test(b) && !COUNTS.test(head));

/** 采矿业增加值增长0.1%，制造业增长6.9%: of one part of a whole behind another the same is measured. */
function ofPart(own: Indicator, last: Indicator): Indicator | null {
  const head = headOf(last.text);
  const root = last.text.slice(0, last.text.length - (head?.length ?? 0));
  const parts = areParts(root, own.text, head?.form ?? "") || (GOODS.test(own.text) && OF_GOODS.test(head?.form ?? ""));
  if (!head || headOf(own.text) || !parts) return null;
  return { text: own.text + head.form, start: own.start, end: own.end };
}

/** Units that count things of any kind, so that two figures in them may be of two things. */
const OF_ANY = /^[个家项]$/;
/** Characters of a noun that two names may share. */
const [LEAST_SHARED, MOST_SHARED] = [2, 8];

/**
 * 医院病床使用率79.4%，其中公立医院86%, 批发业零售额126.8亿元，零售业632.5亿元: of a kind of what the last figure was of, given
 * alone in the same unit, the same is measured.
 */
export function ofKind(own: Indicator, last: Indicator): Indicator | null {
  const named = headOf(own.text) || standardOf(own.text) !== null || ASPECTS.has(own.text) || GROUPS.has(own.text);
  if (named || !headOf(last.text)) return null;
  for (let from = Math.max(1, own.text.length - MOST_SHARED); from <= own.text.length - LEAST_SHARED; from++) {
    const noun = own.text.slice(from);
    const at = last.text.lastIndexOf(noun);
    const measure = at < 0 ? "" : last.text.slice(at + noun.length);
    if (measure !== "") return { text: own.text + measure, start: own.start, end: own.end };
  }
  return ofPart(own, last);
}

/** True where a figure in the unit, given without a verb that says more, may be of the same measure as the last. */
export const mayBeSame = (unit: string | null, last: string | null, governor: Governor | null): boolean =>
  unit !== null &&
  unit === last &&
  !OF_ANY.test(unit) &&
  (governor === null || governor.reached || governor.verb.use === "reach");

/** True for a measure that may be given by the head: 地区生产总值, and no rate. */
const mayBeDivided = (indicator: string): boolean =>
  (headOf(indicator) !== undefined || standardOf(indicator) !== null) && headOf(indicator)?.value !== "rate";

/** 财政收入 where 财政收入增速高开低走，全年增长1.2%: what grew, for its growth did not. */
export const ofGrowth = (growth: Indicator): Indicator => ({ ...growth, text: beforeGrowthName(growth.text) });

/** The indicator of a quantity, completed by what the sentence has said: own is what stands beside it, last came before. */
export function completed(
  own: Indicator | null,
  last: Indicator | null,
  governor: Governor | null,
  topic: Indicator | null,
): Indicator | null {
  if (own === null || (last && (TARGET_WORDS.has(own.text) || FORMERLY.has(own.text)))) return last;
  const amount = !HEAD_ALONE.test(formOf(last)) && (headOf(formOf(last))?.value ?? "") === "";
  if (last && ((PER_TIME.test(own.text) && amount) || (HEAD_ALONE.test(own.text) && mayBeDivided(last.text))))
    return { text: own.text + last.text.replace(OF_ALL, ""), start: last.start, end: own.end };
  if (!last && topic && topic.end <= own.start && ASPECTS.has(own.text)) return ofLast(own, topic);
  const measured = last && !ASPECTS.has(last.text);
  if (measured && ASPECTS.has(own.text))
    return last.text.endsWith(own.text) ? { ...last, end: own.end } : ofLast(own, last);
  const besides = !PAIRED_GROUPS.has(own.text) || (last !== null && [...GROUPS].some((g) => last.text.startsWith(g)));
  if (last && GROUPS.has(own.text) && besides && !last.text.includes(own.text)) return ofGroup(own, last);
  const measure = last && governor?.verb.use === "move" ? ofPart(own, last) : null;
  if (measure) return measure;
  const other = COUNTERPARTS.find(({ word, value }) => own.text === word && last?.text.endsWith(value))?.value;
  if (last && other) return { text: last.text.slice(0, -other.length) + own.text, start: last.start, end: own.end };
  if (last && OPENS_SHARE.test(own.text)) return { text: last.text + own.text, start: last.start, end: own.end };
  return governor?.verb.use === "share" && last && own.text.length < 2 ? last : own;
}
