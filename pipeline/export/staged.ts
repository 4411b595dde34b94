// A result being written: a folder beside the output folder, moved in whole when it is complete, so that the former result
// stays until then, whenever the program is stopped.
import { createHash, randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { StringDecoder } from "node:string_decoder";
import type { FileSum } from "./manifest.ts";

/** An output folder that must not be replaced, or can not be written. */
export class OutputError extends Error {
  override name = "OutputError";
}

const BUFFER = 1 << 18;

/** A file being written, with its checksum. Pieces are gathered before they are written. */
class StagedFile {
  readonly #file: number;
  readonly #hash = createHash("sha256");
  #waiting: (string | Uint8Array)[] = [];
  #length = 0;

  constructor(path: string) {
    this.#file = openSync(path, "w");
  }

  /** Takes a copy: a few bytes of a document must not hold the memory of all that was unpacked with them. */
  add(piece: string | Uint8Array): void {
    this.#waiting.push(typeof piece === "string" ? piece : Buffer.from(piece));
    this.#length += piece.length;
    if (this.#length >= BUFFER) this.#flush();
  }

  #flush(): void {
    if (this.#length > 0)
      this.#write(
        Buffer.concat(this.#waiting.map((piece) => (typeof piece === "string" ? Buffer.from(piece) : piece))),
      );
    this.#waiting = [];
    this.#length = 0;
  }

  #write(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
  }

  /** Ends the file. @returns its checksum. */
  end(): string {
    this.#flush();
    closeSync(this.#file);
    return this.#hash.digest("hex");
  }
}

const USES = { fresh: "new", former: "old" } as const;

/** True where a process of that number runs. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Clears up after runs that were killed: puts a result back that was being replaced, and removes what was being written. */
async function clearUp(target: string): Promise<void> {
  const folder = dirname(target);
  const left = (await readdir(folder).catch(() => [])).flatMap((name) => {
    const match = /^\.(.+)\.(new|old)-(\d+)-[0-9a-f]+$/.exec(name);
    return match?.[1] === basename(target) && !isAlive(Number(match[3])) ? [{ name, use: match[2] }] : [];
  });
  for (const { name, use } of left) {
    const path = join(folder, name);
    if (use === USES.former && (await readdir(target).catch(() => null)) === null) await rename(path, target);
    else await rm(path, { recursive: true, force: true });
  }
}

async function checkReplaceable(output: string, target: string): Promise<void> {
  const found = await readdir(target).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === "ENOENT") return [];
    throw new OutputError(`${output}: can not be written (${error.code}). Name another folder with --output.`);
  });
  if (found.length > 0 && !found.includes("manifest.json"))
    throw new OutputError(
      `${output}: holds files that are no result of zhengshu (no manifest.json). Name an empty or new folder with --output.`,
    );
}

const READ = 1 << 20;

/** The lines of a file, one by one. */
function* linesOf(path: string): Generator<string> {
  const file = openSync(path, "r");
  const decoder = new StringDecoder("utf8");
  const buffer = Buffer.alloc(READ);
  let rest = "";
  try {
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      const lines = (rest + decoder.write(buffer.subarray(0, read))).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
    if (rest !== "") yield rest;
  } finally {
    closeSync(file);
  }
}

/** Results that are being written. */
const unfinished = new Set<Staged>();

/** A result that is being written. */
export class Staged {
  readonly folder: string;
  readonly #target: string;
  readonly #former: string;
  readonly #sums: FileSum[] = [];
  readonly #folders = new Set<string>();

  private constructor(target: string) {
    const token = `${process.pid}-${randomBytes(6).toString("hex")}`;
    const beside = (use: string) => join(dirname(target), `.${basename(target)}.${use}-${token}`);
    this.#target = target;
    this.folder = beside(USES.fresh);
    this.#former = beside(USES.former);
  }

  /** @throws OutputError where the output folder holds something other than a result. */
  static async beside(output: string): Promise<Staged> {
    const target = resolve(output);
    await clearUp(target);
    await checkReplaceable(output, target);
    const staged = new Staged(target);
    // Not the folder itself: made so, Node says ENOENT of a disk that is read-only.
    mkdirSync(dirname(target), { recursive: true });
    mkdirSync(staged.folder);
    unfinished.add(staged);
    return staged;
  }

  /** Writes a file piece by piece; path is below the folder, with forward slashes. */
  write(path: string, pieces: Iterable<string | Uint8Array>): void {
    const file = this.open(path);
    for (const piece of pieces) file.add(piece);
    file.end();
  }

  /** Opens a file to be added to; its checksum is known when it is ended. */
  open(path: string): { add: (piece: string | Uint8Array) => void; end: () => void } {
    const folder = dirname(join(this.folder, path));
    if (!this.#folders.has(folder)) mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
    const file = new StagedFile(join(this.folder, path));
    return { add: (piece) => file.add(piece), end: () => this.#sums.push({ path, sha256: file.end() }) };
  }

  /** Checksums of the files that are written. */
  get sums(): readonly FileSum[] {
    return this.#sums;
  }

  /** The rows of a table that is written, one by one. */
  *rows<Row>(table: string): Generator<Row> {
    for (const line of linesOf(join(this.folder, `${table}.json`)))
      if (line.startsWith("{")) yield JSON.parse(line.endsWith(",") ? line.slice(0, -1) : line);
  }

  /** The text of a file that is written. */
  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  /** Moves the result in, in one go, so that no signal comes between; the former one is put back where that fails. */
  moveIn(): void {
    const hadFormer = existsSync(this.#target);
    try {
      if (hadFormer) renameSync(this.#target, this.#former);
      renameSync(this.folder, this.#target);
    } catch (error) {
      if (hadFormer && !existsSync(this.#target)) renameSync(this.#former, this.#target);
      throw error;
    } finally {
      this.discard();
    }
  }

  /** Removes what was written. */
  discard(): void {
    rmSync(this.folder, { recursive: true, force: true });
    if (existsSync(this.#target)) rmSync(this.#former, { recursive: true, force: true });
    unfinished.delete(this);
  }

  /** Removes what was written of every result that is not moved in. */
  static discardAll(): void {
    for (const staged of unfinished) staged.discard();
  }
}
