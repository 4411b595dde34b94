// Compares a result with the files of an output folder, row by row where a table differs.
import { readFile } from "node:fs/promises";
import { globby } from "zx";
import type { Files } from "./export.ts";

type Row = Readonly<Record<string, unknown>>;

const MOST_LINES = 40;
const KEYS = ["claim_id", "term", "start", "heading", "claim_ids"] as const;

/** What tells a row from the others of its table. */
const keyOf = (row: Row): string =>
  [row.document_id, row.check, ...KEYS.map((key) => row[key])].filter((part) => part !== undefined).join(" ");

const show = (value: unknown) => JSON.stringify(value);
const label = (row: Row) =>
  show(row.quantity ?? row.text ?? row.term ?? row.heading ?? row.detail ?? row.message ?? row.document_id);

function rowDifferences(before: readonly Row[], after: readonly Row[]): string[] {
  const old = new Map(before.map((row) => [keyOf(row), row]));
  const fresh = new Map(after.map((row) => [keyOf(row), row]));
  const removed = [...old].filter(([key]) => !fresh.has(key)).map(([key, row]) => `- ${key}: ${label(row)}`);
  const added = [...fresh].filter(([key]) => !old.has(key)).map(([key, row]) => `+ ${key}: ${label(row)}`);
  const changed = [...fresh].flatMap(([key, row]) => {
    const was = old.get(key);
    const columns = was ? Object.keys(row).filter((column) => show(row[column]) !== show(was[column])) : [];
    return columns.map((column) => `~ ${key}: ${label(row)} ${column}: ${show(was?.[column])} -> ${show(row[column])}`);
  });
  return [...changed, ...removed, ...added];
}

function tableDifferences(path: string, before: string, after: string): string[] {
  const lines = rowDifferences(JSON.parse(before) as Row[], JSON.parse(after) as Row[]);
  const shown = lines.slice(0, MOST_LINES);
  const more = lines.length - shown.length;
  return [
    `${path}: ${lines.length} differences`,
    ...shown.map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

const isTable = (path: string) =>
  /^[a-z]+\.json$/.test(path) && path !== "manifest.json" && path !== "datapackage.json";

/** Lines that say how the output folder differs from the files; none where it does not. */
export async function differences(output: string, files: Files): Promise<string[]> {
  const found = new Set(await globby("**/*", { cwd: output, dot: true, onlyFiles: true }).catch(() => []));
  if (found.size === 0) return [`${output}: no result to compare with. Run the pipeline without --check first.`];
  const tables: string[] = [];
  const others: string[] = [];
  for (const [path, data] of files) {
    if (!found.delete(path)) {
      others.push(`${path}: missing`);
      continue;
    }
    const there = await readFile(`${output}/${path}`);
    if (there.equals(Buffer.from(data))) continue;
    if (isTable(path)) tables.push(...tableDifferences(path, there.toString("utf8"), String(data)));
    else others.push(`${path}: differs`);
  }
  return [...tables, ...others, ...[...found].sort().map((path) => `${path}: not part of the result`)];
}
