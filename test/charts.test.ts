// Charts and schemas: specifications are valid Vega-Lite, drawings hold their texts whole and apart, columns are described.
import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chartsOf } from "../pipeline/chart/chart.ts";
import { type Drawing, draw } from "../pipeline/chart/render.ts";
import { readable } from "../pipeline/chart/spec.ts";
import { toDataPackage } from "../pipeline/export/datapackage.ts";
import { TABLE_NAMES, type Tables, toTables } from "../pipeline/export/tables.ts";
import { columnsOf } from "../pipeline/validate/schemas.ts";
import { launch } from "./browser.ts";
import { misplacedTexts } from "./misplaced.ts";
import { GOLD, goldNames } from "./score.ts";
import { goldTexts, tablesOf } from "./tables.ts";

/** Reports of one place for four years, as little as it takes to have something to show of everything. */
const YEARS = Object.fromEntries(
  [2022, 2023, 2024, 2025].map((year, i) => [
    `report-${year}`,
    `${year}年江州省政府工作报告\n——${year}年1月20日在江州省人民代表大会上\n一、${year - 1}年工作回顾\n${year - 1}年，地区生产总值增长${5 + i / 2}%，` +
      `城镇新增就业${60 + i}万人，粮食产量${700 + i * 12}亿斤。\n二、${year}年工作安排\n${year}年主要预期目标是：地区生产总值增长${5.5 + i / 4}%左右，城镇新增就业60万人以上。`,
  ]),
);

const long = "关于进一步深化行政审批制度改革和优化营商环境若干政策措施落实情况的专项督查事项";
const SENTENCES = (count: number) =>
  Array.from({ length: count }, (_, i) => {
    const thing = `第${"甲乙丙丁戊己庚辛"[i % 8]}类${long.slice(i % 20, (i % 20) + 6 + (i % 17))}`;
    return `全市新建${thing}${(i * 7919) % 100000}个，${thing}产值增长${(i % 90) + 0.5}%，${thing}占比${i % 100}%。`;
  }).join("\n");

const CASES: Readonly<Record<string, Tables>> = {
  "one article": tablesOf(goldTexts(["jingmen-2010"])),
  "the annotated texts": tablesOf(goldTexts(goldNames(GOLD))),
  "one row": tablesOf({ one: "全市新增企业5家，工业增加值增长3%，占50%。" }),
  "500 rows": tablesOf({ many: SENTENCES(500) }),
  "four years of one place": tablesOf(YEARS),
  "one report": tablesOf({ report: Object.values(YEARS)[0] ?? "" }),
};

const templates = readdirSync(new URL("../pipeline/chart/", import.meta.url))
  .filter((file) => file.endsWith(".vl.json"))
  .map((file) => file.replace(".vl.json", ""));
const kindOf = (name: string) => name.replace(/-\d+$/, "");
const vegaLite = JSON.parse(
  readFileSync(new URL("../node_modules/vega-lite/build/vega-lite-schema.json", import.meta.url), "utf8"),
);

describe("charts", () => {
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(vegaLite);
  const all = Object.entries(CASES).flatMap(([of, tables]) =>
    chartsOf(tables).map(({ name, spec }) => [of, name, spec] as const),
  );
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  afterAll(() => browser?.close());

  it("show something from every specification", () =>
    expect([...new Set(all.map(([, name]) => kindOf(name)))].sort()).toEqual([...templates].sort()));

  it("are not drawn where there is nothing to show", () => expect(chartsOf(toTables([]))).toEqual([]));

  it.each(all)(
    "of %s: %s is valid Vega-Lite with a title, and its texts are whole and apart",
    async (_of, _name, spec) => {
      expect(validate(spec), JSON.stringify(validate.errors?.slice(0, 2))).toBe(true);
      const { title } = spec as { title: { text: string; subtitle: string } };
      expect(title.text && title.subtitle).toBeTruthy();
      const [{ svg, png }] = (await draw([spec])) as [Drawing];
      expect([...png.subarray(1, 4)]).toEqual([..."PNG"].map((c) => c.charCodeAt(0)));
      expect(await misplacedTexts(browser, svg)).toEqual([]);
    },
  );
});

describe("numbers on labels", () => {
  it.each([
    [31150000000, "311.5亿"],
    [48080000, "4808万"],
    [78, "78"],
    [1.28e13, "12.8万亿"],
    [-23000, "-2.3万"],
  ])("%d reads %s", (value, text) => expect(readable(value)).toBe(text));
});

describe("schemas", () => {
  const tables = CASES["the annotated texts"] as Tables;

  it.each(TABLE_NAMES)("%s describes every column, and the rows have just those", (table) => {
    const columns = columnsOf(table);
    for (const { name, title, description } of columns) expect(title && description, `${table}.${name}`).toBeTruthy();
    const [row] = tables[table];
    if (row) expect(Object.keys(row)).toEqual(columns.map(({ name }) => name));
  });

  it("give the data package a resource a table with keys that exist", () => {
    const { resources } = toDataPackage("0");
    expect(resources.map(({ name }) => name)).toEqual([...TABLE_NAMES]);
    for (const { schema } of resources)
      for (const { reference } of schema.foreignKeys ?? []) expect(TABLE_NAMES).toContain(reference.resource);
  });
});
