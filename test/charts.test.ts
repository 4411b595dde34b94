// Charts and schemas: specifications are valid Vega-Lite, drawings hold their labels whole, every column is described.
import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { chartsOf } from "../pipeline/chart/chart.ts";
import { toPng, toSvg } from "../pipeline/chart/render.ts";
import { toDataPackage } from "../pipeline/export/datapackage.ts";
import { extractOf } from "../pipeline/export/rows.ts";
import { TABLE_NAMES, toTables } from "../pipeline/export/tables.ts";
import { ingest } from "../pipeline/ingest/ingest.ts";
import { analyse } from "../pipeline/pipeline.ts";
import { toPage } from "../pipeline/report/report.ts";
import { columnsOf } from "../pipeline/validate/schemas.ts";
import { goldText } from "./score.ts";

const names = ["jingmen-2010", "shaanxi-2026-23"];
const extracts = names.flatMap((name) =>
  ingest(new TextEncoder().encode(goldText(name)), `${name}.txt`).map((d) => extractOf(analyse(d))),
);
const tables = toTables(extracts);
const vegaLite = JSON.parse(
  readFileSync(new URL("../node_modules/vega-lite/build/vega-lite-schema.json", import.meta.url), "utf8"),
);

describe("charts", () => {
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(vegaLite);

  it("are drawn from as many specifications as stand beside the code, where there is something to show", () => {
    const specifications = readdirSync(new URL("../pipeline/chart/", import.meta.url)).filter((file) =>
      file.endsWith(".vl.json"),
    );
    expect(
      chartsOf(tables)
        .map(({ name }) => `${name}.vl.json`)
        .sort(),
    ).toEqual(specifications.sort());
    expect(chartsOf(toTables([]))).toEqual([]);
  });

  it.each(chartsOf(tables).map((chart) => [chart.name, chart.spec] as const))(
    "%s is valid Vega-Lite and keeps its labels whole",
    async (_, spec) => {
      expect(validate(spec), JSON.stringify(validate.errors?.slice(0, 2))).toBe(true);
      const svg = await toSvg(spec);
      const { values } = (spec as { data: { values: Record<string, string | number>[] } }).data;
      for (const { label, term, section } of values) expect(svg).toContain(`>${label ?? term ?? section}<`);
      expect([...toPng(svg).subarray(1, 4)]).toEqual([..."PNG"].map((c) => c.charCodeAt(0)));
    },
  );
});

describe("schemas", () => {
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

describe("report.html", () => {
  it("shows a hostile text as text and loads nothing", () => {
    const text = "全省新增<script>alert(1)</script>企业5家，\"onload=x' 增长3%。</script>";
    const documents = ingest(new TextEncoder().encode(text), "h.txt").map((d) => extractOf(analyse(d)));
    const html = toPage({ tables: toTables(documents), texts: new Map([["h", text]]), charts: [] });
    expect(html).not.toContain("<script>alert");
    expect(html.match(/<script/g)).toHaveLength(3);
    expect(html).not.toMatch(/(?:src|href)=/);
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  it("marks each claim once and leaves the text as it is", () => {
    const html = toPage({ tables, texts: new Map(extracts.map(({ id, text }) => [id, text])), charts: [] });
    expect(html.match(/<mark /g)).toHaveLength(tables.claims.length);
    const shown = html.replaceAll(/<\/?(?:mark|span)[^>]*>/g, "");
    expect(shown).toContain("各部门明确职能44项,加强职能57项,取消或下放职能69项。");
  });
});
