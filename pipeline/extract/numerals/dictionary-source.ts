// Writes dictionary.csv: the words of jieba's dictionary that hold a numeral and that are read as no quantity.
// Run by `npm run lexicon:dictionary`; jieba's dictionary is under the MIT licence and comes with nodejieba.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import Papa from "papaparse";
import { readLexicon } from "../../lexicon.ts";
import { readAmount } from "./amount.ts";
import { isNumeral } from "./characters.ts";
import { readNumerals } from "./numerals.ts";

const TAGS = new Set("i l ns nt nz j n b d v vn a z c r s f o an ad".split(" "));
const FIRM_TAGS = new Set(["i", "ns", "nt"]);
const LIST_WORDS =
  /^(?:[一二三四五六七八九十]+(?:是|要|则)|第.+|前[一二三四五六七八九十百]+[位名强]|.{1,2}[列居]第.+|.*[甲乙].*|.*分之|翻.{1,2}番|[正冬腊]月.+|[高国][一二三].*|批零)$/;
const READ_AS_QUANTITY = new Set(["claim", "date", "duration", "list_marker", "ordinal"]);

const here = (file: string) => new URL(file, import.meta.url);
const dictionary = createRequire(import.meta.url).resolve("nodejieba/submodules/cppjieba/dict/jieba.dict.utf8");
const curated = new Set(readLexicon(here("names.csv"), ["form"]).map((row) => row.form));

/** True where the word reads through as a quantity or date by the rules alone, or begins with a number and its classifier. */
function isQuantity(word: string): boolean {
  const [first] = readNumerals(word);
  if (first?.start !== 0) return false;
  return first.unit !== null || (READ_AS_QUANTITY.has(first.role) && first.end === word.length);
}

const MEASURES = new Set(["measure", "money", "time"]);

/** 两千人 and 三海里, which the dictionary lists as idioms and places; 二七区 is a place. */
function isMislabelled(word: string, tag: string): boolean {
  const amount = readAmount(word, 0);
  if (amount?.end !== word.length || !amount.unit) return false;
  return tag === "i" || MEASURES.has(amount.unit.class);
}

const rows = readFileSync(dictionary, "utf8")
  .split("\n")
  .map((line) => line.split(" ") as [string, string, string])
  .filter(([word, , tag]) => word.length > 1 && TAGS.has(tag) && !curated.has(word) && !LIST_WORDS.test(word))
  .filter(([word]) => [...word].some((c) => isNumeral(c.charCodeAt(0))) && /^[\u4e00-\u9fff]+$/.test(word))
  .filter(([word, , tag]) => !isMislabelled(word, tag))
  .filter(([word, , tag]) => (FIRM_TAGS.has(tag) && word.length > 2) || !isQuantity(word))
  .map(([word, , tag]) => ({
    form: word,
    role: tag === "i" || tag === "l" || tag === "d" ? "idiom" : "name",
    weak: word.length > 2 && FIRM_TAGS.has(tag) ? "" : "weak",
    tag,
  }))
  .sort((a, b) => (a.form < b.form ? -1 : 1));
writeFileSync(here("dictionary.csv"), `${Papa.unparse(rows, { newline: "\n" })}\n`);
