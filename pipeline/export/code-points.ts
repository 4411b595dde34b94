// Offsets as Python and R count them: Unicode code points instead of UTF-16 code units.
const SURROGATE_PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

/** Turns UTF-16 offsets of a text into code points. Costs nothing but a scan where the text has no surrogate pair. */
export function codePointsOf(text: string): (offset: number) => number {
  const pairs = [...text.matchAll(SURROGATE_PAIR)].map((match) => match.index);
  if (pairs.length === 0) return (offset) => offset;
  return (offset) => {
    let [low, high] = [0, pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}
