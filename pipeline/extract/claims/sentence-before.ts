// What a sentence takes over from the one before it in the same paragraph: 其中, 分季度看, 按经营地分.
import type { Claim, Sentence } from "../../document.ts";
import { endsComparison } from "./periods.ts";
import type { Indicator } from "./sharing.ts";

/** 分季度看，按经营地分，按消费类型统计，: the sentence goes on with what the one before it was about. */
const GOES_ON = /^(?:其中|[分从按][^，。；]{1,8}(?:[看分]|统计|划分|分组))[，,：:]/;
/** It speaks of the period of that, too. */
const PART_OF_LAST = new RegExp(`^其中|${GOES_ON.source}`);

/** What the sentence before in the same paragraph was about first, for a sentence that goes on with it. */
export function aboutOf(text: string, sentence: Sentence, found: readonly Claim[]): Indicator | null {
  const last = found.at(-1)?.sentence;
  if (!last || !GOES_ON.test(text.slice(sentence.start, sentence.end))) return null;
  if (text.slice(last.end, sentence.start) !== "") return null;
  const first = found[found.findLastIndex((claim) => claim.sentence !== last) + 1];
  const { indicator, indicatorSpan } = first as Claim;
  return indicatorSpan === null ? null : { text: indicator ?? "", ...indicatorSpan };
}

/**
 * 其中 and 分产业看 speak of the period of the sentence before them in the same paragraph, whose claims are the last ones; not
 * of that of what it compares with.
 */
export function partOf(text: string, sentence: Sentence, found: readonly Claim[]): string | null {
  const last = found.findLast(({ numeral }) => !endsComparison(text.slice(numeral.end)));
  if (!last || !PART_OF_LAST.test(text.slice(sentence.start, sentence.end))) return null;
  return text.slice(last.sentence.end, sentence.start) === "" ? last.period : null;
}
