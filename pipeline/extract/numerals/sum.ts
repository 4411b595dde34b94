// Adds up a number from coefficients and scales as they are read. Every amount is a pair, for numbers left open (三四万).
import type { Coefficient } from "./coefficient.ts";
import { shift } from "./decimal.ts";

type Pair = readonly [low: number, high: number];
const map = (pair: Pair, f: (value: number, side: 0 | 1) => number): Pair => [f(pair[0], 0), f(pair[1], 1)];
const NONE: Pair = [0, 0];

export class Sum {
  /** Parts closed by 万 or more; parts below 万 since; a coefficient that has met no scale yet. */
  #total = NONE;
  #section = NONE;
  pending: Coefficient | null = null;
  #lastSmall = Number.POSITIVE_INFINITY;
  #lastBig = Number.POSITIVE_INFINITY;
  #lastScale = 1;
  /** Whether 零 stood before the pending coefficient: 一百零五 is not 一百五. */
  afterZero = false;
  empty = true;

  get lastScale(): number {
    return this.#lastScale;
  }

  /** Whether something below 万 is counted already, so that 百 in 1千5百万 is of the 5 alone. */
  get hasSection(): boolean {
    return this.#section[1] > 0;
  }

  /** What a last digit without a scale counts: tenths of the scale before it in 一百五 and 三万二, else ones. */
  get #lastDigit(): number {
    const { pending } = this;
    const tenths = pending && !this.afterZero && pending.high < 10 && pending.decimals === null;
    return tenths && this.#lastScale >= 100 ? this.#lastScale / 10 : 1;
  }

  get #open(): Pair {
    const { pending } = this;
    const factor = this.#lastScale < 10000 ? this.#lastDigit : 1;
    return pending
      ? [this.#section[0] + pending.low * factor, this.#section[1] + pending.high * factor]
      : this.#section;
  }

  /** True where the number is one value without decimals, so that 点 may follow. */
  get takesFraction(): boolean {
    return this.#open[0] === this.#open[1] && this.pending?.decimals == null;
  }

  push(coefficient: Coefficient): void {
    this.pending = coefficient;
    this.empty = false;
  }

  /** Multiplies by 十, 百 or 千; false where the scale does not go down: 百 after 十. */
  small(exponent: number): boolean {
    const scale = 10 ** exponent;
    if (scale >= this.#lastSmall || this.pending?.kind === "spelled") return false;
    const { pending } = this;
    const part: Pair = pending ? [shift(pending.low, exponent), shift(pending.high, exponent)] : [scale, scale];
    this.#section = map(this.#section, (value, side) => value + part[side]);
    this.#close(scale);
    this.#lastSmall = scale;
    return true;
  }

  /** Adds a character that holds its own coefficient: 廿 is 20; false where tens are counted already. */
  fused(value: number): boolean {
    if (this.pending || this.#lastSmall <= 10) return false;
    this.#section = map(this.#section, (section) => section + value);
    this.#close(10);
    this.#lastSmall = 10;
    return true;
  }

  /** Multiplies by 万 or more; a scale above the last one multiplies all before it: 一万二千亿. */
  big(exponent: number): boolean {
    const scale = 10 ** exponent;
    const open = this.#open;
    const grows = this.#total[1] > 0 && scale > this.#lastBig;
    // 0万元 is an amount, as a table of accounts has it; a scale behind a scale that closed all is not.
    const nothing = open[1] === 0 && !this.empty && this.pending?.kind !== "ascii";
    if (this.pending?.kind === "spelled" || (nothing && !grows)) return false;
    const part = this.empty ? ([1, 1] as const) : open;
    this.#total = map(this.#total, (total, side) =>
      grows ? shift(total + part[side], exponent) : total + shift(part[side], exponent),
    );
    this.#section = NONE;
    this.#close(scale);
    this.#lastBig = scale;
    this.#lastSmall = Number.POSITIVE_INFINITY;
    return true;
  }

  #close(scale: number): void {
    this.pending = null;
    this.#lastScale = scale;
    this.afterZero = false;
    this.empty = false;
  }

  /** Puts decimal digits behind what is open: 二十 and 1 are 20.1. */
  fraction(digits: string, end: number): void {
    const value = Number(`${this.#open[0]}.${digits}`);
    this.#section = NONE;
    this.pending = { low: value, high: value, end, kind: "ascii", decimals: digits.length };
  }

  /** The number. A last digit without a scale counts tenths of the scale before it: 一百五 is 150, 三万二 is 32000. */
  finish(): Pair {
    const last = this.pending;
    const factor = this.#lastDigit;
    return map(this.#total, (total, side) => {
      const pending = last ? (side === 0 ? last.low : last.high) * factor : 0;
      return total + this.#section[side] + pending;
    });
  }
}
