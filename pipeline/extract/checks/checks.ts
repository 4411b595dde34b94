// Checks: does the document's arithmetic hold, and are its declared lists complete.
import type { Stage } from "../../document.ts";
import { checkConflicts, checkGrowth, checkMoves, checkPartsOfWholes, checkSums } from "./arithmetic.ts";
import { checkEnumerations, listGaps } from "./enumerations.ts";

/** The stage that adds the checks, in the order of the claims that they are about. */
export const checks: Stage<"sections" | "numerals" | "claims", "checks"> = (input) => {
  const { text, claims } = input;
  const found = [
    ...checkEnumerations(input),
    ...checkPartsOfWholes(text, claims),
    ...checkMoves(text, claims),
    ...checkSums(text, claims),
    ...checkGrowth(text, claims),
    ...checkConflicts(text, claims),
  ];
  const place = (check: (typeof found)[number]) => check.claims[0]?.numeral.start ?? 0;
  return { checks: found.sort((a, b) => place(a) - place(b)), warnings: listGaps(input) };
};
