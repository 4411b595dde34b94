// Export: every file of a result, and the folder that holds it, moved in whole.
import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Rows } from "../../schemas/rows.ts";
import { validateRows } from "../validate/validate.ts";
import { toCsv } from "./csv.ts";
import { toDataPackage } from "./datapackage.ts";
import { type Content, type Files, piecesOf } from "./files.ts";
import { toJson, toPrettyJson } from "./json.ts";
import { version } from "./manifest.ts";
import { toParquet } from "./parquet.ts";
import { pathOf } from "./paths.ts";
import { TABLE_NAMES, type Tables } from "./tables.ts";
import { workbookChunks } from "./workbook/workbook.ts";

/** Formats that the tables can be written in; JSON always is, for a result is compared with it. */
export const FORMATS = ["csv", "xlsx", "parquet"] as const;
export type Format = (typeof FORMATS)[number];

function addTable<T extends keyof Rows>(
  files: Files,
  table: T,
  rows: readonly Rows[T][],
  formats: readonly Format[],
): void {
  validateRows(table, rows);
  files.set(`${table}.json`, toJson(rows));
  if (formats.includes("csv")) files.set(`${table}.csv`, toCsv(table, rows));
  if (formats.includes("parquet")) files.set(`${table}.parquet`, toParquet(table, rows));
}

/** A document's own files. */
export interface DocumentFiles {
  readonly id: string;
  readonly text: string;
  readonly conllu: string;
}

/**
 * The tables, texts and tokens as files.
 * @throws RowError where a row does not fit its schema; nothing has been written then.
 */
export function tableFiles(tables: Tables, documents: readonly DocumentFiles[], formats: readonly Format[]): Files {
  const files: Files = new Map();
  for (const table of TABLE_NAMES) addTable(files, table, tables[table] as never, formats);
  for (const { id, text, conllu } of documents) {
    files.set(`text/${pathOf(id)}.txt`, text);
    files.set(`tokens/${pathOf(id)}.conllu`, conllu);
  }
  if (formats.includes("xlsx")) files.set("workbook.xlsx", () => workbookChunks(tables));
  files.set("datapackage.json", toPrettyJson(toDataPackage(version, formats.includes("csv"))));
  return files;
}

/** An output folder that must not be replaced. */
export class OutputError extends Error {
  override name = "OutputError";
}

async function isReplaceable(output: string): Promise<boolean> {
  const found = await readdir(output).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === "ENOENT") return [];
    throw new OutputError(`${output}: can not be written (${error.code}). Name another folder with --output.`);
  });
  return found.length === 0 || found.includes("manifest.json");
}

async function writeContent(path: string, content: Content): Promise<void> {
  const file = await open(path, "w");
  try {
    for (const piece of piecesOf(content)) await file.writeFile(piece);
  } finally {
    await file.close();
  }
}

/**
 * Writes the files to a temporary folder beside the output folder and moves it in whole: the former result stays until
 * the new one is complete.
 * @throws OutputError where the folder holds something other than a result.
 */
export async function writeResult(output: string, files: Files): Promise<void> {
  const target = resolve(output);
  if (!(await isReplaceable(target)))
    throw new OutputError(
      `${output}: holds files that are no result of zhengshu (no manifest.json). Name an empty or new folder with --output.`,
    );
  const token = randomBytes(6).toString("hex");
  const beside = (use: string) => join(dirname(target), `.${basename(target)}.${use}-${token}`);
  const [fresh, former] = [beside("new"), beside("old")];
  try {
    for (const [path, data] of files) {
      const file = join(fresh, path);
      await mkdir(dirname(file), { recursive: true });
      await writeContent(file, data);
    }
    await rename(target, former).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
    await rename(fresh, target);
  } catch (error) {
    await rename(former, target).catch(() => undefined);
    throw error;
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(former, { recursive: true, force: true });
  }
}
