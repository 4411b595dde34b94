// Checks figures against each other: parts and wholes, sums, moves and rates, one thing said twice.
import type { Check, Claim, Numeral } from "../../document.ts";
import { unitOf } from "../numerals/units.ts";
import { isComparable, roundingOf } from "./comparable.ts";

/** Whole numbers below are counts and not rounded. */
const SMALL = 10_000;
const rounding = (text: string, { numeral }: Claim) => roundingOf(text.slice(numeral.start, numeral.end));
const places = (value: number) => Number(value.toPrecision(6));
const isExact = (numeral: Numeral | null) => numeral?.comparator === "eq" && numeral.value !== null;
const exact = ({ numeral }: Claim) => isExact(numeral);
/** Within what rounding allows, and what the arithmetic of fractions adds to it. */
const within = (difference: number, allowed: number) => Math.abs(difference) <= allowed * (1 + 1e-9) + 1e-9;
const amountOf = ({ numeral }: Claim) => numeral.value ?? Number.NaN;
/** The rounding of an amount, none for a count. */
const countRounding = (text: string, claim: Claim) =>
  Number.isInteger(amountOf(claim)) && amountOf(claim) < SMALL ? 0 : rounding(text, claim);

/** 8个 that are 17.4% imply a whole: the only whole number that rounds so, where there is one. */
function impliedWhole(text: string, part: Claim, share: Claim): Check | null {
  const [count, percent] = [amountOf(part), amountOf(share)];
  if (share.numeral.type !== "percent" || percent <= 0 || percent >= 100) return null;
  const slack = rounding(text, share);
  const halfPart = countRounding(text, part);
  const low = (count - halfPart) / ((percent + slack) / 100);
  const high = (count + halfPart) / ((percent - slack) / 100);
  const whole = Math.ceil(low);
  const only = halfPart === 0 && whole <= high && whole + 1 > high;
  const value = only ? whole : places(count / (percent / 100));
  const detail = `${count} / ${percent}% = ${places(count / (percent / 100))}, between ${places(low)} and ${places(high)} by rounding`;
  return { check: "part_whole", claims: [part, share], result: "implied", value, detail };
}

/** 46个部门，其中8个占17.4%: the whole stands before. */
function statedWhole(text: string, whole: Claim, part: Claim, share: Claim): Check {
  const [all, count, percent] = [whole, part, share].map(amountOf) as [number, number, number];
  const [halfPart, halfWhole] = [countRounding(text, part), countRounding(text, whole)];
  const low = ((count - halfPart) / (all + halfWhole)) * 100;
  const high = ((count + halfPart) / (all - halfWhole)) * 100;
  const slack = rounding(text, share);
  const result = percent + slack >= low && percent - slack <= high ? "consistent" : "inconsistent";
  const detail = `${count} / ${all} = ${places((count / all) * 100)}%, said to be ${percent}%`;
  return { check: "part_whole", claims: [whole, part, share], result, value: places((count / all) * 100), detail };
}

const AMONG = /其中/;

/** The figure right before 其中 that the part at `at` behind it is a part of: of its unit, and not smaller. */
function wholeBefore(text: string, claims: readonly Claim[], at: number): Claim | null {
  const part = claims[at] as Claim;
  const isBefore = (claim: Claim) => claim.kind === "level" && claim.numeral.end <= part.numeral.start;
  let i = at - 1;
  for (let claim = claims[i]; claim?.sentence === part.sentence && !isBefore(claim); claim = claims[i]) i--;
  const whole = claims[i];
  if (whole?.sentence !== part.sentence || !exact(whole) || whole.numeral.unit !== part.numeral.unit) return null;
  if (amountOf(whole) < amountOf(part)) return null;
  return AMONG.test(text.slice(whole.numeral.end, part.numeral.start)) ? whole : null;
}

/** A count and, right behind it in the sentence, the share that it makes up: 共8个，占17.4%. */
export function checkPartsOfWholes(text: string, claims: readonly Claim[]): Check[] {
  return claims.flatMap((share, i) => {
    const part = claims[i - 1];
    const pair = share.kind === "share" && share.rule === "claims/carried" && part?.kind === "level";
    const same = part?.sentence === share.sentence && part.indicator === share.indicator;
    if (!pair || !same || !exact(part) || !exact(share)) return [];
    const whole = wholeBefore(text, claims, i - 1);
    const check =
      whole && share.action === "占" ? statedWhole(text, whole, part, share) : impliedWhole(text, part, share);
    return check ? [check] : [];
  });
}

const EXHAUSTIVE = /(?:由|分别(?:是|为)|包括|即)/;

/** 共37个，其中党委11个、政府26个: parts that make up their total, and none that are more than it. */
export function checkSums(text: string, claims: readonly Claim[]): Check[] {
  return claims.flatMap((total, i): Check[] => {
    if ((total.kind !== "level" && total.kind !== "change") || !exact(total)) return [];
    const parts: Claim[] = [];
    for (let part = claims[i + 1]; part; part = claims[i + 1 + parts.length]) {
      const alike = part.kind === "level" && part.numeral.unit === total.numeral.unit && exact(part);
      if (part.sentence !== total.sentence || !alike || part.indicator === total.indicator) break;
      parts.push(part);
    }
    const [first] = parts;
    const between = first ? text.slice(total.numeral.end, first.numeral.start) : "";
    if (parts.length < 2 || !/^[，,：:（(、]?(?:其中|分别|包括|即)/.test(between)) return [];
    const sum = parts.reduce((all, part) => all + amountOf(part), 0);
    const slack = [total, ...parts].reduce((all, claim) => all + Math.max(0, rounding(text, claim) - 0.5), 0);
    const off = !within(sum - amountOf(total), slack);
    if (off && sum < amountOf(total) && !EXHAUSTIVE.test(between)) return [];
    const detail = `${parts.map(amountOf).join(" + ")} = ${places(sum)}, said to be ${amountOf(total)}`;
    const result = off ? "inconsistent" : "consistent";
    return [{ check: "sum", claims: [total, ...parts], result, value: places(sum), detail }];
  });
}

/**
 * What two claims must share to say the same thing; null for a claim that says nothing to compare.
 * Levels must share the section too: under its heading the same name may be of another place, project or group.
 */
function sameThing(text: string, claim: Claim): string | null {
  const { indicator, period, kind, direction, baseline, numeral, standard, sentence } = claim;
  const { comparator, value, unit } = numeral;
  const before = text.slice(sentence.start, numeral.start);
  if (standard === null || !isComparable({ ...claim, comparator, value, unit, before })) return null;
  const section = kind === "change" ? "" : (sentence.section?.path ?? "");
  return JSON.stringify([indicator, period, kind, direction, baseline, unit, section]);
}

/** The same indicator of the bank, period, kind and unit with two values in one document. */
export function checkConflicts(text: string, claims: readonly Claim[]): Check[] {
  const seen = new Map<string, Claim>();
  return claims.flatMap((claim): Check[] => {
    const key = sameThing(text, claim);
    if (key === null) return [];
    const first = seen.get(key);
    if (!first) seen.set(key, claim);
    const slack = first ? rounding(text, first) + rounding(text, claim) : 0;
    if (!first || within(amountOf(first) - amountOf(claim), slack)) return [];
    const unit = claim.numeral.unit ?? "";
    const detail = `${claim.indicator} ${claim.period}: ${amountOf(first)} and ${amountOf(claim)} ${unit}`.trim();
    return [{ check: "conflict", claims: [first, claim], result: "inconsistent", value: null, detail }];
  });
}

const POINTS = /^个?百分点$/;

/**
 * 由A提高到B beside 提高C: the move must be the difference of its ends, or their ratio, within the rounding of all.
 * What is itself a percentage may be said to move by either: 由40%提高到50%，提高10% or 提高25%.
 */
export function checkMoves(text: string, claims: readonly Claim[]): Check[] {
  return claims.flatMap((end, i): Check[] => {
    const move = claims[i + 1];
    const beside = move?.sentence === end.sentence && move.kind === "change" && move.indicator === end.indicator;
    if (!beside || move.baseline === "annual_average") return [];
    if (!isExact(end.fromNumeral) || !exact(end) || !exact(move)) return [];
    const [from, to, size] = [end.fromNumeral?.value ?? 0, amountOf(end), amountOf(move)];
    const ofPercent = end.numeral.unit === "%" && POINTS.test(move.numeral.unit ?? "");
    const difference = ofPercent || move.numeral.unit === end.numeral.unit;
    const rate = move.numeral.unit === "%" && from !== 0;
    const counts = unitOf(end.numeral.unit)?.class === "count";
    const halfOf = (claim: Claim) => (counts ? countRounding(text, claim) : rounding(text, claim));
    const slack = 2 * halfOf(end);
    const formula = `|${to} - ${from}|`;
    const distance = Math.abs(to - from);
    const asDifference = { value: distance, allowed: slack + halfOf(move), said: formula, sign: "" };
    const asRate = {
      value: (distance / from) * 100,
      allowed: ((slack * (1 + to / from)) / from) * 100 + rounding(text, move),
      said: `${formula} / ${from}`,
      sign: "%",
    };
    const readings = [...(difference ? [asDifference] : []), ...(rate ? [asRate] : [])];
    const agreeing = readings.find(({ value, allowed }) => within(value - size, allowed));
    const reading = agreeing ?? readings[0];
    if (!reading) return [];
    const value = places(reading.value);
    const detail = `${reading.said} = ${value}${reading.sign}, said to be ${size}`;
    return [{ check: "change", claims: [end, move], result: agreeing ? "consistent" : "inconsistent", value, detail }];
  });
}

/** Rates of these are of quantities at constant prices, so that the level of last year does not follow. */
const AT_CONSTANT_PRICES = /生产总值|增加值|GDP|经济总量|工业产值/;

const YEAR = /^\d{4}$/;
/** Nothing but the verb between a level and its growth. */
const BESIDE = /^[、，,（(]?(?:同比|比上年|较上年|比去年|实际|名义)*[增下降回上减提][长降落升涨少高加]$/;
const SEVERAL_YEARS = /五年|累计|十[一二三四五]五/;

/** True where the growth may be that of several years, for the sentence or its headings speak of them. */
const spansYears = (text: string, { baseline, sentence, numeral }: Claim) =>
  SEVERAL_YEARS.test(text.slice(sentence.start, numeral.start)) ||
  (baseline === null && SEVERAL_YEARS.test(sentence.section?.path ?? ""));

/** 收入1326亿元，增长3.6% implies last year's 1279.9亿元. */
export function checkGrowth(text: string, claims: readonly Claim[]): Check[] {
  return claims.flatMap((growth, i): Check[] => {
    const level = claims[i - 1];
    const pair =
      growth.kind === "change" &&
      growth.numeral.unit === "%" &&
      (growth.baseline === "previous_year" || (growth.baseline === null && YEAR.test(growth.period ?? ""))) &&
      growth.rule === "claims/carried" &&
      level?.kind === "level" &&
      level.sentence === growth.sentence &&
      level.indicator === growth.indicator;
    if (!pair || !exact(level) || !exact(growth) || AT_CONSTANT_PRICES.test(growth.indicator ?? "")) return [];
    if (!BESIDE.test(text.slice(level.numeral.end, growth.numeral.start)) || spansYears(text, growth)) return [];
    const ratio = 1 + (growth.direction === "decrease" ? -1 : 1) * (amountOf(growth) / 100);
    if (ratio <= 0) return [];
    const value = places(amountOf(level) / ratio);
    const detail = `${amountOf(level)} / ${places(ratio)} = ${value} ${level.numeral.unit ?? ""} the year before`;
    return [{ check: "change", claims: [level, growth], result: "implied", value, detail }];
  });
}
