// Scores claims against a gold table: a gold claim and a row meet where their quantities overlap.
import { readFileSync } from "node:fs";
import type { Rows } from "../schemas/rows.ts";

interface Gold {
  readonly optional: boolean;
  readonly start: number;
  readonly end: number;
  readonly fields: readonly string[];
}

const folder = new URL("gold/", import.meta.url);
export const goldText = (name: string): string => readFileSync(new URL(`${name}.txt`, folder), "utf8");

function readGold(name: string, text: string): Gold[] {
  let at = 0;
  const lines = readFileSync(new URL(`${name}.tsv`, folder), "utf8").split("\n");
  return lines
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const fields = line.split("\t");
      const quantity = (fields[0] ?? "").replace(/^\?/, "");
      const start = text.indexOf(quantity, at);
      if (start < 0) throw new Error(`${name}.tsv: not in the text: ${quantity}`);
      at = start + quantity.length;
      return { optional: line.startsWith("?"), start, end: at, fields };
    });
}

const plain = (text: string | null) => (text ?? "").normalize("NFKC").replaceAll(/[\s“”"'‘’《》（）()、，,。的]/g, "");

/** Share of characters that two strings have in common (multiset Dice). */
function dice(a: string, b: string): number {
  const rest = [...b];
  const common = [...a].filter((c) => {
    const i = rest.indexOf(c);
    if (i >= 0) rest.splice(i, 1);
    return i >= 0;
  }).length;
  return a.length + b.length === 0 ? 1 : (2 * common) / ([...a].length + [...b].length);
}

const LEAST_DICE = 0.6;

function agrees(row: Rows["claims"], [, value, unit, kind, direction, indicator]: readonly string[]): boolean {
  const number = [row.value, row.low, row.high].includes(Number(value));
  const said = plain(row.unit) === plain(unit ?? "") && row.kind === kind && (row.direction ?? "") === direction;
  return number && said && dice(plain(row.indicator), plain(indicator ?? "")) >= LEAST_DICE;
}

/** F1 of finding the gold's claims, and of finding them with value, unit, kind, direction and indicator right. */
export function score(name: string, claims: readonly Rows["claims"][]): { found: number; strict: number } {
  const gold = readGold(name, goldText(name));
  const rowOf = (g: Gold) => claims.find((row) => row.quantity_start < g.end && row.quantity_end > g.start);
  const owed = gold.filter((g) => !g.optional);
  const optional = gold.filter((g) => g.optional && rowOf(g)).length;
  const found = owed.filter(rowOf).length;
  const strict = owed.filter((g) => {
    const row = rowOf(g);
    return row && agrees(row, g.fields);
  }).length;
  const total = owed.length + claims.length - optional;
  return { found: (2 * found) / total, strict: (2 * strict) / total };
}
