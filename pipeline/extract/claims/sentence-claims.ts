// The claims of a sentence, clause by clause.
import type { Claim } from "../../document.ts";
import { countedNext, measureOf, subjectOf, topicOf } from "./announced.ts";
import type { Said } from "./carried.ts";
import { type Chunk, clausesOf, formOf } from "./chunks.ts";
import { claimOf, type SentenceRead } from "./claim-of-slot.ts";
import { withoutLead, withoutTrail } from "./edges.ts";
import { type Itemised, itemisedBy, ofItem } from "./itemised.ts";
import { NAMES_ITEMS } from "./lexicon.ts";
import { baselineOf, isComparison } from "./periods.ts";
import { restated } from "./restated.ts";
import { type Indicator, join } from "./sharing.ts";
import { CARRIED, type Slot } from "./slot.ts";
import { slotsOf } from "./slots.ts";
import { HOLDS_SHARE } from "./word-classes.ts";

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

/** Reads a sentence clause by clause; what a clause is about is carried to the next. */
class SentenceReader {
  readonly #read: SentenceRead;
  readonly #clauses: readonly (readonly Chunk[])[];
  readonly #topic: Indicator | null;
  readonly #claims: Claim[] = [];
  readonly #recent: Indicator[] = [];
  readonly #ofUnit = new Map<string, Indicator>();
  #carried: Indicator | null;
  #each: readonly Indicator[] = [];
  #shares: readonly Indicator[] = [];
  #together: Indicator | null = null;
  #unit: string | null = null;
  /** What was carried before a bracket that is still open. */
  #outside: Indicator | null = null;
  /** What a clause before compares with that has no quantity of its own. */
  #compared: string | null = null;
  /** What 其中 gave parts of. */
  #whole: Indicator | null = null;
  #itemised: Itemised | null = null;

  constructor(read: SentenceRead, about: Indicator | null) {
    this.#read = read;
    this.#clauses = clausesOf(read.chunks);
    this.#topic = topicOf(this.#clauses[0] ?? []);
    this.#carried = about;
  }

  claims(): Claim[] {
    for (const [i, clause] of this.#clauses.entries()) this.#clause(clause, i);
    return this.#claims;
  }

  get #text(): string {
    return this.#read.input.text;
  }

  #clause(clause: readonly Chunk[], at: number): void {
    const before = this.#clauses[at - 1] ?? [];
    if (clause[0]?.kind === "marker") this.#carried = null;
    const between = this.#text.slice(before.at(-1)?.end, clause[0]?.start);
    if (CLOSES_BRACKET.test(between))
      [this.#carried, this.#outside, this.#itemised] = [this.#outside ?? this.#carried, null, null];
    const last = this.#claims.at(-1);
    const again = restated(clause, last, this.#text.slice(last?.numeral.end, clause[0]?.start));
    if (again) {
      this.#claims.push(again);
      return;
    }
    if (OPENS_ASIDE.test(between) && !isBracketed(this.#text, clause)) this.#outside = this.#carried;
    const parted = holdsSemicolon(between);
    this.#read.outlook.begin(clause, parted);
    const whole = parted ? this.#whole : null;
    if (parted) this.#whole = null;
    if (formOf(clause[0]) === OF_WHICH) this.#whole ??= this.#carried;
    if (clause.some(({ kind }) => kind === "quantity")) this.#figures(clause, before, whole);
    else this.#announces(clause, this.#clauses[at + 1] ?? []);
  }

  /** Takes from a clause without a figure what the next ones are about, and what they compare with. */
  #announces(clause: readonly Chunk[], next: readonly Chunk[]): void {
    if (opensComparison(clause)) this.#compared = baselineOf(clause, this.#text) ?? this.#compared;
    const end = clause.at(-1)?.end;
    const opens = LEADS_UP.test(this.#text.slice(end, next[0]?.start ?? end));
    const measure = measureOf(clause, opens);
    if (measure) this.#recent.push(measure);
    this.#itemised = measure && opens ? { measure, unit: null } : null;
    this.#carried = measure ?? countedNext(clause, next) ?? subjectOf(clause, next) ?? this.#carried;
  }

  /** The slots of a clause; one that names nothing goes on with the whole, where it is given, and not with its last part. */
  #slots(clause: readonly Chunk[], before: readonly Chunk[], whole: Indicator | null): readonly Slot[] {
    const behind = before.slice(before.findLastIndex(({ kind }) => kind === "quantity") + 1);
    const inBrackets = isBracketed(this.#text, clause) ? join(withoutTrail(withoutLead(behind))) : null;
    const said: Said = {
      carried: inBrackets ?? this.#carried,
      topic: this.#topic,
      ofUnit: this.#ofUnit,
      recent: this.#recent,
      each: this.#each,
      shares: this.#shares,
      before: behindFigure(before),
      together: this.#together,
      unit: this.#unit,
    };
    const slots = slotsOf(this.#text, clause, said);
    return whole && slots[0]?.rule === CARRIED
      ? slotsOf(this.#text, clause, { ...said, carried: whole, ofUnit: new Map() })
      : slots;
  }

  /** The slots of a clause, of the measure that was announced for its items where one was. */
  #ofItems(clause: readonly Chunk[], slots: readonly Slot[]): readonly Slot[] {
    const listed = itemisedBy(clause, slots);
    const measure = listed && slots.length > 1 ? listed : this.#itemised;
    const items = measure ? slots.map((slot) => ofItem(clause, slot, measure)) : slots;
    const unit = this.#itemised?.unit ?? items[0]?.quantity.numeral?.unit ?? null;
    this.#itemised = listed ?? (this.#itemised && items.length > 0 ? { ...this.#itemised, unit } : null);
    return items;
  }

  /** Takes the claims of a clause; whole is what 其中 gave parts of, behind the ； that ends them. */
  #figures(clause: readonly Chunk[], before: readonly Chunk[], whole: Indicator | null): void {
    const slots = this.#ofItems(clause, this.#slots(clause, before, whole));
    for (const slot of slots) {
      const basis = this.#compared ?? basisOf(clause, slot, this.#claims.at(-1));
      this.#claims.push(claimOf(this.#read, clause, slot, basis));
    }
    if (clause.some(isComparison)) this.#compared = baselineOf(clause, this.#text) ?? this.#compared;
    const named = slots.flatMap(({ indicator }) => indicator ?? []);
    this.#each = rootsOf(named, this.#each);
    this.#shares = named !== this.#each && named.every(({ text }) => HOLDS_SHARE.test(text)) ? named : [];
    this.#carried = slots.at(-1)?.carries ?? this.#carried;
    this.#together = slots.at(-1)?.together ?? null;
    this.#unit = slots.findLast(({ rule }) => rule !== CARRIED)?.quantity.numeral?.unit ?? this.#unit;
    for (const { quantity, indicator, rule } of slots)
      if (indicator && rule !== CARRIED) this.#ofUnit.set(quantity.numeral?.unit ?? "", indicator);
    for (const slot of slots)
      if (slot.carries && (isNew(slot, this.#recent.at(-1)) || isDoneBesides(slot))) this.#recent.push(slot.carries);
  }
}

/** The claims of a sentence; about is what the sentence before was about, where it goes on with that. */
export const sentenceClaims = (read: SentenceRead, about: Indicator | null): Claim[] =>
  new SentenceReader(read, about).claims();
