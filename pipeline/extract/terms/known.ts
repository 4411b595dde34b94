// What the bank knows of a text: the places that other rules leave to it.
import type { Mention } from "../../document.ts";
import { isWeakOrPlace, type Word } from "./words.ts";

/** Mentions of the bank's terms, asked for by place. */
export class Known {
  readonly #ends = new Map<number, number>();
  readonly #starts = new Map<number, number>();

  constructor(mentions: readonly Mention[]) {
    for (const { start, end } of mentions) {
      this.#ends.set(start, end);
      this.#starts.set(end, start);
    }
  }

  beginsAt = (start: number): boolean => this.#ends.has(start);
  /** True where a term ends at `end` that begins before `start`. */
  reachesOver = (start: number, end: number): boolean => (this.#starts.get(end) ?? start) < start;

  /** True where a term of the bank begins and ends within the words. */
  within(words: readonly Word[]): boolean {
    const end = words.at(-1)?.end ?? 0;
    return words.some((word) => (this.#ends.get(word.start) ?? Number.POSITIVE_INFINITY) <= end);
  }

  /** True where the words hold a term of the bank and nothing besides but general words and places: 公共安全治理 and 模式. */
  holdsAllButWeak(words: readonly Word[]): boolean {
    let known = 0;
    for (const word of words) {
      known = Math.max(known, this.#ends.get(word.start) ?? 0);
      if (word.end > known && !isWeakOrPlace(word)) return false;
    }
    return known > 0;
  }
}
