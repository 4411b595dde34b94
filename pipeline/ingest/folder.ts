// Finds the input files of a path: the file itself, or all files below a folder, in an order that no locale changes.

import { createHash } from "node:crypto";
import { lstat, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { globby } from "zx";
import { extensionFor } from "./formats.ts";
import { type Ingested, type InputOptions, ingest, NO_OPTIONS } from "./ingest.ts";
import { InputError } from "./input.ts";

/** Everything below a path: documents, checksums of the files, and what could not be read, as messages. */
export interface Inputs {
  readonly documents: Ingested[];
  readonly files: { readonly path: string; readonly sha256: string }[];
  readonly failures: string[];
}

async function filesOf(path: string): Promise<{ folder: string; files: string[] }> {
  const stat = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    const missing = error.code === "ENOENT";
    const problem = missing ? "no such file or folder. Check --input." : `can not be opened (${error.code}).`;
    throw new InputError(path, problem, { missing });
  });
  if (!stat.isDirectory()) return { folder: join(path, ".."), files: [basename(path)] };
  const files = await globby("**/*", { cwd: path, onlyFiles: true, followSymbolicLinks: false });
  if (files.length === 0)
    throw new InputError(path, "no files in this folder. Put articles there, or name another with --input.");
  return { folder: path, files: files.sort() };
}

/** Gives documents of the same id their file's extension, so that a.txt and a.csv stay apart. */
function withDistinctIds(documents: readonly Ingested[]): Ingested[] {
  const counts = new Map<string, number>();
  for (const { id } of documents) counts.set(id, (counts.get(id) ?? 0) + 1);
  const seen = new Map<string, number>();
  return documents.map((document) => {
    if ((counts.get(document.id) ?? 0) < 2) return document;
    const extension = /\.[^./]+$/.exec(document.metadata.file)?.[0] ?? "";
    const id = document.id + extension;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return { ...document, id: count === 1 ? id : `${id}~${count}` };
  });
}

const reason = (error: unknown, path: string) => {
  if (error instanceof InputError) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (!code) throw error;
  return `${path}: can not be read (${code}). Check its permissions.`;
};

/** The path that stands for standard input. */
const STANDARD_INPUT = "-";

/** A file to read, by the name that its documents take theirs from. */
interface Source {
  readonly file: string;
  /** How messages name it. */
  readonly path: string;
  readonly read: () => Promise<Uint8Array>;
}

async function sourcesOf(path: string): Promise<Source[]> {
  if (path === STANDARD_INPUT) {
    const bytes = await buffer(process.stdin);
    return [{ file: `stdin${extensionFor(bytes)}`, path: "standard input", read: async () => bytes }];
  }
  const { folder, files } = await filesOf(path);
  return files.map((file) => ({ file, path: join(folder, file), read: () => readFile(join(folder, file)) }));
}

/**
 * Reads every input file of a path, or standard input for `-`; one that can not be read is a failure, and the others go on.
 * @throws InputError where the path itself can not be read.
 */
export async function readInputs(path: string, options: InputOptions = NO_OPTIONS): Promise<Inputs> {
  const inputs: Inputs = { documents: [], files: [], failures: [] };
  for (const { file, path: named, read } of await sourcesOf(path)) {
    try {
      const bytes = await read();
      const documents = await ingest(bytes, file, (message) => inputs.failures.push(message), options);
      for (const document of documents) inputs.documents.push(document);
      inputs.files.push({ path: file, sha256: createHash("sha256").update(bytes).digest("hex") });
    } catch (error) {
      inputs.failures.push(reason(error, named));
    }
  }
  return { ...inputs, documents: withDistinctIds(inputs.documents) };
}
