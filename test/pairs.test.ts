// Targets and outcomes: a year's plan in one report meets its result in the next one of the same place.
import { expect, it } from "vitest";
import { extractOf } from "../pipeline/export/rows.ts";
import { toTables } from "../pipeline/export/tables.ts";
import { ingestText } from "../pipeline/ingest/ingest.ts";
import { analyse } from "../pipeline/pipeline.ts";

function extract(id: string, published: string, text: string) {
  const bytes = new TextEncoder().encode(text);
  return extractOf(analyse(ingestText(id, `${id}.txt`, { key: null, text, encoding: "utf-8", bytes, published })));
}

const PLAN = "2025年临江市政府工作报告\n\n今年主要预期目标是：地区生产总值增长5%左右，粮食产量120万吨以上。";
const RESULT = "2026年临江市政府工作报告\n\n2025年，地区生产总值增长5.2%，粮食产量123.4万吨。";
const OTHER = "2026年望海市政府工作报告\n\n2025年，地区生产总值增长6.1%。";

const pairsOf = (...extracts: ReturnType<typeof extract>[]) => {
  const { indicators } = toTables(extracts);
  const values = new Map(indicators.map((row) => [row.claim_id, row.value]));
  return indicators.filter(({ pair }) => pair !== null).map((row) => [row.value, values.get(row.pair ?? "") ?? null]);
};

it("pairs a target with the outcome that the next report of the place gives", () => {
  const rows = [
    extract("a", "2025-01-20", PLAN),
    extract("b", "2026-01-20", RESULT),
    extract("c", "2026-01-21", OTHER),
  ];
  const pairs = [
    [5, 5.2],
    [1_200_000, 1_234_000],
    [5.2, 5],
    [1_234_000, 1_200_000],
  ];
  expect(pairsOf(...rows)).toEqual(pairs);
});

it("pairs nothing across places", () => {
  expect(pairsOf(extract("a", "2025-01-20", PLAN), extract("c", "2026-01-21", OTHER))).toEqual([]);
});

it("finds a figure that two reports of one place give differently", () => {
  const claim = (value: string) => `临江市政府工作报告\n\n2025年，粮食产量${value}万吨。`;
  const checks = (...values: string[]) =>
    toTables(values.map((value, i) => extract(`doc${i}`, "2026-01-20", claim(value)))).checks.map(
      ({ check, result }) => [check, result],
    );
  expect(checks("123.4", "132.4")).toEqual([["conflict", "inconsistent"]]);
  expect(checks("123.4", "123")).toEqual([]);
});
