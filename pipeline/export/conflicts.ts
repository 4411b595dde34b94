// Conflicts between documents: one indicator of one place and period that two of them give with different values.
import type { Rows } from "../../schemas/rows.ts";
import { isComparable, roundingOf } from "../extract/checks/comparable.ts";

type Claim = Rows["claims"];

/**
 * What two claims must share to say the same thing of a place; null for one that says nothing to compare.
 * Shares and levels with a direction are left out: documents word what they are of, or since when, too differently.
 */
function keyOf(claim: Claim, indicator: string, place: string): string | null {
  const { kind, period, unit, direction, baseline, sentence, sentence_start, quantity_start } = claim;
  const before = [...sentence].slice(0, quantity_start - sentence_start).join("");
  if (!isComparable({ ...claim, before }) || !/^\d{4}/.test(period ?? "")) return null;
  if (kind === "share" || (kind !== "change" && direction !== null)) return null;
  return JSON.stringify([place, indicator, period, kind, unit, direction, baseline]);
}

/** A check for each document that gives another value than the first one did, beyond the rounding of both. */
export function conflictsBetween(
  claims: readonly Claim[],
  indicators: readonly Rows["indicators"][],
  places: ReadonlyMap<string, string>,
): Rows["checks"][] {
  const named = new Map(indicators.map(({ claim_id, indicator }) => [claim_id, indicator]));
  const seen = new Map<string, Claim>();
  return claims.flatMap((claim): Rows["checks"][] => {
    const indicator = named.get(claim.claim_id);
    const key = indicator ? keyOf(claim, indicator, places.get(claim.document_id) ?? claim.document_id) : null;
    if (key === null || claim.value === null) return [];
    const first = seen.get(key);
    if (!first) seen.set(key, claim);
    if (!first || first.document_id === claim.document_id || first.value === null) return [];
    if (Math.abs(first.value - claim.value) <= roundingOf(first.quantity) + roundingOf(claim.quantity)) return [];
    const detail = `${indicator} ${claim.period}: ${first.value} in ${first.document_id}, ${claim.value} here`;
    const ids = `${first.claim_id} ${claim.claim_id}`;
    return [
      {
        document_id: claim.document_id,
        check: "conflict",
        claim_ids: ids,
        result: "inconsistent",
        value: null,
        detail,
      },
    ];
  });
}
