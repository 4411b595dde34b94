// Laws that hold of any text: what is done to a text that changes no fact changes no row but in its place.
import fc from "fast-check";
import { Converter } from "opencc-js";
import { describe, expect, it } from "vitest";
import { extractOf } from "../pipeline/export/rows.ts";
import { toTables } from "../pipeline/export/tables.ts";
import { settleCommas } from "../pipeline/extract/numerals/commas.ts";
import { readNumerals } from "../pipeline/extract/numerals/numerals.ts";
import { analyse } from "../pipeline/pipeline.ts";
import { KEPT_TEXTS } from "./kept-rows.ts";
import { runs } from "./random.ts";
import { goldText, textDocument } from "./score.ts";

const texts = KEPT_TEXTS.map(({ name, text }) => [name, text] as const);
const extract = (name: string, text: string) => extractOf(analyse(textDocument(name, text, "2026-01-27")));

/** Texts in which a paragraph says what it says wherever it stands: rows of tables and doubtful commas do not. */
const apart = texts.filter(
  ([name, text]) => analyse(textDocument(name, text)).tables.length === 0 && settleCommas(text).open.length === 0,
);

/** What the claims of a text say, without where. */
const factsOf = (text: string) =>
  extract("report", text).rows.claims.map((claim) => {
    const { quantity, kind, value, low, high, comparator, unit, direction, indicator, action, period, status } = claim;
    return { quantity, kind, value, low, high, comparator, unit, direction, indicator, action, period, status };
  });
const sorted = (facts: readonly object[]) => facts.map((fact) => JSON.stringify(fact)).sort();
const paragraphsOf = (text: string) => text.split("\n").filter((line) => line.trim() !== "");

describe("the rows of a document", () => {
  it("are the same alone and with others, but for what compares documents", () => {
    const alone = texts.map(([name, text]) => toTables([extract(name, text)]));
    const together = toTables(texts.map(([name, text]) => extract(name, text)));
    for (const table of ["sections", "claims", "numerals", "concordance", "warnings"] as const)
      expect(together[table], table).toEqual(alone.flatMap((tables) => tables[table] as never[]));
  });

  it.each(texts)("of %s move with a sentence before them that says nothing", (_, text) => {
    const lead = "天气晴好。\n";
    const move = ({ claim_id, ...claim }: ReturnType<typeof extract>["rows"]["claims"][number], by: number) => ({
      ...claim,
      claim_id: claim_id.replace(/\d+$/, (at) => String(Number(at) + by)),
      sentence_start: claim.sentence_start + by,
      sentence_end: claim.sentence_end + by,
      quantity_start: claim.quantity_start + by,
      quantity_end: claim.quantity_end + by,
      indicator_start: claim.indicator_start === null ? null : claim.indicator_start + by,
      indicator_end: claim.indicator_end === null ? null : claim.indicator_end + by,
      section: null,
      status: null,
      period: null,
      baseline: null,
    });
    const before = extract("report", text).rows.claims.map((claim) => move(claim, [...lead].length));
    expect(extract("report", lead + text).rows.claims.map((claim) => move(claim, 0))).toEqual(before);
  });

  it.each(texts)("of %s say the same with blank lines between its paragraphs", (_, text) => {
    const paragraphs = paragraphsOf(text);
    expect(factsOf(paragraphs.join("\n\n\n"))).toEqual(factsOf(paragraphs.join("\n")));
  });

  it.each(texts)("of %s say the same in full-width figures", (_, text) => {
    const wide = (text: string) =>
      text.replaceAll(/(?<![A-Za-z.])\d+(?:\.\d+)?%?(?![A-Za-z])/g, (figure) =>
        figure.replaceAll(/[\d.%]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
      );
    const values = (text: string) =>
      factsOf(text).map(({ value, low, high, kind, unit }) => [value, low, high, kind, unit]);
    expect(values(wide(text))).toEqual(values(text));
  });
});

describe("the numbers of a report", () => {
  /** What a text counts and measures, without the words about it, which the text around may change. */
  const amountsOf = (text: string) =>
    extract("report", text).rows.claims.map(({ quantity, kind, value, low, high, comparator, unit }) => ({
      quantity,
      kind,
      value,
      low,
      high,
      comparator,
      unit,
    }));
  const withoutWords = (text: string) => amountsOf(text).map(({ quantity, ...amount }) => amount);

  it.each(texts)("%s are the same with its sums of money in 万元", (_, text) => {
    const inTenThousands = text.replaceAll(
      /(?<![\d.,，、—–~至到-])(\d{1,8})(?:\.(\d{1,4}))?亿元/g,
      (_, whole, part = "") => `${BigInt(`${whole}${part.padEnd(4, "0")}`)}万元`,
    );
    expect(withoutWords(inTenThousands)).toEqual(withoutWords(text));
  });

  it.each(texts)("%s are the same in traditional characters", (_, text) => {
    const values = (written: string) => withoutWords(written).map(({ unit, ...amount }) => amount);
    expect(values(Converter({ from: "cn", to: "t" })(text))).toEqual(values(text));
  });

  it.each(apart)("%s are the same with its paragraphs in any order", (_, text) => {
    const paragraphs = paragraphsOf(text);
    const amounts = sorted(amountsOf(paragraphs.join("\n")));
    expect(sorted(amountsOf([...paragraphs].reverse().join("\n")))).toEqual(amounts);
  });

  it.each(apart)("%s are the same where its second half ends another report", (name, text) => {
    const paragraphs = paragraphsOf(text);
    const half = Math.ceil(paragraphs.length / 2);
    const [kept, moved] = [paragraphs.slice(0, half).join("\n"), paragraphs.slice(half).join("\n")];
    const at = texts.findIndex(([one]) => one === name);
    const [, next = ""] = texts[(at + 1) % texts.length] ?? [];
    const other = paragraphsOf(next).join("\n");
    expect([...amountsOf(kept), ...amountsOf(`${other}\n${moved}`).slice(amountsOf(other).length)]).toEqual(
      amountsOf(`${kept}\n${moved}`),
    );
  });
});

describe("paragraphs that name their own subjects and years", () => {
  const paragraph = fc
    .record({
      subject: fc.constantFrom("粮食产量", "固定资产投资", "社会消费品零售总额", "城镇新增就业", "工业增加值"),
      year: fc.integer({ min: 2010, max: 2025 }),
      value: fc.integer({ min: 1, max: 9999 }),
      growth: fc.integer({ min: 1, max: 99 }),
    })
    .map(
      ({ subject, year, value, growth }) => `${year}年，全市${subject}达到${value}万元，比上年增长${growth / 10}%。`,
    );
  const article = fc.array(paragraph, { minLength: 2, maxLength: 8 });

  it("say the same in any order", () =>
    fc.assert(
      fc.property(article, (paragraphs) => {
        const facts = sorted(factsOf(paragraphs.join("\n")));
        expect(sorted(factsOf([...paragraphs].reverse().join("\n")))).toEqual(facts);
      }),
      { numRuns: runs(60) },
    ));

  it("say the same in one file and in two", () =>
    fc.assert(
      fc.property(article, fc.nat(), (paragraphs, n) => {
        const at = 1 + (n % (paragraphs.length - 1));
        const whole = factsOf(paragraphs.join("\n"));
        const parts = [paragraphs.slice(0, at), paragraphs.slice(at)].flatMap((part) => factsOf(part.join("\n")));
        expect(parts).toEqual(whole);
      }),
      { numRuns: runs(60) },
    ));
});

describe("a sum of money", () => {
  it("has one value in 亿元, in 万元 and in 元", () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (tenThousands) => {
        const valueIn = (written: string) => readNumerals(`投资${written}。`)[0]?.value;
        const inYuan = tenThousands * 10_000;
        expect(valueIn(`${tenThousands}万元`)).toBe(inYuan);
        expect(valueIn(`${inYuan}元`)).toBe(inYuan);
        expect(valueIn(`${tenThousands / 10_000}亿元`)).toBe(inYuan);
      }),
      { numRuns: runs(500) },
    ));
});

describe("any text at all", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.constantFrom(
      "增长8.5%",
      "三个",
      "“十四五”",
      "\t",
      "\n",
      "|",
      "——",
      "第一条　",
      "《关于",
      "》",
      "１２",
      "億",
      "零下",
      "-",
      "％",
      "。",
      "万",
      "由",
      "至",
    ),
    fc.nat({ max: goldText("jingmen-2010").length - 40 }).map((at) => goldText("jingmen-2010").slice(at, at + 40)),
  );
  const anything = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));

  it("is read without a fault; every offset gives the annotation, and every row is valid", () =>
    fc.assert(
      fc.property(anything, (text) => {
        const extracted = extract("__proto__", text);
        const points = [...text];
        const at = (start: number, end: number) => points.slice(start, end).join("");
        for (const row of extracted.rows.claims) expect(at(row.quantity_start, row.quantity_end)).toBe(row.quantity);
        for (const row of extracted.rows.numerals) expect(at(row.start, row.end)).toBe(row.text);
        for (const row of extracted.rows.concordance) expect(at(row.start, row.end)).toBe(row.match);
        toTables([extracted]);
        const covered = new Set(extracted.rows.numerals.flatMap(({ start, end }) => range(start, end)));
        points.forEach((c, i) => {
          if (/[0-9０-９]/.test(c)) expect(covered.has(i), `${c} at ${i} of ${JSON.stringify(text)}`).toBe(true);
        });
      }),
      { numRuns: runs(400) },
    ));
});

const range = (start: number, end: number) => Array.from({ length: end - start }, (_, i) => start + i);
