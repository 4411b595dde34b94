// Gives the common character for radicals and compatibility forms, which PDF programs write for those that look like them.
import { readLexicon } from "../lexicon.ts";

const radicals = new Map(
  readLexicon(new URL("radicals.csv", import.meta.url), ["radical", "character"]).map((row) => [
    row.radical,
    row.character,
  ]),
);
/** Radicals (⾸ for 首) and compatibility ideographs; signs such as ％ and ㎡ are left as they are. */
const LOOKALIKES = /[\u2e80-\u2fdf\uf900-\ufaff]/g;

/** The text with each radical and compatibility ideograph as the character that it stands for. */
export const withoutRadicals = (text: string): string =>
  text.replaceAll(LOOKALIKES, (form) => radicals.get(form) ?? form.normalize("NFKC"));
