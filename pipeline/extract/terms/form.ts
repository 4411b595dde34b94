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

/** A mention's place and term. */
export function termIn(text: string, span: Span): Pick<Mention, "start" | "end" | "term" | "standard"> {
  const written = text.slice(span.start, span.end);
  if (written.search(QUOTE) < 0) return { start: span.start, end: span.end, term: written, standard: written };
  const place = balanced(text, span);
  const term = text.slice(place.start, place.end).replaceAll(QUOTES, "");
  return { ...place, term, standard: term };
}
