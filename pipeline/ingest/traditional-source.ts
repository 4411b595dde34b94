// Writes traditional.csv from the dictionaries of OpenCC: run it by `npm run lexicon:traditional` when that has a new version.
import { writeFileSync } from "node:fs";
import { Converter } from "opencc-js";

const [FIRST, LAST] = [0x3400, 0x9fff];
const converters = (["t", "hk", "tw"] as const).map((from) => Converter({ from, to: "cn" }));

/** The first of the converters that changes the character decides; the standard's own dictionary is asked first. */
const simplifiedOf = (character: string) =>
  converters.map((convert) => convert(character)).find((form) => form !== character) ?? character;

/** The characters of GB 2312, the first standard set for simplified Chinese. */
function gb2312(): Set<string> {
  const decoder = new TextDecoder("gbk");
  const found = new Set<string>();
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) found.add(decoder.decode(new Uint8Array([row, cell])));
  return found;
}

/** Characters that simplified texts have too, beyond that set: the list of 2013 (通用规范汉字表) took them in. */
const ADMITTED = "噁昇陞甯氾濛";
const simplifiedSet = new Set([...gb2312(), ...ADMITTED]);
const rows: string[] = [];
for (let code = FIRST; code <= LAST; code++) {
  const character = String.fromCharCode(code);
  const simplified = simplifiedOf(character);
  if (simplified !== character && simplified.length === 1)
    rows.push(`${character},${simplified},${simplifiedSet.has(character) ? 1 : ""}`);
}
const HEADER =
  "# Traditional characters and the simplified ones that stand for them while reading, one to one, so that offsets hold. Source: OpenCC (Apache-2.0), its dictionaries of characters for the standard, Hong Kong and Taiwan. both: 1 for characters that simplified texts have too; they are folded in traditional texts only.\ntraditional,simplified,both\n";
writeFileSync(new URL("traditional.csv", import.meta.url), `${HEADER}${rows.join("\n")}\n`);
