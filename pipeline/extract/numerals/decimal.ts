// Exact decimal arithmetic for scale words.

/** value × 10^exponent, exact: the digits are shifted, not multiplied. */
export function shift(value: number, exponent: number): number {
  if (exponent === 0) return value;
  const product = exponent > 0 && Number.isInteger(value) ? value * 10 ** exponent : Number.NaN;
  if (Number.isSafeInteger(product)) return product;
  const [mantissa, written] = String(value).split("e");
  return Number(`${mantissa}e${Number(written ?? 0) + exponent}`);
}
