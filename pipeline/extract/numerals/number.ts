// Reads one number, in digits, in Han characters or in both: 1,100.9, 二〇一〇, 三千五百, 3千5百, 1.2万亿, 一百五, 十几, 三四万.
import type { Span } from "../../document.ts";
import { isDigit, isHan, numeralCharacter } from "./characters.ts";
import { readCoefficient, readFraction } from "./coefficient.ts";
import { shift } from "./decimal.ts";
import { Sum } from "./sum.ts";
import { unitAt } from "./units.ts";

/** A number as read. Where the writing leaves it open (几百, 三四万), low and high differ. */
export interface NumberReading extends Span {
  readonly low: number;
  readonly high: number;
  /** digits: ASCII digits only; han: Han characters only; mixed: both (3.5亿). */
  readonly style: "digits" | "han" | "mixed";
  /** Spelled digit by digit: 二〇一〇. */
  readonly spelled: boolean;
  /** A scale without a coefficient: 百, 万. */
  readonly bare: boolean;
  /** 多, 余 or 来 inside the number: 20多万. */
  readonly inner: string | null;
  /** Digits after the decimal sign, or null where there is none. */
  readonly decimals: number | null;
}

const INNER = new Set(["多", "余", "来"]);
const exponentOf = (scale: number) => Math.round(Math.log10(scale));
const characterAt = (text: string, at: number) => numeralCharacter(text.charCodeAt(at));
const isScale = (text: string, at: number) => {
  const kind = characterAt(text, at)?.class;
  return kind === "small" || kind === "big";
};
const FUSED = new Set([20, 30, 40]);

const LONGEST_RUN = 4;

/** Consecutive scale characters from `at`: the sum of their exponents, of those from 万 up, and where they end. */
function scaleRun(text: string, at: number) {
  let [exponent, big, end] = [0, 0, at];
  for (; end - at < LONGEST_RUN && isScale(text, end); end++) {
    const { class: kind = "small", value = 1 } = characterAt(text, end) ?? {};
    if (FUSED.has(value) || (kind === "small" && big > 0) || (end > at && unitAt(text, end))) break;
    exponent += exponentOf(value);
    if (kind === "big") big += exponentOf(value);
  }
  return { exponent, big, end };
}

class NumberReader {
  readonly #text: string;
  readonly #sum = new Sum();
  readonly start: number;
  end: number;
  ascii = false;
  han = false;
  spelled = false;
  vague = false;
  inner: string | null = null;
  decimals: number | null = null;

  constructor(text: string, at: number) {
    this.#text = text;
    this.start = at;
    this.end = at;
    while (
      this.#zero() ||
      this.#scale() ||
      this.#measureWord() ||
      this.#innerWord() ||
      this.#fraction() ||
      this.#few() ||
      this.#coefficient()
    );
  }

  /**
   * Where the number may go on behind a space: between a number and a scale, and behind a scale before a Han digit, as in
   * 7 万5 千 and 三千 八百. Digits never join over a space, and neither does a digit that counts or lists something itself
   * (三百 五个, 二是).
   */
  get #next(): number {
    if (this.#sum.empty || this.#text[this.end] !== " ") return this.end;
    const at = this.end + (this.#text[this.end + 1] === " " ? 2 : 1);
    if (isScale(this.#text, at)) return at;
    const digit = this.#sum.pending === null && characterAt(this.#text, at)?.class === "digit";
    const behind = this.#text[at + 1] === " " ? at + 2 : at + 1;
    const joins = isScale(this.#text, behind) || (this.#text[at + 1] !== "、" && !isHan(this.#text.charCodeAt(at + 1)));
    return digit && joins ? at : this.end;
  }

  #zero(): boolean {
    const character = characterAt(this.#text, this.end);
    if (this.#sum.empty || this.#sum.pending || character?.class !== "digit" || character.value !== 0) return false;
    this.#sum.afterZero = true;
    this.end++;
    return true;
  }

  #scale(): boolean {
    const at = this.#next;
    const character = characterAt(this.#text, at);
    if (character?.class !== "small" && character?.class !== "big") return false;
    const goesOn = this.#sum.pending !== null && this.#sum.lastScale > 1;
    if (!this.#sum.empty && !goesOn && unitAt(this.#text, at)) return false;
    if (FUSED.has(character.value)) return this.#fused(character.value, at);
    const whole = character.class === "big" || (this.#sum.pending?.kind === "ascii" && !this.#sum.hasSection);
    const run = scaleRun(this.#text, at);
    const exponent = whole ? run.exponent : exponentOf(character.value);
    const fits = whole && run.big > 0 ? this.#sum.big(exponent) : this.#sum.small(exponent);
    if (!fits) return false;
    this.end = whole ? run.end : at + 1;
    this.han = true;
    return true;
  }

  #fused(value: number, at: number): boolean {
    if (!this.#sum.fused(value)) return false;
    this.end = at + 1;
    this.han = true;
    return true;
  }

  /** 个 between a number and 万 or more: 两个亿; but 6个万亿级产业 are six, and so are 6个亿元项目. */
  #measureWord(): boolean {
    const counts = !this.#sum.empty && this.#text[this.end] === "个";
    if (!counts || characterAt(this.#text, this.end + 1)?.class !== "big") return false;
    const { end } = scaleRun(this.#text, this.end + 1);
    if (/[级元]/.test(this.#text.charAt(end))) return false;
    this.end++;
    return true;
  }

  /** 多, 余 and 来 between a number and 万 or more: 二十多万. */
  #innerWord(): boolean {
    const at = this.#text[this.end] === " " ? this.end + 1 : this.end;
    const word = this.#text.charAt(at);
    if (this.#sum.empty || !INNER.has(word)) return false;
    const scale = this.#text[at + 1] === " " ? at + 2 : at + 1;
    if (characterAt(this.#text, scale)?.class !== "big") return false;
    this.inner = word;
    this.end = scale;
    return true;
  }

  #fraction(): boolean {
    if (this.#sum.empty || !this.#sum.takesFraction) return false;
    const fraction = readFraction(this.#text, this.end);
    if (!fraction) return false;
    this.#sum.fraction(fraction.digits, fraction.end);
    this.end = fraction.end;
    this.decimals = fraction.digits.length;
    this.spelled = false;
    return true;
  }

  /** 几 behind 十, before another scale, and behind 零 before 万 or more: 三十几, 一百几十, 一千五百零几万. */
  #few(): boolean {
    const behindTen = this.#sum.lastScale === 10 && !this.#sum.pending;
    const next = characterAt(this.#text, this.end + 1);
    const behindZero = this.#sum.afterZero && next?.class === "big";
    const goesDown = next?.class === "small" && next.value < this.#sum.lastScale && !this.#sum.pending;
    if (!(behindTen || goesDown || behindZero) || this.#text[this.end] !== "几") return false;
    this.end++;
    this.#sum.push({ low: 1, high: 9, end: this.end, kind: "vague", decimals: null });
    this.vague = true;
    return true;
  }

  #coefficient(): boolean {
    const { empty, pending } = this.#sum;
    const ounces = !empty && this.#text[this.#next] === "两" && !isScale(this.#text, this.#next + 1);
    const coefficient = pending || ounces ? null : readCoefficient(this.#text, this.#next);
    if (!coefficient) return false;
    const open = coefficient.kind === "vague" || coefficient.kind === "spelled";
    if (!empty && open) return false;
    this.#sum.push(coefficient);
    this.end = coefficient.end;
    this.ascii ||= coefficient.kind === "ascii";
    this.han ||= coefficient.kind !== "ascii";
    this.vague ||= coefficient.kind === "vague";
    this.spelled ||= coefficient.kind === "spelled";
    this.decimals = coefficient.decimals ?? this.decimals;
    return true;
  }

  get reading(): NumberReading | null {
    if (this.#sum.empty) return null;
    const { start, end, spelled, inner, decimals } = this;
    const [low, high] = this.#sum.finish();
    const style = this.ascii ? (this.han ? "mixed" : "digits") : "han";
    const first = characterAt(this.#text, start);
    const bare = first?.class === "big" || (first?.class === "small" && first.value >= 100);
    return { start, end, low, high, style, spelled, bare, inner, decimals };
  }
}

/** A number as coefficient × 10^exponent. */
interface Power {
  readonly coefficient: number;
  readonly exponent: number;
}

/** A number by its whole run of trailing scales, and by 万 or more only: 二百万 is 2 × 10^6 and 200 × 10^4. */
export function powersOf(text: string, { start, end, low }: NumberReading): { run: Power; big: Power } {
  let from = end;
  while (from > start && isScale(text, from - 1)) from--;
  const run = scaleRun(text, from);
  const [exponent, big] = run.end === end ? [run.exponent, run.big] : [0, 0];
  return {
    run: { coefficient: shift(low, -exponent), exponent },
    big: { coefficient: shift(low, -big), exponent: big },
  };
}

/** Readings by place, for the readers of dates, parts and quantities all ask for the number at one place in turn. */
const MEMO_SIZE = 64;
const memo: ({ readonly text: string; readonly at: number; readonly reading: NumberReading | null } | undefined)[] =
  new Array(MEMO_SIZE);

/** True where a number may begin: the first step of most readings, and the end of most of them. */
const mayBegin = (code: number) => isDigit(code) || code === 0x2e || numeralCharacter(code) !== undefined;

/** The longest number that begins at `at` in folded text, or null. Linear in its length. */
export function readNumber(text: string, at: number): NumberReading | null {
  if (!mayBegin(text.charCodeAt(at))) return null;
  const known = memo[at % MEMO_SIZE];
  if (known && known.at === at && known.text === text) return known.reading;
  const { reading } = new NumberReader(text, at);
  memo[at % MEMO_SIZE] = { text, at, reading };
  return reading;
}
