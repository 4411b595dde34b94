// Export: every file of a result, and the folder that holds it, moved in whole.
import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Rows } from "../../schemas/rows.ts";
import { validateRows } from "../validate/validate.ts";
import { toCsv } from "./csv.ts";
import { toDataPackage } from "./datapackage.ts";
import { toJson, toPrettyJson } from "./json.ts";
import { version } from "./manifest.ts";
import { pathOf } from "./paths.ts";
import { TABLE_NAMES, type Tables } from "./tables.ts";
import { toWorkbook } from "./workbook.ts";

/** Files of a result by their path in the output folder. */
export type Files = Map<string, string | Uint8Array>;

function addTable<T extends keyof Rows>(files: Files, table: T, rows: readonly Rows[T][]): void {
  validateRows(table, rows);
  files.set(`${table}.json`, toJson(rows));
  files.set(`${table}.csv`, toCsv(table, rows));
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
export async function tableFiles(tables: Tables, documents: readonly DocumentFiles[]): Promise<Files> {
  const files: Files = new Map();
  for (const table of TABLE_NAMES) addTable(files, table, tables[table] as never);
  for (const { id, text, conllu } of documents) {
    files.set(`text/${pathOf(id)}.txt`, text);
    files.set(`tokens/${pathOf(id)}.conllu`, conllu);
  }
  files.set("workbook.xlsx", await toWorkbook(tables));
  files.set("datapackage.json", toPrettyJson(toDataPackage(version)));
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
      await writeFile(file, data);
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
