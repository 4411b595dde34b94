// Dispersion: whether a term is spread over a document's sections or stands in one of them.
import type { Section, Sentence, Span } from "../../document.ts";

/** The parts of a document that dispersion is taken over: the text right under each heading, and that under none. */
export interface Parts {
  /** Tokens of each part. */
  readonly sizes: readonly number[];
  /** The part that each span lies in, for spans in the order of the text. */
  readonly partsOf: (spans: readonly Span[]) => number[];
}

/** The parts of a document with these sentences and tokens. */
export function partsOf(sentences: readonly Sentence[], tokens: readonly Span[]): Parts {
  const numbers = new Map<Section | null, number>();
  for (const { section } of sentences) if (!numbers.has(section)) numbers.set(section, numbers.size);
  const locate = (spans: readonly Span[]): number[] => {
    let next = 0;
    return spans.map(({ start }) => {
      while (next < sentences.length - 1 && (sentences[next + 1]?.start ?? 0) <= start) next++;
      return numbers.get(sentences[next]?.section ?? null) ?? 0;
    });
  };
  const sizes = new Array<number>(numbers.size).fill(0);
  for (const part of locate(tokens)) sizes[part] = (sizes[part] ?? 0) + 1;
  return { sizes, partsOf: locate };
}

/**
 * Deviation of proportions (DP, Gries 2008): half the sum over the parts of the difference between a part's share of all
 * tokens and its share of the mentions. 0 where mentions are spread as the tokens are; near 1 where they stand in one
 * small part. Null for a document of one part.
 */
export function deviationOfProportions(sizes: readonly number[], parts: readonly number[]): number | null {
  if (sizes.length < 2) return null;
  const total = sizes.reduce((a, b) => a + b, 0);
  const counts = new Uint32Array(sizes.length);
  for (const part of parts) counts[part] = (counts[part] as number) + 1;
  const sum = sizes.reduce(
    (all, size, part) => all + Math.abs(size / total - (counts[part] as number) / parts.length),
    0,
  );
  return sum / 2;
}
