import type { Mutant } from "@stryker-mutator/api/core";

/** A mutant and where it stands, lines and columns from 0. */
export type Place = Pick<Mutant, "fileName" | "location" | "mutatorName" | "replacement">;

/** What tells a mutant from all others, whatever its place in a run. */
export declare function keyOf(mutant: Place): string;
