// Claims: what each asserted quantity is about, read clause by clause.
import type { Claim, Document, Numeral, Sentence, Stage } from "../../document.ts";
import { yearWritten } from "../numerals/context.ts";
import { countedNext, measureOf, subjectOf, topicOf } from "./announced.ts";
import type { Said } from "./carried.ts";
import { type Chunk, Chunker, clausesOf, formOf, textOf } from "./chunks.ts";
import { withoutLead, withoutTrail } from "./edges.ts";
import { type Itemised, itemisedBy, ofItem } from "./itemised.ts";
import { directionOf, type Evidence, kindOf } from "./kind.ts";
import { BASELINES, NAMES_ITEMS, standardOf } from "./lexicon.ts";
import { Outlook } from "./outlook.ts";
import { baselineOf, HeadingPeriods, isComparison, periodOf, periodsApart } from "./periods.ts";
import { restated } from "./restated.ts";
import { aboutOf, partOf } from "./sentence-before.ts";
import { type Indicator, join } from "./sharing.ts";
import { CARRIED, type Slot } from "./slot.ts";
import { slotsOf } from "./slots.ts";
import { asks, statusOf, TargetLists } from "./status.ts";
import { opensFigure, tableClaims } from "./table-claims.ts";
import { HOLDS_SHARE, isOf } from "./word-classes.ts";

type Input = Document<"metadata" | "sections" | "tables" | "sentences" | "tokens" | "numerals">;

const COMPARES = /[比较]/;
/** “十一五”, as a clause compares with it. */
const PLAN = /^[“"]?(?:十[一二三四五六七八九]?|[一二三四五六七八九])五/;

/** Chunks that a word of comparison may be made of: 比上个季度. */
const LONGEST_BASELINE = 4;

/** True where the clause compares with something that is no time: 比全国高2.1个百分点. */
function isCompared(clause: readonly Chunk[]): boolean {
  const withTime = (at: number) => {
    const next = clause[at + 1];
    const words = textOf(clause.slice(at, at + LONGEST_BASELINE));
    return next?.kind === "date" || PLAN.test(formOf(next)) || BASELINES.some(({ word }) => words.startsWith(word));
  };
  return clause.some((chunk, i) => COMPARES.test(chunk.text) && chunk.tag === "p" && !withTime(i));
}

interface Place {
  readonly input: Input;
  readonly sentence: Sentence;
  readonly chunks: readonly Chunk[];
  /** The period of what has no date in its sentence. */
  readonly period: string | null;
  readonly listed: boolean;
  readonly outlook: Outlook;
}

/** A claim of a clause; basis is what a clause before it compares with that has no quantity of its own: 与上年相比， */
function toClaim(place: Place, clause: readonly Chunk[], slot: Slot, basis: string | null): Claim {
  const { input, sentence, chunks, period: around, listed, outlook } = place;
  const numeral = slot.quantity.numeral as Numeral;
  const { text, metadata } = input;
  const { indicator, governor, before, partOf } = slot;
  const compared = isCompared(clause);
  const upTo = clause.filter((chunk) => chunk.start <= slot.quantity.start);
  const evidence: Evidence = {
    numeral,
    written: slot.quantity.text,
    governor,
    indicator: indicator?.text ?? null,
    partOf,
    before,
    compared,
    ofOther: isOf(clause[clause.indexOf(slot.quantity) - 1]),
    since: !compared && upTo.some(({ text: word, tag }) => COMPARES.test(word) && tag === "p"),
  };
  const kind = kindOf(evidence);
  const apart = periodsApart(chunks, slot.beside)[slot.beside.indexOf(slot.quantity)];
  const period = apart ?? periodOf(chunks, slot.quantity, text, around);
  const said = {
    before: text.slice(sentence.start, slot.quantity.start),
    after: text.slice(slot.quantity.end, sentence.end),
    listed,
    outlook,
    whole: clause,
  };
  return {
    numeral,
    fromNumeral: slot.from?.numeral ?? null,
    within: slot.within.flatMap((chunk) => (chunk.numeral ? [chunk.numeral] : [])),
    sentence,
    kind,
    direction: directionOf(kind, evidence),
    indicator: indicator?.text ?? null,
    indicatorSpan: indicator && { start: indicator.start, end: indicator.end },
    action: slot.action,
    agent: slot.agent,
    period,
    baseline: kind === "change" ? (baselineOf(upTo, text) ?? basis) : null,
    status: statusOf(upTo, said, sentence, period, yearWritten(metadata)),
    standard: indicator && standardOf(indicator.text),
    rule: `claims/${slot.rule}`,
  };
}

/** 长江流域（108个）: a quantity alone in brackets is of what stands before them. */
function isBracketed(text: string, clause: readonly Chunk[]): boolean {
  const [only] = clause;
  return clause.length === 1 && only?.kind === "quantity" && /[(（]/.test(text.charAt(only.start - 1));
}

/** What a change of so much per year, or of each of several, is measured against is not said by the change before it. */
const AVERAGED = /均/;

/** What the change right before is measured against, for one that only says it in another way: 增长3% in 比上年增加6万人，增长3%. */
function basisOf(
  clause: readonly Chunk[],
  { rule, governor, indicator }: Slot,
  last: Claim | undefined,
): string | null {
  if (rule !== CARRIED || last?.kind !== "change" || last.indicator !== indicator?.text) return null;
  if (clause.some(({ kind, text }) => kind === "date" || AVERAGED.test(text))) return null;
  return governor?.verb.direction === last.direction ? last.baseline : null;
}

/** What may be shared out again behind indicators that only complete those before: A and B of A增速 and B增速. */
const rootsOf = (each: readonly Indicator[], before: readonly Indicator[]): readonly Indicator[] =>
  each.length > 0 && each.every(({ text }, i) => text.startsWith(before[i]?.text ?? "\0")) ? before : each;

/** True for a clause that only says what is compared with, and asserts nothing: 与上年相比, and not 增速与上年持平. */
const opensComparison = (clause: readonly Chunk[]): boolean =>
  clause.some(isComparison) || clause.at(-1)?.kind === "date";

const holdsSemicolon = (text: string) => text.includes("；") || text.includes(";");

const OPENS_ASIDE = /[（(]$/;
const CLOSES_BRACKET = /[）)]/;
/** What leads up to a figure of what stands before it: 低保标准：每人每月560元, 所需经费（预计4500万元）. */
const LEADS_UP = /[：:（(]/;

const isNew = ({ carries }: Slot, last: Indicator | undefined) => carries?.text !== last?.text;
/** 审结 in 受理案件300件，审结280件，分别上升5%和6%: what else is done to what was named before is an item of its own. */
const isDoneBesides = ({ rule, governor }: Slot) => rule === CARRIED && governor?.verb.use === "count";

/** A clause without a figure, or what its end names: 北京、廊坊和长治 in 浓度最低的3个城市依次是北京、廊坊和长治. */
function behindFigure(clause: readonly Chunk[]): readonly Chunk[] {
  const rest = clause.slice(clause.findLastIndex(({ kind }) => kind === "quantity") + 1);
  return rest.length === clause.length || rest.some(({ text }) => NAMES_ITEMS.has(text)) ? rest : [];
}

/** What parts of a whole begin with; behind ； the whole is gone on with: 注销 in 登记企业2.6万户，其中国企80户；注销9100户. */
const OF_WHICH = "其中";

/** The claims of a sentence, clause by clause; what a clause is about is carried to the next. */
function readSentence(place: Place, about: Indicator | null): Claim[] {
  const claims: Claim[] = [];
  const { text } = place.input;
  const clauses = clausesOf(place.chunks);
  const topic = topicOf(clauses[0] ?? []);
  let carried = about;
  const recent: Indicator[] = [];
  const ofUnit = new Map<string, Indicator>();
  let each: readonly Indicator[] = [];
  let shares: readonly Indicator[] = [];
  let together: Indicator | null = null;
  let unit: string | null = null;
  let previous: readonly Chunk[] = [];
  let outside: Indicator | null = null;
  let compared: string | null = null;
  let whole: Indicator | null = null;
  let itemised: Itemised | null = null;
  for (const [i, clause] of clauses.entries()) {
    const before = previous;
    previous = clause;
    if (clause[0]?.kind === "marker") carried = null;
    const between = text.slice(before.at(-1)?.end, clause[0]?.start);
    if (CLOSES_BRACKET.test(between)) [carried, outside, itemised] = [outside ?? carried, null, null];
    const again = restated(clause, claims.at(-1), text.slice(claims.at(-1)?.numeral.end, clause[0]?.start));
    if (again) {
      claims.push(again);
      continue;
    }
    if (OPENS_ASIDE.test(between) && !isBracketed(text, clause)) outside = carried;
    place.outlook.begin(clause, holdsSemicolon(between));
    if (!clause.some((chunk) => chunk.kind === "quantity")) {
      if (opensComparison(clause)) compared = baselineOf(clause, text) ?? compared;
      const opens = LEADS_UP.test(text.slice(clause.at(-1)?.end, clauses[i + 1]?.[0]?.start ?? clause.at(-1)?.end));
      const measure = measureOf(clause, opens);
      if (measure) recent.push(measure);
      itemised = measure && opens ? { measure, unit: null } : null;
      const next = clauses[i + 1] ?? [];
      carried = measure ?? countedNext(clause, next) ?? subjectOf(clause, next) ?? carried;
      continue;
    }
    const behind = before.slice(before.findLastIndex(({ kind }) => kind === "quantity") + 1);
    const last = isBracketed(text, clause) ? (join(withoutTrail(withoutLead(behind))) ?? carried) : carried;
    const said: Omit<Said, "carried"> = {
      topic,
      ofUnit,
      recent,
      each,
      shares,
      before: behindFigure(before),
      together,
      unit,
    };
    const resumed = holdsSemicolon(between) ? whole : null;
    const next: readonly Slot[] = slotsOf(text, clause, { ...said, carried: last });
    const read: readonly Slot[] =
      resumed && next[0]?.rule === CARRIED
        ? slotsOf(text, clause, { ...said, carried: resumed, ofUnit: new Map() })
        : next;
    if (holdsSemicolon(between)) whole = null;
    if (formOf(clause[0]) === OF_WHICH) whole ??= last;
    const listed = itemisedBy(clause, read);
    const measured = listed && read.length > 1 ? listed : itemised;
    const slots = measured ? read.map((slot) => ofItem(clause, slot, measured)) : read;
    const [first] = slots;
    itemised =
      listed ??
      (itemised && first ? { ...itemised, unit: itemised.unit ?? first.quantity.numeral?.unit ?? null } : null);
    for (const slot of slots)
      claims.push(toClaim(place, clause, slot, compared ?? basisOf(clause, slot, claims.at(-1))));
    if (clause.some(isComparison)) compared = baselineOf(clause, text) ?? compared;
    const named = slots.flatMap(({ indicator }) => indicator ?? []);
    each = rootsOf(named, each);
    shares = named !== each && named.every(({ text: name }) => HOLDS_SHARE.test(name)) ? named : [];
    carried = slots.at(-1)?.carries ?? carried;
    together = slots.at(-1)?.together ?? null;
    unit = slots.findLast(({ rule }) => rule !== CARRIED)?.quantity.numeral?.unit ?? unit;
    for (const { quantity, indicator, rule } of slots)
      if (indicator && rule !== CARRIED) ofUnit.set(quantity.numeral?.unit ?? "", indicator);
    for (const slot of slots)
      if (slot.carries && (isNew(slot, recent.at(-1)) || isDoneBesides(slot))) recent.push(slot.carries);
  }
  return claims;
}

/** The stage that adds the claims: one for each asserted quantity, in the order of the text. */
export const claims: Stage<"metadata" | "sections" | "tables" | "sentences" | "tokens" | "numerals", "claims"> = (
  input,
) => {
  const chunker = new Chunker(input.text, input.tokens, input.numerals);
  const headings = new HeadingPeriods(input.sections, input.numerals, input.metadata.title);
  const targets = new TargetLists();
  let before = "";
  const inTables = tableClaims(input, headings);
  const figures = new Set(
    inTables.map(({ numeral: { start } }) => (opensFigure(input.text[start - 1]) ? start - 1 : start)),
  );
  const found: Claim[] = [];
  for (const sentence of input.sentences) {
    const text = input.text.slice(sentence.start, sentence.end);
    const listed = targets.next(text, before);
    before = text;
    const chunks = chunker.chunks(sentence);
    if (chunks.length === 0 || figures.has(sentence.start) || asks(text)) continue;
    const period = partOf(input.text, sentence, found) ?? headings.of(sentence.section);
    const about = aboutOf(input.text, sentence, found);
    found.push(...readSentence({ input, sentence, chunks, period, listed, outlook: new Outlook() }, about));
  }
  return { claims: [...found, ...inTables].sort((a, b) => a.numeral.start - b.numeral.start) };
};
