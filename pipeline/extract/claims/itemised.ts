// A measure that is given item by item: 起付标准：一级医院300元，二级医院500元, 补贴标准为博士每月2000元、硕士每月1500元.
import { ofGroup } from "./carried.ts";
import { type Chunk, formOf } from "./chunks.ts";
import { withoutLead } from "./edges.ts";
import { ASPECTS, GROUPS, headOf, isMeasuredIn, verbOf } from "./lexicon.ts";
import { type Indicator, join } from "./sharing.ts";
import type { Slot } from "./slot.ts";
import { isNominal } from "./word-classes.ts";

/** A measure that each of the items behind it has, in the unit of the first; null until that is known. */
export interface Itemised {
  readonly measure: Indicator;
  readonly unit: string | null;
}

const IS = /^[为是到至]$/;
/** True for what joins a measure to the items that it is given for: 为, 调整为, 提高到. */
const joins = ({ text }: Chunk) => IS.test(text) || (text.endsWith("为") && verbOf(text)?.use === "reach");
const EACH = /^每|^[户人亩村]均$/;

/** 低保标准 in 低保标准调整为：, whose items stand behind a colon: what stands before what joins. */
export function beforeJoint(chunks: readonly Chunk[]): readonly Chunk[] {
  const last = chunks.at(-1);
  return last && joins(last) ? beforeVerb(chunks.slice(0, -1), last.text) : chunks;
}

/** 低保标准 in 低保标准提高到城市720元、农村540元: what stands before the verb that ends in what joins. */
function beforeVerb(chunks: readonly Chunk[], joint: string): readonly Chunk[] {
  const last = formOf(chunks.at(-1));
  return (verbOf(last) ?? verbOf(last + joint)) ? chunks.slice(0, -1) : chunks;
}

/** The measure of a clause that lists items behind it, each with its figure in one unit; null where it does not. */
export function itemisedBy(clause: readonly Chunk[], slots: readonly Slot[]): Itemised | null {
  const is = clause.findIndex(joins);
  const measure = is > 0 ? join(beforeVerb(withoutLead(clause.slice(0, is)), formOf(clause[is]))) : null;
  const [first] = slots;
  const unit = first?.quantity.numeral?.unit ?? null;
  if (!measure || !headOf(measure.text) || !first || first.quantity.start < measure.end || unit === null) return null;
  const alike = slots.every(({ quantity }) => quantity.numeral?.unit === unit);
  return alike && isNominal(clause[is + 1]) && itemIn(clause.slice(is + 1), first) ? { measure, unit } : null;
}

/** What stands right before a figure, and names whose it is: 博士 in 博士每月2000元. */
function itemIn(chunks: readonly Chunk[], { quantity }: Slot): Indicator | null {
  const before = chunks.filter(({ end }) => end <= quantity.start);
  const from = before.findLastIndex(({ kind, text }) => kind !== "word" || text === "、") + 1;
  const behind = withoutLead(before.slice(from));
  const each = behind.findIndex(({ text }) => EACH.test(text));
  const item = each < 0 ? behind : behind.slice(0, each);
  return item.length > 0 && item.every(isNominal) ? join(item) : null;
}

/** Characters that say of what kind an item is: 产业 of 第一产业. */
const KIND = 2;
/** 占比 in 三次产业占比, whose items are of the kind that it names: 第一产业. */
function behindKind(measure: string, item: string): string {
  const kind = item.slice(-KIND);
  const at = item.length > KIND ? measure.indexOf(kind) : -1;
  return at < 0 ? measure : measure.slice(at + KIND);
}

/** The slot of an item, completed by the measure: 博士租房补贴标准; the slot as it is where it names its own measure. */
export function ofItem(clause: readonly Chunk[], slot: Slot, { measure, unit }: Itemised): Slot {
  const is = clause.findIndex((chunk) => joins(chunk) && chunk.end <= slot.quantity.start);
  const item = itemIn(clause.slice(is + 1), slot);
  const own = slot.quantity.numeral?.unit ?? null;
  const names = ({ text }: Indicator) => headOf(text) || isMeasuredIn(text, own) || ASPECTS.has(text);
  const same = unit === null || own === unit;
  if (!item || names(item) || !same || slot.before || slot.from) return slot;
  const whole = { text: item.text + behindKind(measure.text, item.text), start: measure.start, end: item.end };
  const indicator = GROUPS.has(item.text) ? ofGroup(item, measure) : whole;
  return { ...slot, indicator, carries: indicator, rule: "itemised" };
}
