// Slots: for each quantity of a clause, the verb that governs it, what it is about, and who did it.
import { completed, isOfAll, mayBeSame, ofGrowth, ofKind, type Said, severally } from "./carried.ts";
import { type Chunk, formOf, textOf } from "./chunks.ts";
import { isCounted, nounBehind } from "./counted.ts";
import { slotOfCounted } from "./counted-slot.ts";
import { actsAlone, agentOf } from "./doers.ts";
import { isFor, withoutLead, withoutTrail } from "./edges.ts";
import { countedBefore, goesOn, isDoneToo, isOther, ofCount } from "./going-on.ts";
import { type Governor, governorAt } from "./governor.ts";
import { GIVES, HANDS_OVER, PERFORMS } from "./lexicon.ts";
import { groupEnd, isLimit } from "./lists.ts";
import { beforeMove, beforeRank, endsInScope, movedFromEach, startsMove } from "./moves.ts";
import { readObject } from "./object.ts";
import { definedBy, lastOfOne, whichOnes } from "./one-noun.ts";
import { type Place, placeOf } from "./place.ts";
import { predicateOf } from "./predicate.ts";
import type { Reading, Scope } from "./reading.ts";
import { type Indicator, join, shareOut } from "./sharing.ts";
import { CARRIED, type Slot } from "./slot.ts";
import { readSpent, readTaken, readTowards } from "./spending.ts";
import { readSubject } from "./subject.ts";
import { isLeftOpen, isOf, isSoft } from "./word-classes.ts";

/** 取消 in 收费项目取消96项: the verb right before the quantity, and no part of what it is about. */
const isBehind = (governor: Governor | null, { parts, indicator }: Reading): governor is Governor =>
  governor !== null && (parts.length === 0 || (indicator !== null && indicator.end <= governor.start));

/** 减负 in 为企业减负6.3亿元: what is done for somebody, where the verb has no object but the quantity. */
const doneFor = (left: readonly Chunk[], governor: Governor | null): Indicator | null =>
  governor && left.some((chunk) => isFor(chunk) && chunk.end < governor.start)
    ? { text: governor.text, start: governor.start, end: governor.start + governor.text.length }
    : null;

/** 培训 in 开展培训12期, where nothing was named that was trained: an act is what it is done to. */
function actDone(own: readonly Chunk[]): Indicator | null {
  const { verb, object } = predicateOf(withoutLead(own));
  return PERFORMS.has(textOf(verb)) ? join(withoutTrail(object)) : null;
}

/** Quantities side by side of one thing, or of as many things as there are, with what the clause says of them. */
interface Group {
  readonly place: Place;
  readonly members: readonly Chunk[];
  /** Of its last quantity, in the clause. */
  readonly end: number;
  readonly reading: Reading;
  /** True where the words say what else was done, or by whom, and the quantity is of what was counted before. */
  readonly nameless: boolean;
  readonly active: Governor | null;
  /** One for each, where they are of different things. */
  readonly shares: readonly Indicator[] | null;
  /** What a list was shared out from, where the quantity is of all of it. */
  readonly all: Indicator | null;
  readonly origins: readonly Chunk[];
  /** Which ones of those counted before are meant. */
  readonly which: Indicator | null;
  readonly partOf: boolean;
}

/** Reads a clause, quantity by quantity; what was said is gone on with. */
class ClauseReader {
  readonly #clause: readonly Chunk[];
  readonly #said: Said;
  readonly #scope: Scope;
  readonly #slots: Slot[] = [];
  #from = 0;
  #last: Indicator | null;
  #together: Indicator | null;
  #unit: string | null;
  #each: readonly Indicator[];
  #holder: readonly Chunk[] = [];
  #verb: Governor | null = null;
  #ratio: Governor | null = null;

  constructor(text: string, clause: readonly Chunk[], said: Said) {
    this.#clause = clause;
    this.#said = said;
    this.#scope = { text, boundaries: new Set(clause.map((chunk) => chunk.start)) };
    [this.#last, this.#together, this.#unit, this.#each] = [said.carried, said.together, said.unit, said.each];
  }

  read(): Slot[] {
    for (let at = 0; at < this.#clause.length; at++) {
      if (!this.#isFigure(at)) continue;
      const place = placeOf(this.#scope, this.#clause, at, { from: this.#from, last: this.#last, ratio: this.#ratio });
      this.#last = place.last;
      this.#ratio = place.ratio;
      at = this.#counted(place) ?? this.#measured(this.#group(place));
    }
    return this.#slots;
  }

  /** True for a quantity that is no limit of what is counted, and not what a later one moved from. */
  #isFigure(at: number): boolean {
    if (this.#clause[at]?.kind !== "quantity" || isLimit(this.#clause, at)) return false;
    return !(this.#clause.slice(at + 1).some(({ kind }) => kind === "quantity") && startsMove(this.#clause, at));
  }

  /** Takes a quantity that counts the noun behind it; null where it does not. */
  #counted(place: Place): number | null {
    const { at, quantity, own, governor, grows } = place;
    const counted = definedBy(this.#clause, at) ?? lastOfOne(this.#clause, at, GIVES.has(formOf(own.at(-1))));
    const named = isLeftOpen(own.at(-1)) ? [] : withoutLead(own);
    const behind = grows ? [] : nounBehind(this.#clause, counted, named, governor);
    if (behind.length === 0) return null;
    const { slot, verb, end } = slotOfCounted(this.#scope, this.#clause, place, behind, counted > at, this.#verb);
    this.#slots.push(slot);
    this.#last = slot.carries;
    this.#together = null;
    this.#unit = quantity.numeral?.unit ?? null;
    this.#verb = verb;
    this.#holder = behind;
    this.#from = end;
    return at;
  }

  /** The words beside the quantity, read. */
  #readingOf({ quantity, own, governor, among, moved }: Place, end: number, ranked: boolean, came: boolean): Reading {
    const stays = moved || (governor?.reached && (came || ranked)) ? beforeMove(own) : own;
    const named = ranked ? beforeRank(stays) : stays;
    const spent = readSpent(named, quantity, this.#clause.slice(end + 1));
    if (spent) return spent;
    if (governor && governor.verb.use !== "count")
      return readSubject(among ? named.slice(0, -1) : named, governor, quantity);
    return (
      readTaken(named) ??
      readTowards(named, quantity) ??
      readObject(this.#scope, named, this.#holder, this.#slots.length > 0)
    );
  }

  /** The reading without a name, where its words say only what else was done, or which body did it. */
  #withoutName(read: Reading, { quantity, governor }: Place): Reading {
    if (isDoneToo(read, quantity, this.#said, this.#slots.at(-1)))
      return { ...read, parts: [], indicator: null, action: textOf(read.parts) };
    const byBody = read.rule === "apposition" && isBehind(governor, read) && actsAlone(read.parts, quantity);
    return byBody ? { ...read, parts: [], indicator: null, agent: read.parts } : read;
  }

  #group(place: Place): Group {
    const { at, quantity, left, own, governor, among } = place;
    const clause = this.#clause;
    const end = groupEnd(clause, at, governor?.reached === true);
    const members = clause.slice(at, end + 1).filter(({ kind }) => kind === "quantity");
    const earlier = left.findLast(({ kind }) => kind === "quantity");
    const came = earlier !== undefined && startsMove(clause, clause.indexOf(earlier));
    const scoped = endsInScope(own) && quantity.numeral?.type === "fraction";
    const read = this.#readingOf(place, end, quantity.numeral?.type === "ordinal" || scoped, came);
    const reading = this.#withoutName(read, place);
    const follows = reading.parts.length > 0 && left.length > 0;
    const goes = follows && goesOn(this.#verb, quantity, this.#slots.at(-1), reading) ? this.#verb : null;
    const said = { ...this.#said, each: this.#each };
    const shares = clause.slice(at, end).some(isSoft)
      ? (shareOut(reading.parts, members) ?? severally(left, reading.indicator, said, members.length, governor))
      : null;
    return {
      place,
      members,
      end,
      reading,
      nameless: reading !== read,
      active: reading.governor ?? governor ?? goes,
      shares,
      all: !shares && members.length === 1 && isOfAll(left) ? this.#together : null,
      origins: came && governor?.reached ? movedFromEach(clause, at, members.length) : [],
      which: whichOnes(own, quantity, this.#last),
      partOf: scoped || among,
    };
  }

  /** Takes the quantities of a group; says where its last one stands. */
  #measured(group: Group): number {
    const { members, end, reading, active, shares, all } = group;
    this.#each = shares ?? this.#each;
    this.#together = shares ? reading.indicator : all;
    members.forEach((member, i) => {
      this.#slots.push(this.#slotOf(group, member, i));
    });
    const slot = this.#slots.at(-1);
    this.#last = slot?.carries ?? this.#last;
    if (slot?.rule !== CARRIED) this.#unit = members.at(-1)?.numeral?.unit ?? null;
    this.#verb = active ?? this.#verb;
    this.#holder = reading.forEach ?? [];
    this.#from = end + 1;
    return end;
  }

  /** What was named before that a quantity of the group may be of. */
  #before({ place: { left, governor }, reading, nameless }: Group, member: Chunk): Indicator | null {
    const unit = member.numeral?.unit ?? "";
    const acts = governor?.verb.use === "count" || nameless || HANDS_OVER.has(reading.action ?? "");
    const goesWith = this.#slots.at(-1)?.quantity.numeral?.unit === member.numeral?.unit;
    const sameUnit = acts && isCounted(member) && !goesWith ? this.#said.ofUnit.get(unit) : null;
    if (sameUnit) return sameUnit;
    return isOther(left, member, governor, this.#said, this.#slots)
      ? null
      : (ofCount(this.#last, member) ?? countedBefore(left, member, this.#said));
  }

  #slotOf(group: Group, member: Chunk, i: number): Slot {
    const { place, members, end, reading, active, shares, all, origins, which, partOf } = group;
    const { left, own, governor, isBasis, moved, within } = place;
    const before = all ?? this.#before(group, member);
    const ahead = member.numeral?.type === "duration" && formOf(left.at(-1)) === "提前";
    const alone = reading.agent.length === 0 && mayBeSame(member.numeral?.unit ?? null, this.#unit, active);
    const kind = alone && this.#last && reading.indicator ? ofKind(reading.indicator, this.#last) : null;
    const stated = reading.indicator ?? doneFor(left, governor);
    const whole = which ?? kind ?? completed(stated, ahead ? null : before, governor, this.#said.topic);
    const ofLater = isOf(this.#clause[end + 1]) ? reading.indicator : null;
    const measure = shares?.[i] ?? ofLater ?? whole ?? actDone(own);
    const grew = active?.verb.use === "move" && !active.reached && member.numeral?.unit === "%";
    const indicator = measure && grew ? ofGrowth(measure) : measure;
    const carried = reading.indicator === null && (ahead || measure === before);
    const after = members[i - 1]?.end ?? member.start;
    const apart = i > 0 ? governorAt(this.#scope.text, member.start, after, this.#scope.boundaries) : null;
    return {
      quantity: member,
      indicator,
      carries: isBasis || which ? (this.#last ?? indicator) : indicator,
      governor: apart ?? active,
      action: apart?.text ?? reading.action ?? (isBehind(governor, reading) ? governor.text : null),
      agent: agentOf(reading.agent),
      partOf,
      before: false,
      from: origins[i] ?? moved,
      within,
      beside: shares ? [] : members,
      together: this.#together,
      rule: shares ? "shared_out" : carried ? CARRIED : reading.rule,
    };
  }
}

/** The slots of a clause. */
export const slotsOf = (text: string, clause: readonly Chunk[], said: Said): Slot[] =>
  new ClauseReader(text, clause, said).read();
