// Terms: every mention of a policy term, from the bank, from patterns and from discovery.
import type { Mention, Stage } from "../../document.ts";
import { overlapsAny } from "../../document.ts";
import { type Bank, bankWith, findBankTerms } from "./bank.ts";
import { discoverTerms } from "./discovery.ts";
import { Known } from "./known.ts";
import { findNames } from "./names.ts";
import { findPatternTerms } from "./patterns.ts";
import { nominalRuns } from "./words.ts";

/**
 * Settles mentions that overlap, in the order of the layers. Within a layer the first given stays. Between layers the earlier stays, and one of a later
 * layer only where it crosses none of them and lies in none: it may hold one, as 营商环境优化提升行动 holds 营商环境.
 */
function settle(layers: readonly (readonly Mention[])[], length: number): Mention[] {
  const taken: Mention[] = [];
  /** Whether a place lies between two characters of a mention of an earlier layer. */
  const inside = new Uint8Array(length + 1);
  const places = new Set<number>();
  for (const layer of layers) {
    const covered = new Uint8Array(length);
    const fits = ({ start, end }: Mention) =>
      !inside[start] && !inside[end] && !places.has(start * length + end) && !covered.subarray(start, end).includes(1);
    const own: Mention[] = [];
    for (const mention of layer) {
      if (!fits(mention)) continue;
      covered.fill(1, mention.start, mention.end);
      own.push(mention);
    }
    for (const { start, end } of own) {
      inside.fill(1, start + 1, end);
      places.add(start * length + end);
    }
    for (const mention of own) taken.push(mention);
  }
  return taken;
}

/** The mentions less the discovered terms of which settling left one: recurrence is what they are known by. */
function recurring(mentions: readonly Mention[]): Mention[] {
  const counts = new Map<string, number>();
  for (const { term } of mentions) counts.set(term, (counts.get(term) ?? 0) + 1);
  return mentions.filter(({ term, source }) => source !== "discovered" || (counts.get(term) ?? 0) > 1);
}

/** A term to this many characters is as dense as official prose gets; what is proposed beyond it is the least sure. */
const CHARACTERS_PER_TERM = 13.5;
const FEWEST = 20;

/** The mentions less those of the last terms proposed, where the text is too short for so many. */
function withinDensity(mentions: readonly Mention[], length: number): Mention[] {
  const most = Math.max(FEWEST, Math.floor(length / CHARACTERS_PER_TERM));
  const kept = new Set<string>();
  const keeps = ({ term, source }: Mention) => {
    if (source === "bank" || kept.size < most) kept.add(term);
    return kept.has(term);
  };
  return mentions.filter(keeps);
}

/** A stage that adds the mentions of policy terms, in the order of the text; of two that begin together the longer first. */
type TermStage = Stage<"metadata" | "tokens" | "claims", "mentions">;

/** The stage with a bank of its own. */
export const termsOf =
  (bank: Bank): TermStage =>
  ({ text, metadata, tokens, claims }) => {
    const runs = nominalRuns(tokens);
    const listed = findBankTerms(bank, text, tokens);
    const known = new Known(listed);
    const forms = findPatternTerms(text, tokens, claims);
    const layers = [listed, forms, findNames(text, runs, known), discoverTerms(text, runs, known)];
    const ofArticle = (mention: Mention) => !overlapsAny(metadata.chrome, mention);
    const mentions = withinDensity(recurring(settle(layers, text.length).filter(ofArticle)), text.length);
    return { mentions: mentions.sort((a, b) => a.start - b.start || b.end - a.end) };
  };

/** The stage with the bank that comes with the pipeline. */
export const terms: TermStage = termsOf(bankWith([]));
