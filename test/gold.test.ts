// The annotated texts: what is asked of extraction on whole passages.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { extractGold, GOLD, goldNames, goldText, rates, score, total } from "./score.ts";

const LEAST = { found: 0.98, strict: 0.95 };

it("has the claims of all annotated texts found and right", () => {
  const scores = goldNames(GOLD).map((name) => score(name, extractGold(name).rows.claims));
  const { found_f1, strict_f1 } = rates(total(scores));
  expect(found_f1).toBeGreaterThanOrEqual(LEAST.found);
  expect(strict_f1).toBeGreaterThanOrEqual(LEAST.strict);
});

describe.each(goldNames(GOLD))("%s", (name) => {
  const { rows } = extractGold(name);
  it("holds each claim in the text", () => {
    const text = goldText(name);
    expect(rows.claims.length).toBeGreaterThan(0);
    for (const row of rows.claims) {
      expect(text.slice(row.quantity_start, row.quantity_end)).toBe(row.quantity);
      expect(text.slice(row.sentence_start, row.sentence_end)).toBe(row.sentence);
    }
  });
});

describe("the Jingmen article", () => {
  const { rows, terms } = extractGold("jingmen-2010");

  it("implies a whole of 46 departments", () => {
    const whole = rows.checks.find(({ check }) => check === "part_whole");
    expect(whole).toMatchObject({ result: "implied", value: 46 });
  });

  it("lists all that it declares", () => {
    const lists = rows.checks.filter(({ check }) => check === "enumeration");
    const consistent = [3, 3, 3, 4, 3].map((n) => ["consistent", n]);
    expect(lists.map(({ result, value }) => [result, value])).toEqual([...consistent, ["open", 5]]);
  });

  it("has its lost quotation marks in the warnings", () => {
    const places = rows.warnings.filter(({ code }) => code === "ingest/quotation").map(({ start }) => start);
    expect(places.map((at) => goldText("jingmen-2010")[at ?? -1])).toEqual(["”", "“"]);
  });

  it("gives title, date, source and visits", () => {
    expect(rows.document).toMatchObject({
      title: "湖北省荆门市把握政府机构改革工作重点 务求改革实效",
      published: "2010-08-16",
      source: "中央机构编制委员会办公室网站",
      views: 1617,
    });
  });

  it("has the terms that a reader wants", () => {
    const wanted = readFileSync(new URL("gold/jingmen-2010.terms.tsv", import.meta.url), "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    const given = new Set([...terms.map(({ term }) => term), ...rows.concordance.map(({ match }) => match)]);
    const recall = wanted.filter((term) => given.has(term)).length / wanted.length;
    expect(recall).toBeGreaterThanOrEqual(0.95);
  });
});
