// The characters that numerals are written with: folding to one spelling, and what each stands for.
import { readLexicon } from "../../lexicon.ts";

const here = (file: string) => new URL(file, import.meta.url);

type NumeralClass = "digit" | "spelled" | "small" | "big" | "vague";
export interface NumeralCharacter {
  readonly class: NumeralClass;
  readonly value: number;
  /** Characters before it that make a word with it. */
  readonly notBehind: string;
}

const characters: (NumeralCharacter | undefined)[] = new Array(0x10000);
for (const row of readLexicon(here("characters.csv"), ["character", "class", "value", "not_behind"]))
  characters[row.character.charCodeAt(0)] = {
    class: row.class as NumeralClass,
    value: Number(row.value),
    notBehind: row.not_behind,
  };

const foldTo = new Uint16Array(0x10000);
for (const { from, to } of readLexicon(here("fold.csv"), ["from", "to"])) foldTo[from.charCodeAt(0)] = to.charCodeAt(0);

/** What a Han character stands for in a numeral; undefined for others and for ASCII digits. */
export const numeralCharacter = (code: number): NumeralCharacter | undefined => characters[code];

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
export const isLatin = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
/** Whether a UTF-16 unit is one of the characters: what a reader asks before it tries a pattern. */
export function characterSet(characters: string): (code: number) => boolean {
  const member = new Uint8Array(0x10000);
  for (const character of characters) member[character.charCodeAt(0)] = 1;
  return (code) => member[code] === 1;
}

export const isHan = (code: number): boolean => (code >= 0x4e00 && code <= 0x9fff) || code === 0x3007;

const alwaysNumeral = new Uint8Array(0x10000);
characters.forEach((character, code) => {
  if (character && character.class !== "spelled" && character.class !== "vague") alwaysNumeral[code] = 1;
});
for (const digit of "0123456789") alwaysNumeral[digit.charCodeAt(0)] = 1;

/** True for digits and for the characters that are always numerals, whatever stands beside them. */
export const isNumeral = (code: number): boolean => alwaysNumeral[code] === 1;

/** The text with full-width and traditional characters of numerals folded, one unit to one unit, so that offsets hold. */
export function fold(text: string): string {
  let same = 0;
  while (same < text.length && foldTo[text.charCodeAt(same)] === 0) same++;
  if (same === text.length) return text;
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    units[i] = foldTo[code] || code;
  }
  return Buffer.from(units.buffer).toString("utf16le");
}
