// The policy terms: their lexicons, the laws of their mentions, their weights, a user's own bank.
import fc from "fast-check";
import tfidf from "natural/lib/natural/tfidf/index.js";
import { describe, expect, it } from "vitest";
import type { Mention } from "../pipeline/document.ts";
import { bankWith } from "../pipeline/extract/terms/bank.ts";
import { deviationOfProportions } from "../pipeline/extract/terms/dispersion.ts";
import { termsOf } from "../pipeline/extract/terms/terms.ts";
import { readUserBank } from "../pipeline/extract/terms/user-bank.ts";
import { keyness, tfIdf } from "../pipeline/extract/terms/weights.ts";
import { readLexicon } from "../pipeline/lexicon.ts";
import { analyse } from "../pipeline/pipeline.ts";
import { runs } from "./random.ts";
import { textDocument } from "./score.ts";

const lexicon = <Column extends string>(name: string, columns: readonly Column[]) =>
  readLexicon(new URL(`../pipeline/extract/terms/${name}.csv`, import.meta.url), columns);

const mentionsOf = (text: string, withTerms?: ReturnType<typeof termsOf>): readonly Mention[] =>
  analyse(textDocument("example", text), withTerms).mentions;

describe("the bank", () => {
  const rows = lexicon("bank", ["term", "category", "subcategory", "variants", "since", "until", "source"]);
  const formsOf = ({ term, variants }: (typeof rows)[number]) => [term, ...variants.split("|")].filter(Boolean);

  it("has 1,500 terms and more, in 20 top categories and more, each with a second level and a source", () => {
    expect(rows.length).toBeGreaterThanOrEqual(1500);
    expect(new Set(rows.map(({ category }) => category)).size).toBeGreaterThanOrEqual(20);
    expect(rows.filter(({ subcategory, source }) => !subcategory || !source)).toEqual([]);
  });

  it("gives each form to one term", () => {
    const forms = rows.flatMap(formsOf);
    expect(forms.filter((form, i) => forms.indexOf(form) !== i)).toEqual([]);
  });

  it("has years in order", () => {
    const wrong = rows.filter(({ since, until }) => !/^(?:\d{4})?$/.test(since) || (until !== "" && until < since));
    expect(wrong).toEqual([]);
  });

  it("finds every form where it stands alone", () => {
    const forms = rows.flatMap((row) => formsOf(row).map((form) => ({ form, standard: row.term })));
    const text = forms.map(({ form }) => form).join("。\n");
    const found = new Map(mentionsOf(text).map(({ term, standard }) => [term, standard]));
    expect(forms.filter(({ form, standard }) => found.get(form) !== standard)).toEqual([]);
  });
});

it.each([
  ["edges", "word"],
  ["weak", "word"],
  ["heads", "head"],
  ["initiatives", "word"],
] as const)("lists each form of %s.csv once", (name, column) => {
  const forms = lexicon(name, [column]).map((row) => row[column]);
  expect(forms.filter((form, i) => forms.indexOf(form) !== i)).toEqual([]);
});

describe("the forms", () => {
  for (const { head, rule, example } of lexicon("heads", ["head", "rule", "example"]))
    it(`finds the example of the head ${head}`, () => {
      const found = mentionsOf(`大力实施${example}。`);
      const names = found.map(({ term }) => term);
      expect(names).toContain(example);
      expect(["terms/bank", `terms/${rule}`]).toContain(found.find(({ term }) => term === example)?.rule);
    });

  for (const { name, example } of lexicon("patterns", ["name", "example"]))
    it(`finds the example of the pattern ${name}`, () =>
      expect(mentionsOf(`推出${example}。`).map(({ rule }) => rule)).toContain(`terms/${name}`));
});

for (const { word, example } of lexicon("initiatives", ["word", "example"]))
  it(`finds the initiative of ${word}`, () =>
    expect(mentionsOf(`建设更高水平的${example}。`).map(({ term }) => term)).toContain(example));

describe("mentions", () => {
  const PIECES = [
    "实施",
    "推进",
    "“",
    "”",
    "放管服",
    "改革",
    "行政审批",
    "制度",
    "高质量发展",
    "行动",
    "，",
    "。",
    "的",
    "三个",
    "强化",
    "国家",
    "计划",
    "《",
    "》",
    "𠮷",
    "\n",
    "1+9",
    "产业",
  ];
  const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(""));

  it("are evidenced by the text, in its order, and cross each other nowhere", () =>
    fc.assert(
      fc.property(text, (article) => {
        const mentions = mentionsOf(article);
        for (const [i, { start, end, term }] of mentions.entries()) {
          expect(article.slice(start, end).replaceAll(/[“”]/g, "")).toBe(term);
          const next = mentions[i + 1];
          if (next) expect(next.start > start || (next.start === start && next.end < end)).toBe(true);
          const crossing = mentions.filter((m) => m.start > start && m.start < end && m.end > end);
          expect(crossing).toEqual([]);
        }
      }),
      { numRuns: runs(300) },
    ));

  it("do not depend on what an unrelated paragraph says", () =>
    fc.assert(
      fc.property(text, (article) => {
        const alone = mentionsOf(article).map(({ term }) => term);
        const after = mentionsOf(`${article}\n\n天气很好。`).map(({ term }) => term);
        expect(after).toEqual(alone);
      }),
      { numRuns: runs(100) },
    ));
});

describe("weights", () => {
  it("give the tf-idf that natural gives", () => {
    const documents = [["稀土", "稀土", "民生"], ["民生"], ["民生", "教育"]];
    const natural = new tfidf.TfIdf();
    for (const terms of documents) natural.addDocument(terms);
    for (const [i, terms] of documents.entries())
      for (const term of new Set(terms)) {
        const count = terms.filter((other) => other === term).length;
        const having = documents.filter((other) => other.includes(term)).length;
        expect(tfIdf(count, having, documents.length)).toBeCloseTo(natural.tfidf([term], i), 4);
      }
    expect(tfIdf(2, 1, 3)).toBeGreaterThan(tfIdf(2, 3, 3));
  });

  it("give a keyness that grows with the count, is negative for what is rarer than in the reference, and never missing", () => {
    expect(keyness("行政审批", () => ["行政", "审批"], 5, 1000)).toBeGreaterThan(
      keyness("行政审批", () => ["行政", "审批"], 1, 1000),
    );
    expect(keyness("中国", () => ["中国"], 1, 100_000)).toBeLessThan(0);
    expect(keyness("𠮷𠮷", () => ["𠮷𠮷"], 1, 100)).toBeGreaterThan(0);
  });

  it("give a dispersion of 0 to what is spread as the words are, and near 1 to what stands in one small part", () => {
    expect(deviationOfProportions([100, 100], [0, 1])).toBe(0);
    expect(deviationOfProportions([10, 990], [0, 0])).toBeCloseTo(0.99);
    expect(deviationOfProportions([100], [0])).toBeNull();
  });
});

describe("a user's own bank", () => {
  it("goes before ours", () => {
    const rows = readUserBank("﻿术语,类别,简称\n审批提速,自定,审批再提速；提速审批\n行政审批,自定,\n", "my.csv");
    const found = mentionsOf("推进审批再提速，减少行政审批。", termsOf(bankWith(rows)));
    expect(found.map(({ term, standard, category }) => [term, standard, category])).toEqual([
      ["审批再提速", "审批提速", "自定"],
      ["行政审批", "行政审批", "自定"],
    ]);
  });

  it.each([
    ["a,b\n1,2\n", /my\.csv:1: no column of terms/],
    ["term\n改革创新\n改\n", /my\.csv:3: "改" is one character/],
    ["term,category\n改革创新,a\n,b\n", /my\.csv:3: no term/],
    ["term\n", /no term below/],
  ])("is refused with the place and the remedy: %j", (text, message) =>
    expect(() => readUserBank(text, "my.csv")).toThrow(message),
  );
});
