// Compares a result with the files of an output folder, row by row where a table differs.
import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { globby } from "zx";
import { pathOf } from "./paths.ts";
import { TABLE_NAMES } from "./tables.ts";

type Row = Readonly<Record<string, unknown>>;

/** Where in a text a difference stands; line and column count from 1, in code points. */
interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing that is not as it was: a row of a table, a cell of it, or a file. */
export interface Difference {
  /** Path of the file in the output folder. */
  readonly path: string;
  readonly kind: "added" | "removed" | "changed";
  /** What tells the row from the others of its table; null for a file as a whole. */
  readonly key: string | null;
  /** What the row says, in short. */
  readonly label: string;
  readonly column: string | null;
  readonly from: unknown;
  readonly to: unknown;
  readonly place: Place | null;
}

const KEYS = ["claim_id", "term", "start", "heading", "claim_ids"] as const;

/** What tells a row from the others of its table. */
const keyOf = (row: Row): string =>
  [row.claim_id ? null : row.document_id, row.check, ...KEYS.map((key) => row[key])]
    .filter((part) => part !== undefined && part !== null)
    .join(" ");

const labelOf = (row: Row) =>
  String(row.quantity ?? row.text ?? row.term ?? row.heading ?? row.detail ?? row.message ?? row.document_id ?? "");
/** A claim's id ends in the place of its quantity. */
const offsetOf = (row: Row) =>
  row.quantity_start ?? row.first_start ?? row.start ?? Number(/#(\d+)$/.exec(String(row.claim_id))?.[1] ?? Number.NaN);

/** Rows by key; of rows with one key the second is told apart by its number. */
function byKey(rows: readonly Row[]): Map<string, Row> {
  const keyed = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(row);
    let own = key;
    for (let n = 2; keyed.has(own); n++) own = `${key} (${n})`;
    keyed.set(own, row);
  }
  return keyed;
}

type Places = (row: Row) => Place | null;

function rowDifferences(path: string, before: readonly Row[], after: readonly Row[], placeOf: Places): Difference[] {
  const [old, fresh] = [byKey(before), byKey(after)];
  const whole = (kind: "added" | "removed", key: string, row: Row): Difference => {
    const place = placeOf(row);
    return { path, kind, key, label: labelOf(row), column: null, from: null, to: null, place };
  };
  const changed = [...fresh].flatMap(([key, row]) => {
    const was = old.get(key);
    if (!was) return [];
    const differs = Object.keys({ ...was, ...row }).filter(
      (column) => JSON.stringify(row[column]) !== JSON.stringify(was[column]),
    );
    return differs.map((column): Difference => {
      const [from, to] = [was[column] ?? null, row[column] ?? null];
      return { path, kind: "changed", key, label: labelOf(row), column, from, to, place: placeOf(row) };
    });
  });
  const removed = [...old].filter(([key]) => !fresh.has(key)).map(([key, row]) => whole("removed", key, row));
  const added = [...fresh].filter(([key]) => !old.has(key)).map(([key, row]) => whole("added", key, row));
  return [...changed, ...removed, ...added];
}

/** Places of rows in the texts of a result. */
function placesIn(folder: string): Places {
  const rows: Row[] = JSON.parse(readFileSync(join(folder, "documents.json"), "utf8"));
  const inputs = new Map(rows.map(({ document_id, file }) => [String(document_id), String(file)]));
  const texts = new Map<string, string[]>();
  return (row) => {
    const id = String(row.document_id);
    const [file, offset] = [inputs.get(id), offsetOf(row)];
    if (file === undefined || typeof offset !== "number" || Number.isNaN(offset)) return null;
    const points = texts.get(id) ?? [...readFileSync(join(folder, `text/${pathOf(id)}.txt`), "utf8")];
    texts.set(id, points);
    const before = points.slice(0, offset);
    return { file, line: before.filter((c) => c === "\n").length + 1, column: offset - before.lastIndexOf("\n") };
  };
}

const isTable = (path: string) => TABLE_NAMES.some((name) => path === `${name}.json`);
const ofFile = (path: string, kind: Difference["kind"], label: string): Difference => {
  const nothing = { key: null, column: null, from: null, to: null, place: null };
  return { path, kind, label, ...nothing };
};

/** Tables of more bytes are compared as files: their rows do not fit into memory twice. */
const MOST_COMPARED = 300_000_000;

function sameFiles(a: string, b: string): boolean {
  if (statSync(a).size !== statSync(b).size) return false;
  const [one, other] = [openSync(a, "r"), openSync(b, "r")];
  const [left, right] = [Buffer.alloc(1 << 20), Buffer.alloc(1 << 20)];
  try {
    for (let read = readSync(one, left); read > 0; read = readSync(one, left)) {
      readSync(other, right);
      if (!left.subarray(0, read).equals(right.subarray(0, read))) return false;
    }
    return true;
  } finally {
    closeSync(one);
    closeSync(other);
  }
}

/**
 * How the output folder differs from a result that was made anew, whose files are given; nothing where it does not. Tables
 * come first; null where there is no result to compare with.
 */
export async function differences(
  output: string,
  fresh: string,
  files: readonly string[],
): Promise<Difference[] | null> {
  const found = new Set(await globby("**/*", { cwd: output, dot: true, onlyFiles: true }).catch(() => []));
  if (found.size === 0) return null;
  const placeOf = placesIn(fresh);
  const tables: Difference[] = [];
  const others: Difference[] = [];
  const rowsIn = (path: string): Row[] => JSON.parse(readFileSync(path, "utf8"));
  for (const path of files) {
    const [was, is] = [join(output, path), join(fresh, path)];
    if (!found.delete(path)) others.push(ofFile(path, "removed", "missing"));
    else if (sameFiles(was, is)) continue;
    else if (!isTable(path) || statSync(is).size > MOST_COMPARED) others.push(ofFile(path, "changed", "differs"));
    else for (const one of rowDifferences(path, rowsIn(was), rowsIn(is), placeOf)) tables.push(one);
  }
  const left = [...found].sort().map((path) => ofFile(path, "added", "not part of the result"));
  return [...tables, ...others, ...left];
}
