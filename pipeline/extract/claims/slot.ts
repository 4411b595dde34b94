// A quantity with what its clause says of it, before it is a claim.
import type { Chunk } from "./chunks.ts";
import type { Governor } from "./governor.ts";
import type { Indicator } from "./sharing.ts";

/** A quantity with what the clause says around it. */
export interface Slot {
  readonly quantity: Chunk;
  readonly indicator: Indicator | null;
  /** What the next clause goes on with. */
  readonly carries: Indicator | null;
  readonly governor: Governor | null;
  readonly action: string | null;
  readonly agent: string | null;
  /** X% 的 N. */
  readonly partOf: boolean;
  readonly before: boolean;
  /** The value that the indicator moved from: 由21%提升至74%. */
  readonly from: Chunk | null;
  readonly within: readonly Chunk[];
  /** The quantities side by side that it is one of, which are not of different things. */
  readonly beside: readonly Chunk[];
  /** What a list was shared out from that this quantity belongs to, or is of as a whole. */
  readonly together: Indicator | null;
  readonly rule: string;
}

/** The rule of a quantity that is of what was named before it. */
export const CARRIED = "carried";
