// The log-likelihood ratio by which frequencies in two texts are compared.

const part = (observed: number, expected: number) => (observed > 0 ? observed * Math.log(observed / expected) : 0);

/**
 * Log-likelihood of a count in a text of `size` words against a count in another (Dunning 1993; two cells, as in Rayson
 * and Garside 2000), negative where the first is relatively rarer. 0 where a text has no words.
 */
export function logLikelihood(count: number, size: number, otherCount: number, otherSize: number): number {
  if (size === 0 || otherSize === 0) return 0;
  const share = (count + otherCount) / (size + otherSize);
  const [here, there] = [size * share, otherSize * share];
  const likelihood = 2 * (part(count, here) + part(otherCount, there));
  return count >= here ? likelihood : -likelihood;
}
