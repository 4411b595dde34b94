// A user's own bank of terms: a CSV with a column of terms, and, if wanted, of their category and variants.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import Papa from "papaparse";
import { decode } from "../../ingest/decode.ts";
import { InputError } from "../../ingest/input.ts";
import type { BankRow } from "./bank.ts";

const NAMES = {
  term: ["term", "术语", "词语", "规范形式"],
  category: ["category", "类别", "大类"],
  subcategory: ["subcategory", "子类", "小类"],
  variants: ["variants", "变体", "简称", "别名"],
} as const satisfies Record<keyof BankRow, readonly string[]>;

/** A bank that can not be used: what is wrong with it, and the remedy. */
export class BankError extends Error {
  override name = "BankError";
}

const SHORTEST = 2;
const SEPARATORS = /[|｜；;]/;

/**
 * Rows of a user's bank. The first line names the columns, in English or Chinese; variants are parted by | or ；.
 * @throws BankError naming the file and line where it has no column of terms, no term, or a form of one character.
 */
export function readUserBank(text: string, file: string): BankRow[] {
  const { data, meta } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: "greedy",
    transformHeader: (name) => name.trim().toLowerCase(),
  });
  const header = meta.fields ?? [];
  const column = (field: keyof BankRow) => NAMES[field].find((name) => header.includes(name));
  const terms = column("term");
  if (!terms)
    throw new BankError(
      `${file}:1: no column of terms. Name one of its columns ${NAMES.term.join(", ")}; it has ${header.join(", ")}.`,
    );
  const rows = data.map((row, i) => {
    const cell = (field: keyof BankRow) => (row[column(field) ?? ""] ?? "").trim();
    const forms = [cell("term"), ...cell("variants").split(SEPARATORS)].map((form) => form.trim());
    const short = forms.find((form, at) => (at === 0 || form !== "") && [...form].length < SHORTEST);
    if (short !== undefined)
      throw new BankError(
        `${file}:${i + 2}: ${short === "" ? "no term" : `"${short}" is one character`}. Give each line a term of two characters or more.`,
      );
    const [term = "", ...variants] = forms;
    return { term, category: cell("category"), subcategory: cell("subcategory"), variants: variants.join("|") };
  });
  if (rows.length === 0) throw new BankError(`${file}: no term below the line that names the columns. Add one a line.`);
  return rows;
}

/** A user's bank with the name and checksum of its file. */
export interface UserBank {
  readonly rows: readonly BankRow[];
  readonly file: { readonly path: string; readonly sha256: string };
}

/**
 * Reads a user's bank from a file, in any encoding that an input may have.
 * @throws BankError where it can not be read or is no bank.
 */
export async function loadUserBank(path: string): Promise<UserBank> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new BankError(`${path}: can not be read (${error.code}). Name a CSV file with --terms.`);
  });
  try {
    const rows = readUserBank((await decode(bytes, path)).text, path);
    return { rows, file: { path: basename(path), sha256: createHash("sha256").update(bytes).digest("hex") } };
  } catch (error) {
    throw error instanceof InputError ? new BankError(error.message) : error;
  }
}
