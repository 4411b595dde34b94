// Runs every examples file, and sees to it that each rule has an example and a counterexample.
import { describe, expect, it } from "vitest";
import { add } from "../pipeline/document.ts";
import { readNumerals } from "../pipeline/extract/numerals/numerals.ts";
import { analyse } from "../pipeline/pipeline.ts";
import { sections } from "../pipeline/segment/sections.ts";
import {
  checksProblem,
  claimsProblem,
  EXAMPLE_FOLDERS,
  type Example,
  numeralsProblem,
  PUBLISHED,
  readExamples,
  termsProblem,
} from "./examples.ts";
import { textDocument } from "./score.ts";

const documentOf = (text: string) => textDocument("example", text, PUBLISHED);

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

const READERS: Record<(typeof EXAMPLE_FOLDERS)[number], (example: Example) => string | null> = {
  "extract/numerals": (example) => numeralsProblem(example, readNumerals(example.text, { published: PUBLISHED })),
  "extract/claims": (example) => claimsProblem(example, analyse(documentOf(example.text)).claims),
  "extract/terms": (example) => termsProblem(example, analyse(documentOf(example.text)).mentions),
  "extract/checks": (example) => checksProblem(example, analyse(documentOf(example.text)).checks),
};

describe.each(EXAMPLE_FOLDERS)("%s", (folder) => {
  const examples = readExamples(folder);
  it("has an example and a counterexample for each rule", () => coverage(examples));
  for (const example of examples)
    it(`${example.file}:${example.line} ${example.text}`, () => expect(READERS[folder](example)).toBeNull());
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
