// Chunks: a sentence as a row of quantities, dates, words and marks, which is what claims are read from.
import type { Numeral, Sentence, Span, Token } from "../../document.ts";
import { TELLS_APART } from "../numerals/modifiers.ts";
import { verbOf } from "./lexicon.ts";

/** A piece of a sentence. A bracket or quotation that asserts nothing is one word. */
export interface Chunk extends Span {
  readonly kind: "quantity" | "date" | "marker" | "word" | "mark";
  readonly text: string;
  /** jieba's tag; nz for a quotation, nb for a bracket, m for a numeral that is part of a name. */
  readonly tag: string;
  readonly numeral: Numeral | null;
}

/** What a chunk says; nothing where there is none. */
export const formOf = (chunk: { readonly text: string } | null | undefined): string => chunk?.text ?? "";

/** What the chunks say, put together. */
export function textOf(chunks: readonly Chunk[]): string {
  let all = "";
  for (const { text } of chunks) all += text;
  return all;
}

const CLOSING: ReadonlyMap<number, string> = new Map(
  ["()", "（）", "“”", "‘’", "《》", "「」", "〔〕", '""'].map((pair) => [pair.charCodeAt(0), pair.charAt(1)]),
);
const MARK = /^[\p{P}\p{S}]+$/u;
const ROMAN = /[Ⅰ-Ⅻ]/;
const KINDS: Partial<Record<Numeral["role"], Chunk["kind"]>> = {
  claim: "quantity",
  date: "date",
  duration: "date",
  list_marker: "marker",
};

/** 第七条 at the head of a sentence is the number of an article, and no part of what it says. */
const PART_OF_LAW = "part_of_law";

const STRAIGHT = '"';

/** End of the enclosure that opens at `at`, or 0 where it does not close within the sentence or holds a quantity. */
function enclosureEnd(text: string, at: number, end: number, quantities: readonly Numeral[]): number {
  const closing = CLOSING.get(text.charCodeAt(at));
  const close = closing ? text.slice(at + 1, end).indexOf(closing) : -1;
  if (close < 0) return 0;
  const last = at + close + 2;
  return quantities.some((n) => n.start > at && n.end < last) ? 0 : last;
}

/** Annotations of a text in order, asked for by position in order. */
class Cursor<T extends Span> {
  #next = 0;
  readonly #all: readonly T[];
  constructor(all: readonly T[]) {
    this.#all = all;
  }

  /** Those that begin in [start, end). */
  within(start: number, end: number): T[] {
    while ((this.#all[this.#next]?.start ?? Number.POSITIVE_INFINITY) < start) this.#next++;
    let last = this.#next;
    while ((this.#all[last]?.start ?? Number.POSITIVE_INFINITY) < end) last++;
    return this.#all.slice(this.#next, last);
  }
}

/** 3.8万套（间）: a short bracket behind a quantity is another unit for it. */
const LONGEST_ALTERNATIVE = 4;

/** True for a verb whose quantity stands behind an aside: 增长 in 增长（按可比价格计算，下同）7.5%. */
const isMove = (chunk: Chunk | undefined): boolean => /^(?:move|reach)$/.test(verbOf(formOf(chunk))?.use ?? "");

/** [2] and （3）, a reference to a note, and （下同） are no part of what they stand behind. */
const NOTE = /^(?:[[【〔]注?[\d０-９]{1,3}[\]】〕]|[(（][\d０-９]{1,2}[)）]|[(（](?:以下|下同)[^()（）]*[)）])/;
const OPENS_NOTE = /[[【〔(（]/;
const LONGEST_NOTE = 40;

/** Cuts sentences, given in order, into chunks. */
export class Chunker {
  readonly #text: string;
  readonly #tokens: Cursor<Token>;
  readonly #numerals: Cursor<Numeral>;

  constructor(text: string, tokens: readonly Token[], numerals: readonly Numeral[]) {
    this.#text = text;
    this.#tokens = new Cursor(tokens);
    this.#numerals = new Cursor(numerals);
  }

  chunks({ start, end }: Sentence): Chunk[] {
    const numerals = this.#numerals.within(start, end);
    const quantities = numerals.filter((n) => n.role === "claim");
    if (quantities.length === 0) return [];
    const tokens = this.#tokens.within(start, end);
    const chunks: Chunk[] = [];
    let [at, n, t] = [start, 0, 0];
    // Within straight quotation marks that hold a quantity: the next one closes.
    let quoted = false;
    while (at < end) {
      const numeral = numerals[n];
      if (numeral && numeral.start <= at) {
        const numbers = chunks.length === 0 && numeral.rule === PART_OF_LAW;
        const kind = numbers ? "marker" : (KINDS[numeral.role] ?? "word");
        chunks.push(this.#chunk(kind, at, numeral.end, "m", numeral));
        at = numeral.end;
        n++;
        continue;
      }
      const note = this.#noteAt(at, end);
      if (note && !quantities.some(({ start }) => start > at && start < at + note.length)) {
        at += note.length;
        while ((numerals[n]?.start ?? end) < at) n++;
        continue;
      }
      if (numeral && numeral.start === at + 1 && this.#quotesDate(numeral)) {
        chunks.push(this.#chunk("date", at, numeral.end, "m", numeral));
        at = numeral.end;
        n++;
        continue;
      }
      const straight = this.#text[at] === STRAIGHT;
      const enclosed = quoted && straight ? 0 : enclosureEnd(this.#text, at, end, quantities);
      if (straight && !enclosed) quoted = !quoted;
      if (enclosed) {
        const bracketed = /[(（]/.test(this.#text.charAt(at));
        const last = chunks.at(-1);
        const ofUnit = bracketed && last?.kind === "quantity" && enclosed - at <= LONGEST_ALTERNATIVE;
        const ofMove = bracketed && isMove(last) && quantities.some(({ start }) => start === enclosed);
        if (!ofUnit && !ofMove)
          chunks.push(this.#chunk("word", at, enclosed, /[(（〔]/.test(this.#text.charAt(at)) ? "nb" : "nz", null));
        at = enclosed;
        while ((numerals[n]?.start ?? end) < at) n++;
        continue;
      }
      while ((tokens[t]?.end ?? end) <= at && t < tokens.length) t++;
      const token = tokens[t];
      const stop = Math.min(numeral?.start ?? end, token ? (token.start > at ? token.start : token.end) : end, end);
      const inToken = token && token.start <= at;
      if (inToken) {
        const whole = token.start === at && token.end === stop;
        const text = whole ? token.text : this.#text.slice(at, stop);
        const mark = MARK.test(text) && !this.#joinsClasses(at, stop);
        chunks.push(this.#chunk(mark ? "mark" : "word", at, stop, token.tag, null, text));
      }
      at = stop;
    }
    return chunks;
  }

  #noteAt(at: number, end: number): string | undefined {
    if (!OPENS_NOTE.test(this.#text.charAt(at))) return undefined;
    return NOTE.exec(this.#text.slice(at, Math.min(end, at + LONGEST_NOTE)))?.[0];
  }

  /** True for what stands between the ends of a run of classes: — in Ⅰ—Ⅲ类水质. */
  #joinsClasses(start: number, end: number): boolean {
    return ROMAN.test(this.#text.charAt(start - 1)) && ROMAN.test(this.#text.charAt(end));
  }

  /** “十四五”时期: a date whose first part is in quotation marks. */
  #quotesDate({ start, end, role }: Numeral): boolean {
    const text = this.#text.slice(start, end);
    return role === "date" && CLOSING.has(this.#text.charCodeAt(start - 1)) && /[”"]/.test(text);
  }

  /** A token's text is given: it is the one that others like it have, and is looked up faster than a new one. */
  #chunk(
    kind: Chunk["kind"],
    start: number,
    end: number,
    tag: string,
    numeral: Numeral | null,
    text = this.#text.slice(start, end),
  ): Chunk {
    return { kind, start, end, tag, numeral, text };
  }
}

const HARD = /^(?:[，,；;：:。！？!?…()（）“”]|—+)$/;
const isHard = (chunk: Chunk) => chunk.kind === "mark" && HARD.test(chunk.text);

const COLON = /^[：:]$/;
const IS = /^[为是]$/;
/** True for the colon of 占比分别为：39.3%、19.0%, which parts nothing. */
const onlyAnnounces = (chunk: Chunk, before: readonly Chunk[], next: Chunk | undefined): boolean =>
  COLON.test(chunk.text) &&
  IS.test(formOf(before.at(-1))) &&
  TELLS_APART.includes(formOf(before.at(-2))) &&
  next?.kind === "quantity";

/** Clauses: the chunks between commas and heavier marks. */
export function clausesOf(chunks: readonly Chunk[]): Chunk[][] {
  const clauses: Chunk[][] = [[]];
  for (const [i, chunk] of chunks.entries()) {
    const clause = clauses.at(-1) ?? [];
    if (!isHard(chunk)) clause.push(chunk);
    else if (!onlyAnnounces(chunk, clause, chunks[i + 1])) clauses.push([]);
  }
  return clauses.filter((clause) => clause.length > 0);
}
