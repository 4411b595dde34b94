#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
// The command that compares two output folders: npm run compare -- A B [--output DIR].
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import type { Rows } from "../../schemas/rows.ts";
import { chartFiles } from "../chart/render.ts";
import { toJson } from "../export/json.ts";
import { toCsv } from "../export/lines.ts";
import { validateRows } from "../validate/validate.ts";
import { comparisonChart } from "./chart.ts";
import { type Compared, compareResults } from "./compare.ts";

const USAGE = `Usage: npm run compare -- A B [--output DIR]

  A, B           two output folders of the pipeline
  --output DIR   write comparison.csv, comparison.json and, if figures moved, comparison.svg and .png there
`;

class UsageError extends Error {}

async function tableOf<T extends keyof Rows>(folder: string, table: T): Promise<Rows[T][]> {
  const path = join(folder, `${table}.json`);
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path}: can not be read (${error.code}). Name two output folders of the pipeline.`);
  });
  try {
    return JSON.parse(text) as Rows[T][];
  } catch (error) {
    throw new UsageError(`${path}: no JSON (${(error as Error).message}). Run the pipeline again.`);
  }
}

async function resultIn(folder: string): Promise<Compared> {
  return {
    documents: await tableOf(folder, "documents"),
    claims: await tableOf(folder, "claims"),
    indicators: await tableOf(folder, "indicators"),
  };
}

const SIGNS = { added: "+", removed: "-", changed: "~" } as const;
const figure = (quantity: string | null, status: string | null) => `${quantity} (${status})`;

/** ~ 湖北省 2025 地区生产总值 change: 6%左右 (planned) -> 5.8% (reported). */
function lineOf(row: Rows["comparison"]): string {
  const what = [row.place, row.period, row.indicator, row.kind].filter(Boolean).join(" ");
  const [from, to] = [figure(row.from_quantity, row.from_status), figure(row.to_quantity, row.to_status)];
  const says = { added: to, removed: from, changed: `${from} -> ${to}` }[row.change];
  return `${SIGNS[row.change]} ${what}: ${says}`;
}

async function write(folder: string, rows: readonly Rows["comparison"][], names: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "comparison.json"), toJson(rows));
  await writeFile(join(folder, "comparison.csv"), toCsv("comparison", rows));
  for (const { name, content } of await chartFiles(comparisonChart(rows, names)))
    await writeFile(join(folder, name), content);
}

try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { output: { type: "string" } } });
  const [a, b, ...more] = positionals;
  if (a === undefined || b === undefined || more.length > 0) throw new UsageError("Name two output folders.");
  const rows = compareResults(await resultIn(a), await resultIn(b));
  validateRows("comparison", rows);
  if (values.output !== undefined) await write(values.output, rows, `${basename(a)} → ${basename(b)}`);
  for (const row of rows) console.log(lineOf(row));
  const count = (change: Rows["comparison"]["change"]) => rows.filter((row) => row.change === change).length;
  console.error(`${count("added")} added, ${count("removed")} removed, ${count("changed")} changed`);
} catch (error) {
  if (!(error instanceof UsageError || error instanceof TypeError)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}
