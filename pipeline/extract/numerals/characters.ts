// The characters that numerals are written with: folding to one spelling, and what each stands for.
import { readLexicon } from "../../lexicon.ts";

const here = (file: string) => new URL(file, import.meta.url);

type NumeralClass = "digit" | "spelled" | "small" | "big" | "vague";
export interface NumeralCharacter {
  readonly class: NumeralClass;
  readonly value: number;
}

const characters: (NumeralCharacter | undefined)[] = new Array(0x10000);
for (const row of readLexicon(here("characters.csv"), ["character", "class", "value"]))
  characters[row.character.charCodeAt(0)] = { class: row.class as NumeralClass, value: Number(row.value) };

const foldTo = new Uint16Array(0x10000);
for (const { from, to } of readLexicon(here("fold.csv"), ["from", "to"])) foldTo[from.charCodeAt(0)] = to.charCodeAt(0);

/** What a Han character stands for in a numeral; undefined for others and for ASCII digits. */
export const numeralCharacter = (code: number): NumeralCharacter | undefined => characters[code];

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
export const isLatin = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
export const isHan = (code: number): boolean => (code >= 0x4e00 && code <= 0x9fff) || code === 0x3007;

/** True for digits and for the characters that are always numerals, whatever stands beside them. */
export function isNumeral(code: number): boolean {
  const character = characters[code];
  return isDigit(code) || (character !== undefined && character.class !== "spelled" && character.class !== "vague");
}

const CHUNK = 8192;

/** The text with full-width and traditional characters of numerals folded, one unit to one unit, so that offsets hold. */
export function fold(text: string): string {
  const parts: string[] = [];
  const buffer = new Uint16Array(CHUNK);
  for (let from = 0; from < text.length; from += CHUNK) {
    const length = Math.min(CHUNK, text.length - from);
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(from + i);
      buffer[i] = foldTo[code] || code;
    }
    parts.push(String.fromCharCode.apply(null, buffer.subarray(0, length) as unknown as number[]));
  }
  return parts.join("");
}
