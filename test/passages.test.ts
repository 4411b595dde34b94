// Passages with the claims that are read of them: tables as bulletins set them, texts of Hong Kong, Taiwan and Macau.
// UPDATE=1 writes what is missing or changed; read it against the passage before it is kept.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { Converter } from "opencc-js";
import { describe, expect, it } from "vitest";
import { analyse } from "../pipeline/pipeline.ts";
import { GOLD, goldNames, goldText, textDocument } from "./score.ts";

const folder = new URL("fixtures/passages/", import.meta.url);
const COLUMNS = "quantity value low high comparator unit kind direction indicator period baseline status".split(" ");
const published = (name: string) => `${/\d{4}/.exec(name)?.[0] ?? "2024"}-03-20`;

function rowsOf(name: string, text: string): string {
  const rows = analyse(textDocument(name, text, published(name))).claims.map((claim) => {
    const { start, end, value, low, high, comparator, unit } = claim.numeral;
    const row: Record<string, unknown> = {
      ...claim,
      quantity: text.slice(start, end),
      value,
      low,
      high,
      comparator,
      unit,
    };
    return COLUMNS.map((column) => row[column] ?? "-").join("\t");
  });
  return `${[COLUMNS.join("\t"), ...rows].join("\n")}\n`;
}

const names = readdirSync(folder)
  .filter((file) => file.endsWith(".txt"))
  .map((file) => file.slice(0, -4));

describe("the claims of a passage", () => {
  it.each(names)("%s are those that were read by eye", (name) => {
    const found = rowsOf(name, readFileSync(new URL(`${name}.txt`, folder), "utf8"));
    const expected = new URL(`${name}.tsv`, folder);
    if (process.env.UPDATE === "1") writeFileSync(expected, found);
    expect(found).toBe(readFileSync(expected, "utf8"));
  });
});

describe("a table whose heads do not line up with its figures", () => {
  const text = "主要指标\n指标单位\t绝对量增长\n财政收入\t亿元\t100.5\t5.6\n财政支出\t亿元\t200.5\t7.8\n";

  it("gives a warning in its place, and no claim", () => {
    const { claims, numerals, warnings } = analyse(textDocument("a", text));
    expect(claims).toEqual([]);
    const [warning] = warnings.filter(({ code }) => code === "tables/heads");
    expect(text.slice(warning?.span?.start, warning?.span?.end)).toMatch(/^指标单位.*7\.8$/s);
    expect(numerals.map(({ start, end }) => text.slice(start, end))).toEqual(
      expect.arrayContaining(["100.5", "5.6", "200.5", "7.8"]),
    );
  });
});

describe("a text in traditional characters", () => {
  const said = (text: string) => {
    const { claims, mentions } = analyse(textDocument("report", text));
    const figures = claims.map((claim) => {
      const { value, low, high, comparator, start, end } = claim.numeral;
      const { kind, direction, period, baseline, status, standard, rule } = claim;
      return { start, end, value, low, high, comparator, kind, direction, period, baseline, status, standard, rule };
    });
    return {
      figures,
      terms: mentions.map(({ start, end, standard, category }) => ({ start, end, standard, category })),
    };
  };

  it.each(goldNames(GOLD).flatMap((name) => [[name, "tw"] as const, [name, "hk"] as const]))(
    "says what %s does in simplified ones (%s), and keeps its own",
    (name, place) => {
      const simplified = goldText(name);
      const traditional = Converter({ from: "cn", to: place })(simplified);
      expect(traditional.length).toBe(simplified.length);
      expect(said(traditional)).toEqual(said(simplified));
      const { claims, sections } = analyse(textDocument("report", traditional));
      for (const { heading } of sections) expect(traditional).toContain(heading);
      for (const { numeral } of claims)
        if (numeral.rule === "quantity" && /^\p{Script=Han}+$/u.test(numeral.unit ?? ""))
          expect(traditional).toContain(numeral.unit);
      for (const { indicator } of claims)
        for (const character of indicator ?? "") expect(traditional).toContain(character);
    },
  );
});
