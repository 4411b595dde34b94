// Comparing two results: what moved is no change, what is said otherwise is one.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { comparisonChart } from "../pipeline/compare/chart.ts";
import { compareResults } from "../pipeline/compare/compare.ts";
import { validateRows } from "../pipeline/validate/validate.ts";
import { runScript } from "./command.ts";
import { runs } from "./random.ts";
import { goldText } from "./score.ts";
import { tablesOf } from "./tables.ts";

const folder = mkdtempSync(join(tmpdir(), "zhengshu-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const report = (place: string, year: number, body: string) =>
  `${year}年${place}政府工作报告\n——${year}年1月20日在${place}人民代表大会上\n${body}\n`;

describe("two versions of one text", () => {
  const text = goldText("jingmen-2010");

  it("do not differ where a paragraph moved", () => {
    const lines = text.split("\n");
    const moved = [...lines.slice(0, 8), ...lines.slice(20), ...lines.slice(8, 20)].join("\n");
    const rows = compareResults(tablesOf({ a: text }), tablesOf({ a: moved }));
    expect(rows).toEqual([]);
  });

  it("differ by the number that changed, the claim that is new and the one that is gone", () => {
    const altered = text.replace("共减少行政审批78项", "共减少行政审批87项").replace("加强职能57项,", "");
    const rows = compareResults(tablesOf({ a: text }), tablesOf({ a: `${altered}\n全市新增企业5家。\n` }));
    expect(
      rows.map(({ change, from_quantity, to_quantity, difference }) => [
        change,
        from_quantity,
        to_quantity,
        difference,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ["changed", "78项", "87项", 9],
        ["added", null, "5家", null],
        ["removed", "57项", null, null],
      ]),
    );
    expect(rows).toHaveLength(3);
    expect(() => validateRows("comparison", rows)).not.toThrow();
  });
});

describe("the reports of two years", () => {
  const plan = report(
    "江州省",
    2025,
    "二、2025年工作安排\n2025年主要预期目标是：地区生产总值增长6%左右，粮食产量700亿斤以上。",
  );
  const result = report("江州省", 2026, "一、2025年工作回顾\n2025年，地区生产总值增长5.8%，粮食产量712亿斤。");

  it("meet where they speak of the same year: the target and what came of it", () => {
    const rows = compareResults(tablesOf({ a: plan }), tablesOf({ b: result }));
    const growth = rows.find(({ indicator }) => indicator === "地区生产总值");
    expect(growth).toMatchObject({
      change: "changed",
      period: "2025",
      from_quantity: "6%左右",
      to_quantity: "5.8%",
      from_status: "planned",
      to_status: "reported",
      difference: -0.2,
    });
  });

  it("are told apart by place where there are several", () => {
    const other = report("海州省", 2026, "一、2025年工作回顾\n2025年，地区生产总值增长7%。");
    const rows = compareResults(tablesOf({ a: plan }), tablesOf({ b: result, c: other }));
    const growth = rows.filter(({ indicator }) => indicator === "地区生产总值");
    expect(growth.map(({ place, change }) => [place, change])).toEqual([
      ["江州", "changed"],
      ["海州", "added"],
    ]);
  });

  it("are drawn by how far each figure moved", () => {
    const [chart] = comparisonChart(compareResults(tablesOf({ a: plan }), tablesOf({ b: result })), "a → b");
    if (!chart) throw new Error("no chart");
    const { values } = (chart.spec as unknown as { data: { values: { text: string; value: number }[] } }).data;
    expect(values.map(({ text }) => text)).toContain("6%左右 → 5.8%");
    expect(values.find(({ text }) => text.startsWith("6%"))?.value).toBeCloseTo(-3.33);
    expect(comparisonChart([], "")).toEqual([]);
  });
});

it("finds nothing between a result and itself, and the same with signs turned the other way round", () => {
  const pool = [
    "新增企业5家。",
    "新增企业6家。",
    "粮食产量增长3%。",
    "粮食产量增长4%。",
    "投资8亿元。",
    "建成公园12个。",
  ];
  const text = fc.array(fc.constantFrom(...pool), { maxLength: 6 }).map((sentences) => sentences.join("\n"));
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [x, y] = [tablesOf({ a: `一、工作\n${a}` }), tablesOf({ a: `一、工作\n${b}` })];
      expect(compareResults(x, x)).toEqual([]);
      const count = (rows: ReturnType<typeof compareResults>, change: string) =>
        rows.filter((row) => row.change === change).length;
      const [there, back] = [compareResults(x, y), compareResults(y, x)];
      expect(count(there, "added")).toBe(count(back, "removed"));
      expect(count(there, "changed")).toBe(count(back, "changed"));
    }),
    { numRuns: runs(60) },
  );
});

describe("the command", () => {
  it("prints the differences, and writes them as tables and as a chart", () => {
    const paths = Object.fromEntries(["a", "b"].map((name) => [name, join(folder, name)]));
    for (const [name, number] of [
      ["a", "78"],
      ["b", "87"],
    ] as const) {
      const input = join(folder, `${name}.txt`);
      writeFileSync(input, goldText("jingmen-2010").replace("共减少行政审批78项", `共减少行政审批${number}项`));
      expect(runScript("pipeline/main.ts", ["--input", input, "--output", paths[name] ?? ""]).code).toBe(0);
    }
    const output = join(folder, "out");
    const { code, out, err } = runScript("pipeline/compare/main.ts", [
      paths.a ?? "",
      paths.b ?? "",
      "--output",
      output,
    ]);
    expect({ code, err: err.trim() }).toEqual({ code: 0, err: "0 added, 0 removed, 1 changed" });
    expect(out).toContain("78项 (reported) -> 87项 (reported)");
    expect(JSON.parse(readFileSync(join(output, "comparison.json"), "utf8"))).toHaveLength(1);
    expect(readFileSync(join(output, "comparison.csv"), "utf8")).toContain("78项");
    expect(readFileSync(join(output, "comparison.svg"), "utf8")).toContain("78项 → 87项");
  });

  it.each([[[]], [["nowhere", "elsewhere"]], [["a", "b", "--x"]]])("says what is wrong with %j", (args) => {
    const { code, err } = runScript("pipeline/compare/main.ts", args);
    expect(code).toBe(2);
    expect(err).toContain("Usage: npm run compare");
  });
});
