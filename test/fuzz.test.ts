// Inputs that nobody wrote: damaged files, generated numbers and clauses, hostile lines. None is a fault, none takes long.
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractOf } from "../pipeline/export/rows.ts";
import { toTables } from "../pipeline/export/tables.ts";
import { readNumerals } from "../pipeline/extract/numerals/numerals.ts";
import { InputError } from "../pipeline/ingest/input.ts";
import { analyse } from "../pipeline/pipeline.ts";
import { answers } from "../pipeline/scale/filter.ts";
import { runs } from "./random.ts";
import { goldText, ingestAll, textDocument } from "./score.ts";
import { workOf } from "./work.ts";

const JINGMEN = goldText("jingmen-2010");
const extract = (text: string) => extractOf(analyse(textDocument("any", text, "2026-01-27")));

/** Rows that hold their place: what each says it is stands in the text where it says. */
function soundRows(text: string): void {
  const extracted = extract(text);
  const points = [...text];
  const at = (start: number, end: number) => points.slice(start, end).join("");
  const { claims, numerals, concordance } = extracted.rows;
  for (const row of claims) expect(at(row.quantity_start, row.quantity_end)).toBe(row.quantity);
  for (const row of claims) expect(at(row.sentence_start, row.sentence_end)).toBe(row.sentence);
  for (const row of numerals) expect(at(row.start, row.end)).toBe(row.text);
  for (const row of concordance) expect(at(row.start, row.end)).toBe(row.match);
  toTables([extracted]);
}

describe("a damaged file", () => {
  const folder = new URL("fixtures/formats/", import.meta.url);
  const files = readdirSync(folder).map((file) => [file, new Uint8Array(readFileSync(new URL(file, folder)))] as const);
  const damage = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat({ max: 400 }),
    bytes: fc.uint8Array({ maxLength: 40 }),
  });
  const damaged = (bytes: Uint8Array, wounds: readonly { at: number; cut: number; bytes: Uint8Array }[]) =>
    wounds.reduce((whole, { at, cut, bytes }) => {
      const start = Math.floor(at * whole.length);
      return Buffer.concat([whole.subarray(0, start), bytes, whole.subarray(start + cut)]);
    }, Buffer.from(bytes));

  it.each(files)("made of %s is read, or refused by name with a remedy", async (file, bytes) => {
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 5 }), async (wounds) => {
        const failures: string[] = [];
        const documents = await ingestAll(damaged(bytes, wounds), file, (message) => failures.push(message)).catch(
          (fault) => {
            if (!(fault instanceof InputError)) throw fault;
            failures.push(fault.message);
            return [];
          },
        );
        expect(documents.length + failures.length).toBeGreaterThan(0);
        for (const failure of failures) expect(failure).toMatch(/^report|^encrypted/);
        for (const { text } of documents) expect(text).not.toMatch(/\p{Surrogate}/u);
      }),
      { numRuns: runs(25) },
    );
  });

  it("of a report as text gives rows that hold their place", () =>
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 8 }), fc.nat(), (wounds, from) => {
        const start = from % (JINGMEN.length - 1500);
        const bytes = damaged(new TextEncoder().encode(JINGMEN.slice(start, start + 1500)), wounds);
        soundRows(new TextDecoder().decode(bytes));
      }),
      { numRuns: runs(100) },
    ));
});

describe("a generated number", () => {
  const digits = fc.oneof(
    fc.nat({ max: 1e9 }).map(String),
    fc.double({ min: 0, max: 1e6, noNaN: true }).map((n) => n.toFixed(2)),
    fc
      .array(fc.constantFrom(..."零〇一二两三四五六七八九十百千万亿廿卅壹贰叁拾佰仟"), { minLength: 1, maxLength: 8 })
      .map((c) => c.join("")),
    fc.nat({ max: 1e7 }).map((n) => n.toLocaleString("en-US")),
  );
  const quantity = fc
    .tuple(
      fc.constantFrom("", "约", "近", "超过", "不低于", "第", "负", "-", "上下", "每", "±"),
      digits,
      fc.constantFrom("", "—", "~", "至", "、", "/", "分之", "点", ":", "余", "多"),
      fc.oneof(fc.constant(""), digits),
      fc.constantFrom("", "万", "亿", "千", "半"),
      fc.constantFrom("", "元", "%", "个百分点", "项", "公里", "倍", "年", "月", "成", "℃", "平方米/人"),
      fc.constantFrom("", "以上", "左右", "以内", "多", "余", "年", "起"),
    )
    .map((parts) => parts.join(""));

  it("is read whole or in parts, each where it stands", () =>
    fc.assert(
      fc.property(
        fc.array(quantity, { minLength: 1, maxLength: 4 }),
        fc.constantFrom("", "，", "增长", "（"),
        (all, between) => {
          const text = all.join(between);
          let end = 0;
          for (const numeral of readNumerals(text, { published: "2026-01-27" })) {
            expect(numeral.start).toBeGreaterThanOrEqual(end);
            expect(numeral.end).toBeGreaterThan(numeral.start);
            end = numeral.end;
            for (const value of [numeral.value, numeral.low, numeral.high])
              if (value !== null) expect(Number.isFinite(value), text).toBe(true);
          }
        },
      ),
      { numRuns: runs(1500) },
    ));

  const clause = fc
    .tuple(
      fc.constantFrom("全市", "其中", "我省", "今年", "到2027年", "城镇、农村居民", ""),
      fc.constantFrom("粮食产量", "固定资产投资", "部门", "城镇化率", "“十四五”", "GDP", ""),
      fc.constantFrom("达到", "增长", "下降", "由", "占", "力争", "分别为", "居全国第", "新增", "高出", ""),
      quantity,
      fc.constantFrom("", "提升至", "、", "和", "，占", "，比上年增长", "；"),
      fc.oneof(fc.constant(""), quantity),
      fc.constantFrom("。", "，", "；", "\n", "）", ""),
    )
    .map((parts) => parts.join(""));

  it("in a clause gives rows that hold their place", () =>
    fc.assert(
      fc.property(
        fc.array(clause, { minLength: 1, maxLength: 6 }).map((clauses) => clauses.join("")),
        soundRows,
      ),
      { numRuns: runs(400) },
    ));
});

describe("a line to the filter", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.json(),
    fc
      .record({ id: fc.anything(), text: fc.anything() })
      .map((line) => JSON.stringify(line, (_, v) => (typeof v === "bigint" ? String(v) : v)) ?? ""),
    fc
      .record({
        id: fc.constantFrom("__proto__", "constructor", "../a", "\u0000"),
        text: fc.string({ unit: "binary" }),
      })
      .map((line) => JSON.stringify(line)),
  );

  it("is answered by one line of JSON, whatever it is", () =>
    fc.assert(
      fc.property(hostile, (line) => {
        const [answered = "", ...others] = answers([line]);
        expect(others).toEqual([]);
        expect(answered).not.toContain("\n");
        const { error, claims } = JSON.parse(answered);
        expect(error === undefined).toBe(Array.isArray(claims));
        expect(({} as Record<string, unknown>).claims).toBeUndefined();
      }),
      { numRuns: runs(400) },
    ));

  it("is answered as it is alone, whatever stands around it", () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            hostile,
            fc
              .constantFrom("粮食产量732.5亿斤，增长3%。", "取消62项。")
              .map((text) => JSON.stringify({ id: "a", text })),
          ),
        ),
        (lines) => {
          expect(answers(lines)).toEqual(lines.flatMap((line) => answers([line])));
        },
      ),
      { numRuns: runs(100) },
    ));
});

describe("twice the text", () => {
  const repeated: readonly (readonly [name: string, text: string])[] = [
    ["a report", JINGMEN.slice(0, 1500)],
    ["figures", "1"],
    ["figures with commas", "1,"],
    ["figures with points", "1.1."],
    ["numerals", "一"],
    ["numerals of all scales", "三万亿零二百"],
    ["opening brackets", "（《“"],
    ["closing brackets", "”》）"],
    ["quantities", "5个、"],
    ["shared growth", "增长1%、2%，"],
    ["moves", "由1%提高至2%"],
    ["dates", "2024年1月1日至"],
    ["list markers", "一是"],
    ["headings", "一、目标\n"],
    ["clauses without an end", "全市粮食产量比上年增长"],
    ["parts of wholes", "共有部门46个，其中合并部门8个，占17.4%，"],
    ["declared lists", "做好三个方面工作：一是"],
    ["declared lists under headings", "一、三项任务\n做好三个方面工作。\n"],
    ["clauses of a list", "三个凡是，"],
    ["totals", "共5个，其中甲类3个、乙类2个、"],
    ["years", "2024年增长"],
    ["lines of the page", "打印\n"],
    ["spaces", " "],
    ["empty lines", "\n"],
    ["cells", "地区\t12\n"],
    ["rows of marks", "| 1 | 2 |\n"],
    ["dashes", "-——"],
    ["latin letters", "abc1"],
    ["terms", "供给侧结构性改革"],
  ];
  /** Long enough for what grows with the square to show. */
  const SIZE = 12_000;
  const textOf = (piece: string, size: number) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

  it.each(repeated)("of %s is at most twice the work", async (_, piece) => {
    extract(textOf(piece, 100));
    const once = await workOf(() => extract(textOf(piece, SIZE)));
    const twice = await workOf(() => extract(textOf(piece, 2 * SIZE)));
    expect(twice / once).toBeLessThan(2.05);
  });

  it.each(repeated)(
    "ends for %s a hundred thousand characters long",
    (_, piece) => {
      extract(textOf(piece, 100_000));
    },
    60_000,
  );
});
