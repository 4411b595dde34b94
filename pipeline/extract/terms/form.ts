// The form of a term: what a text writes, without the quotation marks that may stand anywhere in it.
import type { Mention, Span } from "../../document.ts";

const QUOTES = /[“”‘’「」『』]/g;
const QUOTE = /[“”‘’「」『』]/;
const PAIRS: Record<string, string> = { "“": "”", "‘": "’", "「": "」", "『": "』" };

/** A text without its quotation marks, with the way back to the places in the text. */
export interface Unquoted {
  readonly text: string;
  /** Place in the text as written of the character at `at`. */
  readonly placeOf: (at: number) => number;
}

/** The text without its quotation marks. */
export function unquote(text: string): Unquoted {
  const removed = [...text.matchAll(QUOTES)].map(({ index }) => index);
  if (removed.length === 0) return { text, placeOf: (at) => at };
  const places = new Int32Array(text.length - removed.length);
  let next = 0;
  for (let at = 0, mark = 0; at < text.length; at++) {
    if (removed[mark] === at) mark++;
    else places[next++] = at;
  }
  return { text: text.replaceAll(QUOTES, ""), placeOf: (at) => places[at] ?? text.length };
}

const MOST_BEFORE = 20;
/** What a term does not run over. */
const STOP = /[，。；：！？、,;:!?\r\n]/;

/** Where the quotation opens that closes at `at`, or `at` where it opens too far before or not at all. */
function openingOf(text: string, at: number): number {
  const open = Object.keys(PAIRS).find((mark) => PAIRS[mark] === text[at]);
  if (!open) return at;
  for (let i = at - 1; i >= Math.max(0, at - MOST_BEFORE) && !STOP.test(text[i] as string); i--)
    if (text[i] === open) return i;
  return at;
}

/** The span with both marks of each quotation that it cuts: “放管服”改革 of 放管服”改革, “小巨人” of 专精特新“小巨人. */
function balanced(text: string, { start, end }: Span): Span {
  const open: string[] = [];
  let first = start;
  for (let at = start; at < end; at++) {
    const mark = text[at] as string;
    if (PAIRS[mark]) open.push(PAIRS[mark]);
    else if (mark === open.at(-1)) open.pop();
    else first = Math.min(first, openingOf(text, at));
  }
  const closes = open.length > 0 && text[end] === open.at(-1);
  return { start: first, end: closes ? end + 1 : end };
}

/** What a rule says of the mentions that it finds. */
export type Kind = Pick<Mention, "category" | "subcategory" | "source" | "rule">;

/** The mention at a place; its standard form is the term itself where none is given. */
export function mentionAt(text: string, span: Span, kind: Kind, standard: string | null = null): Mention {
  const { category, subcategory, source, rule } = kind;
  const written = text.slice(span.start, span.end);
  const quoted = QUOTE.test(written);
  const { start, end } = quoted ? balanced(text, span) : span;
  const term = quoted ? text.slice(start, end).replaceAll(QUOTES, "") : written;
  return { start, end, term, standard: standard ?? term, category, subcategory, source, rule };
}
