// Finds names of campaigns, projects, systems and organisations: a run of nouns that ends in a head of heads.csv.
import type { Mention } from "../../document.ts";
import { readLexicon, Trie } from "../../lexicon.ts";
import { type Kind, mentionAt } from "./form.ts";
import type { Known } from "./known.ts";
import { isVerb, isWeakOrPlace, nameOf, opensNone, traitsOf, type Word } from "./words.ts";

interface Head {
  readonly kind: Kind;
  /** What it is the head of. */
  readonly rule: string;
  readonly modifiers: number;
  readonly plain: boolean;
}

const COLUMNS = ["head", "category", "subcategory", "rule", "modifiers", "plain"] as const;
const heads = new Trie<Head>(
  readLexicon(new URL("heads.csv", import.meta.url), COLUMNS).map(
    ({ head, category, subcategory, rule, modifiers, plain }) => {
      const kind: Kind = { category, subcategory, source: "pattern", rule: `terms/${rule}` };
      return [head, { kind, rule, modifiers: Number(modifiers), plain: plain === "1" }] as const;
    },
  ),
  { backwards: true },
);

const LONGEST = 20;
/** Heads whose names may hold a verb right before them: 质量提升行动. */
const DEEDS = /^(?:campaign|plan|project|strategy|pilot)$/;
/** Heads of which a place makes a name: 苏州实验室. */
const PLACED = /^(?:platform|region|organisation|park|pilot)$/;
const SHORTEST_MODIFIER = 2;

/** The first word of the name whose head begins at `head`. */
function firstOf(run: readonly Word[], head: number, rule: string, known: Known): number {
  let first = head;
  for (let i = head - 1; i >= 0; i--) {
    const word = run[i] as Word;
    const before = run[i - 1];
    if (word.traits.endsName && !known.beginsAt(word.start)) {
      const named = before !== undefined && !opensNone(before) && !isVerb(before);
      if (!(named && i === head - 1 && DEEDS.test(rule) && word.traits.isDeed)) break;
    }
    first = i;
  }
  const starts = (word: Word) => known.beginsAt(word.start) || !(isVerb(word) || opensNone(word));
  while (first < head - 1 && !starts(run[first] as Word)) first++;
  let lead = first;
  while (lead < head && /^(?:v|a)/.test((run[lead] as Word).tag)) lead++;
  if (known.beginsAt((run[lead] as Word).start)) return lead;
  const { start, traits } = run[first] as Word;
  const governs = head - first > 1 && traits.mayGovern && !known.beginsAt(start);
  return governs ? first + 1 : first;
}

/** The words before the head; of the word that the head is a part of, what stands before it. */
function modifiersOf(run: readonly Word[], first: number, head: number, headStart: number): readonly Word[] {
  const holder = run[head] as Word;
  const own = run.slice(first, head);
  if (holder.start >= headStart) return own;
  const text = holder.text.slice(0, headStart - holder.start);
  return [...own, { ...holder, text, traits: traitsOf(text) }];
}

/** True where the words before the head say what it is the name of, and do not govern it: 推进 in 推进改革. */
function modify(
  modifiers: readonly Word[],
  headStart: number,
  { rule, plain, modifiers: needed }: Head,
  known: Known,
): boolean {
  const last = modifiers.at(-1);
  if (!last || modifiers.length < needed || nameOf(modifiers).length < SHORTEST_MODIFIER) return false;
  const fused = last.end > headStart;
  if ((modifiers.length === 1 && isVerb(last)) || ((modifiers.length === 1 || fused) && opensNone(last))) return false;
  if (plain && known.holdsAllButWeak(modifiers)) return false;
  return known.within(modifiers) || !modifiers.every(PLACED.test(rule) ? ({ traits }) => traits.isWeak : isWeakOrPlace);
}

/** A name, and the first of its words. */
interface Name {
  readonly mention: Mention;
  readonly first: number;
}

/** The name that ends with the word at `last`, or null where no head does or nothing names what it is of. */
function nameAt(text: string, run: readonly Word[], last: number, known: Known): Name | null {
  const { end } = run[last] as Word;
  const entry = heads.longestBefore(text, end);
  const headStart = end - (entry?.length ?? 0);
  if (!entry || known.reachesOver(headStart, end)) return null;
  const head = run.findIndex((word) => word.end > headStart);
  const first = firstOf(run, head, entry.value.rule, known);
  const { start } = run[first] as Word;
  const modifiers = modifiersOf(run, first, head, headStart);
  if (end - start > LONGEST || !modify(modifiers, headStart, entry.value, known)) return null;
  return { mention: mentionAt(text, { start, end }, entry.value.kind), first };
}

/** Names in the order of the text; of two in one run, one inside the other, the longer. What the bank knows it keeps. */
export function findNames(text: string, runs: readonly (readonly Word[])[], known: Known): Mention[] {
  const found: Mention[] = [];
  for (const run of runs) {
    const own: Mention[] = [];
    for (let last = run.length - 1; last >= 0; last--) {
      const name = nameAt(text, run, last, known);
      if (!name) continue;
      own.push(name.mention);
      last = name.first;
    }
    for (const mention of own.reverse()) found.push(mention);
  }
  return found;
}
