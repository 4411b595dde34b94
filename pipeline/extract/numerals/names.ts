// Finds names, idioms and the indefinite one: words that hold a numeral and are no quantity.
import type { Numeral } from "../../document.ts";
import { readLexicon, Trie } from "../../lexicon.ts";
import { fold, isNumeral, numeralCharacter } from "./characters.ts";
import { type Context, numeral } from "./context.ts";

interface NameWord {
  readonly role: Numeral["role"];
  readonly weak: boolean;
  readonly rule: string;
}

function load(file: string, rule: string) {
  const rows = readLexicon(new URL(file, import.meta.url), ["form", "role", "weak"]);
  return rows.map(({ form, role, weak }) => {
    const word: NameWord = { role: role as Numeral["role"], weak: weak !== "", rule };
    return [fold(form), word] as const;
  });
}

const words = new Trie<NameWord>([...load("names.csv", "name"), ...load("dictionary.csv", "dictionary_word")]);

/** True where a listed word may begin with the character. */
export const mayBeginName = (code: number): boolean => words.mayBegin(code);
/** False where no listed word begins with the two characters. */
export const mayBeginNameWith = (code: number, next: number): boolean => words.mayBeginWith(code, next);

/** A word that holds a numeral; weak ones give way to a quantity that reads further. */
export interface NameMatch {
  readonly numeral: Numeral;
  readonly weak: boolean;
}

/** True where numerals stand on both sides of a word's edge. */
const joins = (text: string, inside: number, outside: number) =>
  isNumeral(text.charCodeAt(inside)) &&
  (isNumeral(text.charCodeAt(outside)) || numeralCharacter(text.charCodeAt(outside))?.class === "vague");

/** True where a numeral of the word goes on beyond it: 万一 in 三万一千. */
const cutsNumber = (text: string, start: number, end: number, floor: number): boolean =>
  (joins(text, end - 1, end) && text[end] !== "数") || (start > floor && joins(text, start, start - 1));

/** The longest listed word that begins at `at`. */
export function readName(context: Context, at: number): NameMatch | null {
  const { folded } = context;
  const entry = words.longest(folded, at);
  if (!entry) return null;
  const end = at + entry.length;
  if (cutsNumber(folded, at, end, context.end)) return null;
  if (entry.value.role === "date" && folded[at - 1] === "负") return null;
  const { role, weak, rule } = entry.value;
  const type =
    role === "ordinal" ? "ordinal" : role === "date" ? "date" : role === "duration" ? "duration" : "cardinal";
  return { numeral: numeral({ start: at, end, type, role, rule }), weak };
}
