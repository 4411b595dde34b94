// The verb that stands right before a quantity, and whether the quantity is the level reached (增至46个) or the move (增加6个).
import type { ClaimsRow } from "../../../schemas/rows.ts";
import { SKIPPED, type Verb, verbBefore, verbOf } from "./lexicon.ts";

/** A verb next to its quantity. */
export interface Governor {
  readonly verb: Verb;
  readonly text: string;
  readonly start: number;
  /** 至 or 到 behind a verb of moving: the quantity is where the move ended. */
  readonly reached: boolean;
  readonly direction: ClaimsRow["direction"];
}

/** Verbs that, with 至, 到, 为 or 成 behind them, say what it came to: 压减到86个, 整合为40个. */
const MAY_REACH = new Set(["move", "count"]);
const REACHED = /[至到为成]$/;
const MOST_SKIPPED = 5;

/** Where the words between verb and quantity begin: 了, 共, 同比. */
function skipBack(text: string, end: number, floor: number): number {
  let at = end;
  for (let i = 0; i < MOST_SKIPPED; i++) {
    if (text[at - 1] === " ") at--;
    const entry = SKIPPED.longestBefore(text, at);
    if (!entry || at - entry.length < floor) break;
    at -= entry.length;
  }
  return at;
}

/** The verb that ends at `end` or before words that may be skipped, not before `floor`. */
export function governorAt(text: string, end: number, floor: number, boundaries: ReadonlySet<number>): Governor | null {
  const direct = governorEnding(text, end, floor, boundaries);
  const skipped = skipBack(text, end, floor);
  return direct ?? (skipped < end ? governorEnding(text, skipped, floor, boundaries) : null);
}

function governorEnding(text: string, end: number, floor: number, boundaries: ReadonlySet<number>): Governor | null {
  const entry = verbBefore(text, end);
  const start = end - (entry?.length ?? 0);
  const stem =
    REACHED.test(text.slice(start, end)) && entry?.value.use !== "count" ? moveBefore(text, end - 1, floor) : null;
  if (stem) return { ...stem, text: text.slice(stem.start, end), reached: true };
  if (!entry || start < floor || (entry.length === 1 && !boundaries.has(start))) return null;
  const { value: verb, form } = entry;
  return { verb, text: form, start, reached: verb.use === "reach", direction: verb.direction };
}

function moveBefore(text: string, end: number, floor: number): Governor | null {
  const entry = verbBefore(text, end);
  const verb = entry && verbOf(entry.form);
  if (!entry || !verb || !MAY_REACH.has(verb.use) || end - entry.length < floor) return null;
  const moves: Verb = { ...verb, use: "move" };
  return { verb: moves, text: entry.form, start: end - entry.length, reached: true, direction: verb.direction };
}
