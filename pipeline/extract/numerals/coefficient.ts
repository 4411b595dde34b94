// Reads what a scale word multiplies: an ASCII number, a Han digit, Han digits one by one, or a vague few.
import { characterSet, isDigit, isLatin, numeralCharacter } from "./characters.ts";
import { shift } from "./decimal.ts";
import { unitAt } from "./units.ts";

/** A coefficient and where it ends. Where the writing leaves it open (三四, 几), low and high differ. */
export interface Coefficient {
  readonly low: number;
  readonly high: number;
  readonly end: number;
  readonly kind: "ascii" | "digit" | "spelled" | "vague";
  /** Digits after the decimal sign, or null where there is none. */
  readonly decimals: number | null;
}

const ASCII_NUMBER = /(?:(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+)/y;
const FULL_COMMAS = /\d{1,3}(?:[,，]\d{3})+\.\d+/y;
/** 4 450万: thousands set apart by spaces, as Hong Kong's offices write them, in a number with something behind it. */
const SPACED_GROUPS = /\d{1,3}(?: \d{3})+(?:\.\d+)?(?=[\u4e00-\u9fff])/y;
const DECIMAL_DIGITS = /[〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖\d]+/y;

/** 30w and 15k, as people write sums of money. */
const LATIN_SCALE = /[wk](?=元|块|人|个|左右|上下|以上|以下|[美日港欧])/iy;

/** 1.2e5, 1.2×10^5, 1.2×10⁵ and 2^5. */
const SCIENTIFIC = /(?:e([+-]?\d{1,2})(?![\dA-Za-z])|[×xX*] ?10(?:\^([+-]?\d{1,2})(?!\d)|([⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})))/iy;
const POWER = /\^([+-]?\d{1,2})(?![\d.])/y;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const plainExponent = (written: string) =>
  Number([...written].map((c) => (c === "⁻" ? "-" : SUPERSCRIPTS.includes(c) ? SUPERSCRIPTS.indexOf(c) : c)).join(""));

/** The value of a number with the exponent behind it, and the length of the exponent; null where there is none. */
function withExponent(text: string, end: number, value: number): { value: number; length: number } | null {
  const sign = text.charAt(end);
  if (!"eE×xX*^".includes(sign) || sign === "") return null;
  SCIENTIFIC.lastIndex = end;
  const scientific = SCIENTIFIC.exec(text);
  const written = scientific?.[1] ?? scientific?.[2] ?? scientific?.[3];
  if (scientific && written) return { value: shift(value, plainExponent(written)), length: scientific[0].length };
  POWER.lastIndex = end;
  const power = POWER.exec(text);
  return power ? { value: Number((value ** Number(power[1])).toPrecision(15)), length: power[0].length } : null;
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** Groups parted by spaces; null where a digit stands before them, for then the spaces part numbers. */
function spacedGroups(text: string, at: number): string | null {
  let space = at;
  while (space - at < 3 && isDigit(text.charCodeAt(space))) space++;
  if (text[space] !== " " || !isDigit(text.charCodeAt(space + 1))) return null;
  return isDigit(text.charCodeAt(at - 2)) ? null : matchAt(SPACED_GROUPS, text, at);
}

const goesOn = characterSet(".,，");

/** Digits alone, as most numbers are written; null where a point or a comma may go on with them. */
function plainDigits(text: string, at: number): string | null {
  let end = at;
  while (isDigit(text.charCodeAt(end))) end++;
  return end === at || goesOn(text.charCodeAt(end)) ? null : text.slice(at, end);
}

function asciiNumber(text: string, at: number): Coefficient | null {
  if (!isDigit(text.charCodeAt(at)) && !(text[at] === "." && isDigit(text.charCodeAt(at + 1)))) return null;
  const written =
    spacedGroups(text, at) ??
    plainDigits(text, at) ??
    matchAt(FULL_COMMAS, text, at) ??
    matchAt(ASCII_NUMBER, text, at) ??
    "";
  const plain = written.replaceAll(/[,， ]/g, "");
  const value = Number(plain);
  const point = plain.indexOf(".");
  const decimals = point < 0 ? null : plain.length - point - 1;
  const end = at + written.length;
  const exponent = withExponent(text, end, value);
  if (exponent)
    return { low: exponent.value, high: exponent.value, end: end + exponent.length, kind: "ascii", decimals };
  const scale = isLatin(text.charCodeAt(end)) ? matchAt(LATIN_SCALE, text, end) : null;
  if (!scale) return { low: value, high: value, end, kind: "ascii", decimals };
  const scaled = shift(value, /k/i.test(scale) ? 3 : 4);
  return { low: scaled, high: scaled, end: end + 1, kind: "ascii", decimals };
}

/** 三四, 五六 and 三五 leave the digit open; other digits in a row spell a number. */
const leavesOpen = (a: number, b: number) => a > 0 && (b === a + 1 || (a === 3 && b === 5));

/** One or two where a scale or a unit stands behind 一两; one ounce otherwise. */
const countsOn = (text: string, at: number) => {
  const scale = numeralCharacter(text.charCodeAt(at))?.class;
  return scale === "small" || scale === "big" || unitAt(text, at) !== null;
};

function hanDigits(text: string, at: number): Coefficient | null {
  let end = at;
  let digits = "";
  for (; ; end++) {
    const character = numeralCharacter(text.charCodeAt(end));
    if (character?.class !== "digit" && character?.class !== "spelled") break;
    if (end > at && text[end] === "两") break;
    digits += character.value;
  }
  if (digits === "") return null;
  if (digits === "1" && text[end] === "两" && countsOn(text, end + 1))
    return { low: 1, high: 2, end: end + 1, kind: "digit", decimals: null };
  const [low, high] = [Number(digits[0]), Number(digits[1])];
  if (digits.length === 2 && leavesOpen(low, high)) return { low, high, end, kind: "digit", decimals: null };
  const value = Number(digits);
  return { low: value, high: value, end, kind: digits.length > 1 ? "spelled" : "digit", decimals: null };
}

function vagueFew(text: string, at: number): Coefficient | null {
  if (numeralCharacter(text.charCodeAt(at))?.class !== "vague") return null;
  const scale = numeralCharacter(text.charCodeAt(at + 1))?.class;
  return scale === "small" || scale === "big" ? { low: 2, high: 9, end: at + 1, kind: "vague", decimals: null } : null;
}

/** The coefficient that begins at `at`, or null. */
export function readCoefficient(text: string, at: number): Coefficient | null {
  return asciiNumber(text, at) ?? vagueFew(text, at) ?? hanDigits(text, at);
}

/** The decimal digits after 点, as in 三点五; null for a time (三点五十分) and where no digit follows. */
export function readFraction(text: string, at: number): { digits: string; end: number } | null {
  if (text[at] !== "点") return null;
  const written = matchAt(DECIMAL_DIGITS, text, at + 1);
  if (!written) return null;
  const end = at + 1 + written.length;
  if (numeralCharacter(text.charCodeAt(end))?.value === 10) return null;
  const digits = [...written].map((c) => numeralCharacter(c.charCodeAt(0))?.value ?? c).join("");
  return { digits, end };
}
