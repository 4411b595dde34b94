// Pairs targets with outcomes: a planned figure and the reported one of the same indicator, period and place.
import type { Rows } from "../../schemas/rows.ts";

type Indicator = Rows["indicators"];
/** What two figures must share to be target and outcome; null where the period is not known. */
function keyOf(row: Indicator, places: ReadonlyMap<string, string>): string | null {
  const { indicator, period, kind, unit, document_id } = row;
  return period && JSON.stringify([places.get(document_id) ?? document_id, indicator, period, kind, unit]);
}

/** The rows with their pairs: the first planned figure of a key with the first reported one, both ways. */
export function withPairs(rows: readonly Indicator[], places: ReadonlyMap<string, string>): Indicator[] {
  const sides = new Map<string, { planned?: Indicator; reported?: Indicator }>();
  for (const row of rows) {
    const key = keyOf(row, places);
    if (key === null || row.status === "required") continue;
    const side = sides.get(key) ?? {};
    side[row.status] ??= row;
    sides.set(key, side);
  }
  const pairs = new Map<string, string>();
  for (const { planned, reported } of sides.values()) {
    if (!planned || !reported) continue;
    pairs.set(planned.claim_id, reported.claim_id);
    pairs.set(reported.claim_id, planned.claim_id);
  }
  return rows.map((row) => ({ ...row, pair: pairs.get(row.claim_id) ?? null }));
}
