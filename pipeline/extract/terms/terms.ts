// Terms: every mention of a policy term, from the bank, from patterns and from discovery.
import type { Mention, Span, Stage } from "../../document.ts";
import { overlaps } from "../../document.ts";
import { findBankTerms } from "./bank.ts";
import { discoverTerms } from "./discovery.ts";
import { findPatternTerms } from "./patterns.ts";

/** Those that overlap nothing taken before them: bank terms, then patterns, then discoveries. */
function withoutOverlaps(layers: readonly (readonly Mention[])[], chrome: readonly Span[]): Mention[] {
  const taken: Mention[] = [];
  const covered = new Set<number>();
  const free = ({ start, end }: Span) => {
    for (let i = start; i < end; i++) if (covered.has(i)) return false;
    return true;
  };
  for (const mention of layers.flat()) {
    if (!free(mention) || chrome.some((span) => overlaps(span, mention))) continue;
    for (let i = mention.start; i < mention.end; i++) covered.add(i);
    taken.push(mention);
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** The stage that adds the mentions of policy terms, in the order of the text. */
export const terms: Stage<"metadata" | "tokens" | "claims", "mentions"> = ({ text, metadata, tokens, claims }) => {
  const layers = [findBankTerms(text, tokens), findPatternTerms(text, claims), discoverTerms(text, tokens)];
  return { mentions: withoutOverlaps(layers, metadata.chrome) };
};
