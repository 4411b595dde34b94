// Finds the terms of the bank by longest match, where the words of the text do not speak against it.
import type { Mention, Token } from "../../document.ts";
import { type Entry, readLexicon, Trie } from "../../lexicon.ts";
import { type Kind, mentionAt, unquote } from "./form.ts";

/** A term of a bank. */
export interface BankTerm extends Kind {
  /** Its standard form. */
  readonly standard: string;
}

const OF_BANK = { source: "bank", rule: "terms/bank" } as const;

/** Forms of terms, each with its term, for longest match. */
export type Bank = Trie<BankTerm>;

/** Rows of a bank as its CSV has them; variants are parted by |. */
export interface BankRow {
  readonly term: string;
  readonly category: string;
  readonly subcategory: string;
  readonly variants: string;
}

/** Forms of the rows with what they stand for; the first row that lists a form has it. */
const formsOf = (rows: readonly BankRow[]): (readonly [string, BankTerm])[] =>
  rows.flatMap(({ term, category, subcategory, variants }) =>
    [term, ...variants.split("|")].filter(Boolean).map((form) => {
      const kind = { category: category || null, subcategory: subcategory || null, ...OF_BANK };
      return [form, { standard: term, ...kind }] as const;
    }),
  );

const COLUMNS = ["term", "category", "subcategory", "variants"] as const;

const OWN_FORMS = formsOf(readLexicon(new URL("bank.csv", import.meta.url), COLUMNS));

/** The bank that comes with the pipeline, and the rows of a user's, which go before it. */
export const bankWith = (rows: readonly BankRow[]): Bank => new Trie([...formsOf(rows), ...OWN_FORMS]);

/** Places at which a token begins or ends. */
function edgesOf(length: number, tokens: readonly Token[]): Uint8Array {
  const edges = new Uint8Array(length + 1);
  for (const { start, end } of tokens) edges[start] = edges[end] = 1;
  return edges;
}

const SHORT = 3;
/** 省 of 省公安厅, which the segmenter takes for one word. */
const ADMINISTRATIVE = /[省市县区州]/;

/**
 * Mentions of the bank's terms, in order; of those that begin together the longest. A match must begin and end where words
 * do; of a form longer than three characters one edge may lie within a word, for the segmenter cuts what it does not
 * know: 五位 of 五位一体.
 */
export function findBankTerms(bank: Bank, text: string, tokens: readonly Token[]): Mention[] {
  const plain = unquote(text);
  const edges = edgesOf(text.length, tokens);
  const mentions: Mention[] = [];
  let [at, opens] = [0, false];
  const endOf = ({ length }: Entry<BankTerm>) => plain.placeOf(at + length - 1) + 1;
  const fits = (entry: Entry<BankTerm>) => {
    const closes = edges[endOf(entry)] === 1;
    return entry.length <= SHORT ? opens && closes : opens || closes;
  };
  while (at < plain.text.length) {
    if (!bank.mayBeginWith(plain.text.charCodeAt(at), plain.text.charCodeAt(at + 1))) {
      at++;
      continue;
    }
    const start = plain.placeOf(at);
    opens = edges[start] === 1 || (edges[start - 1] === 1 && ADMINISTRATIVE.test(text[start - 1] ?? ""));
    const entry = bank.longestThat(fits, plain.text, at);
    if (!entry) {
      at++;
      continue;
    }
    mentions.push(mentionAt(text, { start, end: endOf(entry) }, entry.value, entry.value.standard));
    at += entry.length;
  }
  return mentions;
}
