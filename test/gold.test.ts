// The annotated texts: what is asked of extraction on whole passages.
import { describe, expect, it } from "vitest";
import { ingestText } from "../pipeline/ingest/ingest.ts";
import { analyse } from "../pipeline/pipeline.ts";
import { extractGold, GOLD, goldNames, goldText, rates, score, scoreTerms, termNames, total } from "./score.ts";

function distinctTerms(text: string): ReadonlySet<string> {
  const bytes = new TextEncoder().encode(text);
  const article = { key: null, text, encoding: "utf-8", bytes, published: null };
  return new Set(analyse(ingestText("passage", "passage.txt", article)).mentions.map(({ term }) => term));
}

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
  const { rows } = extractGold("jingmen-2010");

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
});

describe.each(termNames(GOLD))("the terms of %s", (name) => {
  it("are those that a reader wants, to 90% and more", () => {
    const { wanted, missed } = scoreTerms(name);
    expect(wanted).toBeGreaterThan(0);
    expect(missed.length, missed.join(" ")).toBeLessThanOrEqual(0.1 * wanted);
  });
});

it("gives no more than 60 terms for 800 characters of any annotated text", () => {
  const passages = goldNames(GOLD).flatMap((name) => goldText(name).match(/[\s\S]{800}/g) ?? []);
  expect(passages.length).toBeGreaterThan(0);
  expect(Math.max(...passages.map((text) => distinctTerms(text).size))).toBeLessThanOrEqual(60);
});
