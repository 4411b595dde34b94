// Gives a text in simplified characters, one for one: what stages read a traditional text by. The text itself stays as written.
import { readLexicon } from "../lexicon.ts";

const rows = readLexicon(new URL("traditional.csv", import.meta.url), ["traditional", "simplified", "both"]);

const SAME = 0;
const table = (own: readonly (typeof rows)[number][]) => {
  const simplified = new Uint16Array(0x10000).fill(SAME);
  for (const row of own) simplified[row.traditional.charCodeAt(0)] = row.simplified.charCodeAt(0);
  return simplified;
};
/** Characters of traditional texts only, and with them those that simplified texts have too: 著, 乾, 後. */
const certain = table(rows.filter(({ both }) => both === ""));
const all = table(rows);

/** A text of which as many characters are traditional is one. Of a traditional report, a third are. */
const LEAST_TRADITIONAL = 0.03;
const [FIRST_HAN, LAST_HAN] = [0x3400, 0x9fff];

/** The text with its traditional characters simplified: of the same length, and the text itself where it has none. */
export function simplified(text: string): string {
  let [han, traditional] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < FIRST_HAN || code > LAST_HAN) continue;
    han++;
    if (certain[code] !== SAME) traditional++;
  }
  if (traditional === 0) return text;
  const by = traditional >= han * LEAST_TRADITIONAL ? all : certain;
  const codes = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) codes[i] = by[text.charCodeAt(i)] || text.charCodeAt(i);
  // A decoder would replace lone surrogates; a buffer leaves them as they are.
  return Buffer.from(codes.buffer).toString("utf16le");
}
