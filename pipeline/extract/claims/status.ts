// Status of a claim: whether it is reported, planned or required, from its clause, its sentence and the headings above it.

import type { ClaimsRow } from "../../../schemas/rows.ts";
import type { Section, Sentence } from "../../document.ts";
import { type Chunk, formOf, textOf } from "./chunks.ts";
import { ASKS, PAST, PAST_HEADING, PLANNED, PLANNED_HEADING, PROPOSES, planAtEnd, REQUIRED } from "./lexicon.ts";
import { has, intends, type Outlook } from "./outlook.ts";

type Status = ClaimsRow["status"];

function statusUnder({ path }: Section): Status | null {
  for (const heading of path.split(" › ").reverse()) {
    if (PAST_HEADING.isInAtLength(heading)) return "reported";
    if (PLANNED_HEADING.isInAtLength(heading)) return "planned";
  }
  return null;
}

const statuses = new WeakMap<Section, Status | null>();

/** planned under a heading of plans, reported under one of results; the innermost heading that says either decides. */
function headingStatus(section: Section | null): Status | null {
  if (!section) return null;
  const known = statuses.get(section);
  if (known !== undefined) return known;
  const status = statusUnder(section);
  statuses.set(section, status);
  return status;
}

const TARGET = /目标(?:建议|安排|设定|确定|拟定|初步)*(?:是|为|如下|：|:)/;
/** （预期目标为8.5%以上）: what stands in brackets says nothing of the figures behind them. */
const withoutAsides = (text: string) => text.replaceAll(/[(（][^()（）]*[)）]/g, "");
/** 低于预期目标, 完成年度计划: the plan is what a figure is held against, and the figure is none. */
const AGAINST_PLAN =
  /(?:[高低多少优好快][于出]|[比较]|超过|超出|达到|完成)[^，。；]{0,6}?(?:预期目标|目标任务|目标|计划)/;
/** 占年度计划的74.7%: how much of a plan was done, and no plan. */
const OF_PLAN = /占[^，。；]{0,8}?(?:目标|计划)/;
/** Behind a figure, or behind the last of a list that begins with it: 增长2%、农民收入增长8%的预期目标. */
const TARGETED =
  /^(?:、[^，。；]*[\d%％点元人个家户])?的(?:增长|预期|发展|年度|工作|改善|约束性|规划|既定|控制|奋斗|全年|年初|预定|原定)*目标/;
const ANNOUNCES = /目标[^，。；]{0,6}[：:]$/;
const ITEM = /^(?:[—\-·•●▪◆]|[(（]?[\d一二三四五六七八九十]{1,2}[)）、.])/;

/** True for a question whether something is so: 能否实现增长5%？ */
export const asks = (sentence: string): boolean => /[？?]["”’]?\s*$/.test(sentence) && ASKS.isIn(sentence);

/** Sentences that list targets: those behind 主要预期目标是：, as long as they are items of a list. */
export class TargetLists {
  #open = false;

  /** True where the sentence, given in order, is an item of a list of targets or stands right behind its announcement. */
  next(sentence: string, before: string): boolean {
    const text = sentence.trim();
    this.#open = ANNOUNCES.test(before.trim()) || (this.#open && ITEM.test(text));
    return this.#open;
  }
}

/** The sentence up to the quantity and behind it. */
interface Surroundings {
  readonly before: string;
  readonly after: string;
  /** True in an item of a list of targets. */
  readonly listed: boolean;
  readonly outlook: Pick<Outlook, "planned" | "estimated" | "former">;
  /** The clause that the chunks begin. */
  readonly whole: readonly Chunk[];
}

/** The years of a period in ISO 8601: of an interval of whole years the first counts as its own. */
const FIRST_YEAR = /(\d{4})(?:-\d{2}){0,2}(?:\/\d{4})?$/;
const LAST_YEAR = /(\d{4})(?:-\d{2}){0,2}$/;

/** 占应参保人数的98%: what is due is what the share is of, and nothing is asked for. */
const [SHARE, DUE] = ["占", "应"];

/** 不少于7天 is a rule where no date says that it was so. */
const LIMIT = /^(?:最[高低多少])?不(?:低于|少于|小于|高于|超过|多于|大于)/;

/** Status of a claim: the chunks of its clause up to the quantity, the sentence up to it, and the year that it is written in. */
export function statusOf(
  clause: readonly Chunk[],
  { before, after, listed, outlook, whole }: Surroundings,
  sentence: Sentence,
  period: string | null,
  written: number | null,
): Status {
  const text = textOf(clause);
  const asked = clause.filter(({ text: word }, i) => word !== DUE || formOf(clause[i - 1]) !== SHARE);
  if (has(REQUIRED, asked, textOf(asked))) return "required";
  const proposed = PROPOSES.opens(text);
  const against = clause.at(-1)?.numeral?.type === "percent" ? OF_PLAN : AGAINST_PLAN;
  const own = textOf(clause.slice(0, -1)).replace(AGAINST_PLAN, "").replace(against, "");
  const planned = !outlook.former && (has(PLANNED, clause, own, whole) || intends(clause) || planAtEnd(own) !== null);
  const past = has(PAST, clause, text);
  const targeted = !past && TARGET.test(withoutAsides(before));
  if (proposed || planned || targeted || TARGETED.test(after) || listed) return "planned";
  const ahead = (year: RegExp) => (period && written ? Number(period.match(year)?.[1]) - written : 0);
  const heading = headingStatus(sentence.section);
  const open = heading !== "reported" && ahead(LAST_YEAR) >= 0;
  const begins = ahead(FIRST_YEAR);
  if (begins > 0 || (begins === 0 && ahead(LAST_YEAR) > 1) || (open && outlook.estimated)) return "planned";
  if (past) return "reported";
  if (heading) return heading;
  if (outlook.planned && begins >= 0) return "planned";
  const limits = LIMIT.test(formOf(clause.at(-1))) && !after.startsWith("的");
  return period === null && limits ? "required" : "reported";
}
