// Finds the input files of a path: the file itself, or all files below a folder, in an order that no locale changes.

import { createHash } from "node:crypto";
import { lstat, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { globby } from "zx";
import { extensionFor } from "./formats.ts";
import { type Ingested, type InputOptions, ingest, NO_OPTIONS } from "./ingest.ts";
import { InputError } from "./input.ts";

/** What is read below a path: the documents one by one, and, as they are, the files' checksums and what could not be read. */
export interface InputStream {
  readonly documents: AsyncIterable<Ingested>;
  readonly files: readonly InputFile[];
  readonly failures: readonly string[];
  /** How much of the input's bytes has been given as documents, from 0 to 1. */
  readonly share: () => number;
}

/** An input file that was read. */
interface InputFile {
  readonly path: string;
  readonly sha256: string;
}

/** Everything below a path at once. */
export interface Inputs extends Omit<InputStream, "documents" | "share"> {
  readonly documents: Ingested[];
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

const EXTENSION = /\.[^./]+$/;

/** Gives files that differ in their extension alone documents whose ids do too, and numbers what is alike all the same. */
class DistinctIds {
  readonly #alike: ReadonlySet<string>;
  readonly #seen = new Map<string, number>();

  constructor(files: readonly string[]) {
    const stems = files.map((file) => file.replace(EXTENSION, ""));
    const first = new Map(stems.map((stem, i) => [stem, i]));
    this.#alike = new Set(stems.filter((stem, i) => first.get(stem) !== i));
  }

  of(document: Ingested): Ingested {
    const extension = EXTENSION.exec(document.metadata.file)?.[0] ?? "";
    const id = this.#alike.has(document.id) ? document.id + extension : document.id;
    const count = (this.#seen.get(id) ?? 0) + 1;
    this.#seen.set(id, count);
    if (count === 1 && id === document.id) return document;
    return { ...document, id: count === 1 ? id : `${id}~${count}` };
  }
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
  readonly size: number;
  readonly read: () => Promise<Uint8Array>;
}

async function sourcesOf(path: string): Promise<Source[]> {
  if (path === STANDARD_INPUT) {
    const bytes = await buffer(process.stdin);
    return [
      { file: `stdin${extensionFor(bytes)}`, path: "standard input", size: bytes.length, read: async () => bytes },
    ];
  }
  const { folder, files } = await filesOf(path);
  return Promise.all(
    files.map(async (file) => {
      const path = join(folder, file);
      const size = await lstat(path).then(
        (stat) => stat.size,
        () => 0,
      );
      return { file, path, size, read: () => readFile(path) };
    }),
  );
}

/**
 * Reads every input file of a path, or standard input for `-`, as documents are asked for; a file that can not be read is
 * a failure, and the others go on.
 * @throws InputError where the path itself can not be read.
 */
export async function openInputs(path: string, options: InputOptions = NO_OPTIONS): Promise<InputStream> {
  const sources = await sourcesOf(path);
  const ids = new DistinctIds(sources.map(({ file }) => file));
  const files: InputFile[] = [];
  const failures: string[] = [];
  const total = sources.reduce((sum, { size }) => sum + size, 0);
  /** Bytes of the files that are done, and of the texts given of the one that is not. */
  let [done, given] = [0, 0];
  async function* documents(): AsyncGenerator<Ingested> {
    for (const { file, path: named, size, read } of sources) {
      given = 0;
      try {
        const bytes = await read();
        for await (const document of ingest(bytes, file, (message) => failures.push(message), options)) {
          given = Math.min(size, given + Buffer.byteLength(document.text));
          yield ids.of(document);
        }
        files.push({ path: file, sha256: createHash("sha256").update(bytes).digest("hex") });
      } catch (error) {
        failures.push(reason(error, named));
      }
      done += size;
      given = 0;
    }
  }
  return { documents: documents(), files, failures, share: () => (total === 0 ? 1 : (done + given) / total) };
}

/** Reads every input file of a path at once. @throws InputError where the path itself can not be read. */
export async function readInputs(path: string, options: InputOptions = NO_OPTIONS): Promise<Inputs> {
  const { documents, files, failures } = await openInputs(path, options);
  const all: Ingested[] = [];
  for await (const document of documents) all.push(document);
  return { documents: all, files, failures };
}
