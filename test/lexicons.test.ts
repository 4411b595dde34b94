// Sees to it that no lexicon lies idle: each file is loaded, each form of the numerals' lexicons stands in an example, each
// word of the dictionaries is found.
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { lexiconsRead, readLexicon } from "../pipeline/lexicon.ts";
import "../pipeline/pipeline.ts";
import "../pipeline/chart/render.ts";
import "../pipeline/ingest/html.ts";
import "../pipeline/ingest/compatibility.ts";
import "../pipeline/ingest/ingest.ts";
import { readNumerals } from "../pipeline/extract/numerals/numerals.ts";
import {
  dictionary,
  listedTag,
  referenceCount,
  referenceSize,
  userDictionary,
} from "../pipeline/segment/dictionary.ts";
import { tokens } from "../pipeline/segment/tokens.ts";
import { EXAMPLE_FOLDERS, readExamples } from "./examples.ts";

const pipeline = new URL("../pipeline/", import.meta.url);
const files = readdirSync(pipeline, { recursive: true }).map((file) => String(file).replaceAll("\\", "/"));
const lexicon = <Column extends string>(name: string, columns: readonly Column[]) =>
  readLexicon(new URL(`extract/numerals/${name}.csv`, pipeline), columns);

const texts = readExamples("extract/numerals")
  .map(({ text }) => text)
  .join("\n");

const forms = {
  units: lexicon("units", ["unit", "forms"]).flatMap(({ unit, forms }) => [unit, ...forms.split("|")]),
  modifiers: lexicon("modifiers", ["form"]).map(({ form }) => form),
  characters: lexicon("characters", ["character"]).map(({ character }) => character),
  fold: lexicon("fold", ["from"]).map(({ from }) => from),
  dates: lexicon("dates", ["form"]).map(({ form }) => form),
  names: lexicon("names", ["form"]).map(({ form }) => form),
  roles: lexicon("roles", ["word"]).map(({ word }) => word),
  "prefix-units": lexicon("prefix-units", ["form"]).map(({ form }) => form),
};

for (const [name, all] of Object.entries(forms))
  it(`has an example of every form of ${name}.csv`, () =>
    expect(all.filter((form) => form !== "" && !texts.includes(form))).toEqual([]));

it("loads every lexicon", () => {
  const read = [...lexiconsRead.keys()];
  const idle = files.filter((file) => file.endsWith(".csv") && !read.some((path) => path.endsWith(`pipeline/${file}`)));
  expect(idle).toEqual([]);
});

it("runs every examples file", () => {
  const idle = files.filter(
    (file) => file.endsWith(".examples.tsv") && !EXAMPLE_FOLDERS.some((folder) => file.startsWith(`${folder}/`)),
  );
  expect(idle).toEqual([]);
});

it("parts 比 from a noun before each word of compared.csv", () => {
  const words = readLexicon(new URL("segment/compared.csv", pipeline), ["word"]).map(({ word }) => word);
  const joined = words.filter((word) => {
    const text = `收入比${word}，`;
    return tokens({ id: "", text }).tokens[0]?.text !== "收入";
  });
  expect(joined).toEqual([]);
  expect(tokens({ id: "", text: "收入比为2.5" }).tokens[0]?.text).toBe("收入比");
});

it("parts each word of parted.csv, before a number only where it says so", () => {
  const rows = readLexicon(new URL("segment/parted.csv", pipeline), ["word", "first", "before"]);
  const firstOf = (text: string) => tokens({ id: "", text }).tokens[0]?.text ?? "";
  expect(rows.filter(({ word, first }) => firstOf(`${word}120`) !== first)).toEqual([]);
  const beforeNumbers = rows.filter(({ before }) => before === "number");
  expect(beforeNumbers.filter(({ word }) => firstOf(`${word}的`) !== word)).toEqual([]);
});

it("asserts no quantity in a word of the dictionary", () => {
  const words = lexicon("dictionary", ["form"]).map(({ form }) => form);
  const asserted = words.filter((word) => readNumerals(word).some(({ role }) => role === "claim"));
  expect(asserted).toEqual([]);
});

it("finds each word of the dictionaries as its line has it, and no other", () => {
  const linesOf = (file: string | URL) =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => line.split(" ") as [word: string, count: string, tag: string]);
  const [listed, own] = [linesOf(dictionary), linesOf(userDictionary)];
  const tags = new Map([...listed, ...own].map(([word, , tag]) => [word, tag]));
  const counts = new Map(listed.map(([word, count]) => [word, Number(count)]));
  expect([...tags].filter(([word, tag]) => listedTag(word) !== tag)).toEqual([]);
  expect([...counts].filter(([word, count]) => referenceCount(word) !== count)).toEqual([]);
  expect(listed.filter(([word]) => listedTag(`${word}〇〇`) !== undefined)).toEqual([]);
  expect(referenceSize()).toBe(listed.reduce((sum, [, count]) => sum + Number(count), 0));
});

it.each([
  ["segment/user-dictionary.txt", /^\S+/],
  ["extract/claims/verbs.csv", /^[^,]+/],
  ["extract/claims/words.csv", /^[^,]+,[^,]+,[^,]*/],
])("lists each word of %s once", (file, key) => {
  const lines = readFileSync(new URL(file, pipeline), "utf8").split("\n");
  const keys = lines.filter((line) => !line.startsWith("#")).flatMap((line) => key.exec(line)?.[0] ?? []);
  expect(keys.filter((word, i) => keys.indexOf(word) < i)).toEqual([]);
});
