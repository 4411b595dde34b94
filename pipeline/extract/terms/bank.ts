// Finds the terms of the bank by longest match, where the words of the text do not speak against it.
import type { Mention, Token } from "../../document.ts";
import { readLexicon, Trie } from "../../lexicon.ts";

interface BankTerm {
  readonly term: string;
  readonly category: string;
}

const rows = readLexicon(new URL("bank.csv", import.meta.url), ["term", "category", "variants"]);
const bank = new Trie<BankTerm>(
  rows.flatMap(({ term, category, variants }) =>
    [term, ...variants.split("|")].filter(Boolean).map((form) => [form, { term, category }] as const),
  ),
);

/** Starts of tokens, so that a match that begins or ends inside a word can be told. */
function boundariesOf(tokens: readonly Token[]): ReadonlySet<number> {
  const boundaries = new Set<number>();
  for (const { start, end } of tokens) boundaries.add(start).add(end);
  return boundaries;
}

const SHORT = 3;

/** Mentions of the bank's terms, in order, the longest first where they overlap. A short form must begin and end with words. */
export function findBankTerms(text: string, tokens: readonly Token[]): Mention[] {
  const boundaries = boundariesOf(tokens);
  const mentions: Mention[] = [];
  for (let at = 0; at < text.length; ) {
    const entry = bank.longest(text, at);
    const end = at + (entry?.length ?? 0);
    const whole = boundaries.has(at) && boundaries.has(end);
    if (!entry || (entry.length <= SHORT && !whole) || (!boundaries.has(at) && !boundaries.has(end))) {
      at++;
      continue;
    }
    mentions.push({ start: at, end, ...entry.value, source: "bank" });
    at = end;
  }
  return mentions;
}
