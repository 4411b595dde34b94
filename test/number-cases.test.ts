// Sees to it that the list of cases read otherwise than other projects' suites expect is true of the reader.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Numeral } from "../pipeline/document.ts";
import { readNumerals } from "../pipeline/extract/numerals/numerals.ts";

const lines = readFileSync(new URL("gold/number-cases-left.tsv", import.meta.url), "utf8").split("\n");
const reasons = new Set(lines.flatMap((line) => /^# (\w+): /.exec(line)?.[1] ?? []));
const cases = lines
  .filter((line) => line !== "" && !line.startsWith("#"))
  .slice(1)
  .map((line) => line.split("\t") as [reason: string, text: string, read: string]);

const readingOf = (n: Numeral) => n.value ?? n.iso ?? (n.low === null ? n.role : `${n.low}..${n.high}`);

for (const [reason, text, read] of cases)
  it(`reads ${text} otherwise than its suite: ${reason}`, () => {
    expect(reasons).toContain(reason);
    const found = readNumerals(text).map((n) => `${text.slice(n.start, n.end)} ${readingOf(n)}`);
    expect(found.join(" | ")).toBe(read);
  });
