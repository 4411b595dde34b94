// Runs every examples file, and sees to it that each rule has an example and a counterexample.
import { describe, expect, it } from "vitest";
import { add } from "../pipeline/document.ts";
import { readNumerals } from "../pipeline/extract/numerals/numerals.ts";
import { analyse } from "../pipeline/pipeline.ts";
import { sections } from "../pipeline/segment/sections.ts";
import { type Example, readExamples } from "./examples.ts";
import { textDocument } from "./score.ts";

const PUBLISHED = "2026-01-27";

const documentOf = (text: string) => textDocument("example", text, PUBLISHED);

const plain = (value: unknown) => (value === null || value === undefined ? null : String(value));

function compare(example: Example, found: object | undefined): void {
  expect(found, `${example.file}:${example.line}: nothing read at the mark`).toBeDefined();
  const fields = found as Record<string, unknown>;
  const read = Object.fromEntries(Object.keys(example.expected).map((name) => [name, plain(fields[name])]));
  expect(read, `${example.file}:${example.line}`).toEqual(example.expected);
}

function coverage(examples: readonly Example[]): void {
  for (const rule of new Set(examples.map((example) => example.rule))) {
    const own = examples.filter((example) => example.rule === rule);
    expect(
      own.some((example) => !example.counter),
      `${rule} has no example`,
    ).toBe(true);
    expect(
      own.some((example) => example.counter),
      `${rule} has no counterexample`,
    ).toBe(true);
  }
}

describe("numerals", () => {
  const examples = readExamples("extract/numerals");
  it("has an example and a counterexample for each rule", () => coverage(examples));
  for (const example of examples)
    it(`${example.file}:${example.line} ${example.text}`, () => {
      const numerals = readNumerals(example.text, { published: PUBLISHED });
      if (example.counter) expect(numerals.map((n) => n.rule)).not.toContain(example.rule);
      else {
        // The mark may leave out a modifier that stands before the number.
        const found = numerals.find((n) => n.start <= example.start && n.end === example.end);
        compare(example, found);
      }
    });
});

describe("claims", () => {
  const examples = readExamples("extract/claims");
  it("has an example and a counterexample for each rule", () => coverage(examples));
  for (const example of examples)
    it(`${example.file}:${example.line} ${example.text}`, () => {
      const { claims } = analyse(documentOf(example.text));
      if (example.counter) return expect(claims.map((c) => c.rule)).not.toContain(`claims/${example.rule}`);
      const claim = claims.find(({ numeral }) => numeral.start === example.start && numeral.end === example.end);
      const { value, unit, comparator } = claim?.numeral ?? {};
      compare(example, claim && { ...claim, value, unit, comparator, from_value: claim.fromNumeral?.value ?? null });
      expect(claim?.rule).toBe(`claims/${example.rule}`);
    });
});

describe("terms", () => {
  const examples = readExamples("extract/terms");
  it("has an example and a counterexample for each rule", () => coverage(examples));
  for (const example of examples)
    it(`${example.file}:${example.line} ${example.text}`, () => {
      const { mentions } = analyse(documentOf(example.text));
      if (example.counter) return expect(mentions.map((m) => m.rule)).not.toContain(`terms/${example.rule}`);
      const mention = mentions.find(({ start, end }) => start === example.start && end === example.end);
      compare(example, mention);
      expect(mention?.rule).toBe(`terms/${example.rule}`);
    });
});

describe("checks", () => {
  const examples = readExamples("extract/checks");
  it("has an example and a counterexample for each check", () => coverage(examples));
  for (const example of examples)
    it(`${example.file}:${example.line} ${example.text}`, () => {
      const { checks } = analyse(documentOf(example.text.replaceAll("\\n", "\n")));
      const found = checks.filter(({ check }) => check === example.rule);
      expect(found).toHaveLength(example.counter ? 0 : 1);
      if (!example.counter) compare(example, found[0]);
    });
});

describe("headings", () => {
  it("knows the numbers of every rank", () => {
    const body = "完善制度，推动各项工作落地见效，取得新的成绩。";
    const lines = [
      "第一章 总则",
      "第一节 目标",
      "一、总体要求",
      "（一）基本原则",
      "1.坚持改革",
      "（1）健全机制",
      `①加强领导。${body}`,
    ];
    const { sections: found } = add(documentOf(lines.join("\n")), sections);
    expect(found.map(({ level, number, heading }) => [level, number, heading])).toEqual([
      [1, "第一章", "总则"],
      [2, "第一节", "目标"],
      [3, "一", "总体要求"],
      [4, "一", "基本原则"],
      [5, "1", "坚持改革"],
      [6, "1", "健全机制"],
      [7, "①", "加强领导"],
    ]);
  });

  it("keeps to the numbers as written where they skip or begin anew", () => {
    const text = "一、目标\n（一）改革\n（三）开放\n二、任务\n（一）创新";
    const { sections: found } = add(documentOf(text), sections);
    expect(found.map(({ level, number }) => [level, number])).toEqual([
      [1, "一"],
      [2, "一"],
      [2, "三"],
      [1, "二"],
      [2, "一"],
    ]);
  });

  it("takes 一是 at the head of a paragraph that goes on, and no short sentence that stands alone", () => {
    const text =
      "一、主要任务\n一是强化服务供给。完善制度，推动各项工作落地见效。\n二是深化改革创新。推进试点，取得新的成绩。\n二、组织保障\n全面完成各项任务。各地各部门要加强领导，落实责任，抓好督查。";
    const { sections: found } = add(documentOf(text), sections);
    expect(found.map(({ level, number, heading }) => [level, number, heading])).toEqual([
      [1, "一", "主要任务"],
      [2, "一", "强化服务供给"],
      [2, "二", "深化改革创新"],
      [1, "二", "组织保障"],
    ]);
  });

  it("nests headings by rank and gives each section its text", () => {
    const text =
      "一、总体要求\n（一）指导思想。坚持统筹发展和安全，推动各项工作落地见效，取得新的成绩。\n二、主要任务\n结束。";
    const { sections: found } = add(documentOf(text), sections);
    expect(found.map(({ level, number, heading }) => [level, number, heading])).toEqual([
      [1, "一", "总体要求"],
      [2, "一", "指导思想"],
      [1, "二", "主要任务"],
    ]);
    expect(text.slice(found[0]?.start, found[0]?.end)).toMatch(/^一、[\s\S]*成绩。$/);
  });
});
