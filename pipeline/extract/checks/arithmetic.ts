// Checks figures against each other: a part and its share, the ends of a move and its size, one thing said twice.
import type { Check, Claim } from "../../document.ts";

/** Half a unit of the last written digit: how far a figure may be from what was counted. */
function rounding(text: string, claim: Claim): number {
  const written = text.slice(claim.numeral.start, claim.numeral.end);
  const decimals = /\.(\d+)/.exec(written)?.[1]?.length ?? 0;
  return 0.5 / 10 ** decimals;
}

const places = (value: number) => Number(value.toPrecision(6));

/** 8个 that are 17.4% imply a whole: the only whole number that rounds so, where there is one. */
function impliedWhole(text: string, part: Claim, share: Claim): Check | null {
  const [count, percent] = [part.numeral.value, share.numeral.value];
  if (count === null || percent === null || percent <= 0 || percent >= 100) return null;
  const slack = rounding(text, share);
  const [low, high] = [count / ((percent + slack) / 100), count / ((percent - slack) / 100)];
  const whole = Math.ceil(low);
  const only = Number.isInteger(count) && count < 1e6 && whole <= high && whole + 1 > high;
  const value = only ? whole : places(count / (percent / 100));
  const detail = `${count} / ${percent}% = ${places(count / (percent / 100))}, between ${places(low)} and ${places(high)} by rounding`;
  return { check: "part_whole", claims: [part, share], result: "implied", value, detail };
}

/** A count and, right behind it in the sentence, the share that it makes up: 共8个，占17.4%. */
export function checkPartsOfWholes(text: string, claims: readonly Claim[]): Check[] {
  return claims.flatMap((share, i) => {
    const part = claims[i - 1];
    const pair = share.kind === "share" && share.rule === "claims/carried" && part?.kind === "level";
    const same = part?.sentence === share.sentence && part.indicator === share.indicator;
    const exact = part?.numeral.comparator === "eq" && share.numeral.comparator === "eq";
    const check = pair && same && exact ? impliedWhole(text, part, share) : null;
    return check ? [check] : [];
  });
}

const sameThing = (a: Claim, b: Claim) =>
  a.indicator !== null &&
  a.indicator === b.indicator &&
  a.period !== null &&
  a.period === b.period &&
  a.kind === b.kind &&
  a.status === b.status &&
  a.numeral.unit === b.numeral.unit;

/** The same indicator of the bank, period, kind and unit with two values in one document. */
export function checkConflicts(claims: readonly Claim[]): Check[] {
  const exact = claims.filter(
    (c) => c.standard !== null && c.numeral.comparator === "eq" && c.numeral.value !== null && c.kind !== "rank",
  );
  const seen = new Map<string, Claim>();
  return exact.flatMap((claim): Check[] => {
    const key = [claim.indicator, claim.period, claim.kind, claim.status, claim.numeral.unit, claim.direction].join(
      "\u0000",
    );
    const first = seen.get(key);
    if (!first) seen.set(key, claim);
    if (!first || !sameThing(first, claim) || first.numeral.value === claim.numeral.value) return [];
    const detail =
      `${claim.indicator} ${claim.period}: ${first.numeral.value} and ${claim.numeral.value} ${claim.numeral.unit ?? ""}`.trim();
    return [{ check: "conflict", claims: [first, claim], result: "inconsistent", value: null, detail }];
  });
}

/** 由A提高到B beside 提高C: the move must be the difference of its ends, within the rounding of all three. */
export function checkMoves(text: string, claims: readonly Claim[]): Check[] {
  return claims.flatMap((end): Check[] => {
    const from = end.fromNumeral?.value ?? null;
    const to = end.numeral.value;
    const move = claims.find(
      (c) =>
        c.sentence === end.sentence &&
        c.kind === "change" &&
        c.indicator === end.indicator &&
        c.numeral.start > end.numeral.end,
    );
    const size = move?.numeral.value ?? null;
    const points = end.numeral.unit === "%" && move?.numeral.unit === "个百分点";
    if (from === null || to === null || size === null || !move || !(points || move.numeral.unit === end.numeral.unit))
      return [];
    const difference = Math.abs(to - from);
    const slack = 2 * rounding(text, end) + rounding(text, move);
    const result = Math.abs(difference - size) <= slack ? "consistent" : "inconsistent";
    const detail = `|${to} - ${from}| = ${places(difference)}, said to be ${size}`;
    return [{ check: "change", claims: [end, move], result, value: places(difference), detail }];
  });
}
