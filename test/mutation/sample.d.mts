import type { Mutant } from "@stryker-mutator/api/core";

/** What tells a mutant from all others, whatever its place in a run. */
export declare function keyOf(mutant: Mutant): string;
