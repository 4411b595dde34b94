// Keeps what was extracted from each document on disk, by a checksum of all that it depends on: what does not change is
// not done again, a run that was stopped goes on where it was, and memory does not grow with the number of documents.
// Each process appends to a segment of its own: the data, then a line of the index, so that a line says what is there.
import { createHash, randomBytes } from "node:crypto";
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where something kept is. */
interface Place {
  readonly segment: string;
  readonly offset: number;
  readonly length: number;
  /** Checksum of what is there. */
  readonly sum: string;
}

/** Above this size, in bytes, segments that a run has not used are removed. */
const MOST_KEPT = 4_000_000_000;
const ENTRY = /^([0-9a-f]{64}) (\d+) (\d+) ([0-9a-f]{40})$/;

const sumOf = (packed: Uint8Array) => createHash("sha1").update(packed).digest("hex");

const isNew = (folder: string) => !readdirSync(folder).some((name) => name.endsWith(".index"));

/** A store in a folder. */
export class Store {
  readonly #folder: string;
  readonly #temporary: boolean;
  readonly #places = new Map<string, Place>();
  readonly #used = new Set<string>();
  readonly #files = new Map<string, number>();
  /** A signal may come when the run has ended and closed it. */
  #closed = false;
  #own: { readonly name: string; readonly data: number; readonly index: string; size: number } | null = null;

  private constructor(folder: string, temporary: boolean) {
    this.#folder = folder;
    this.#temporary = temporary;
    mkdirSync(folder, { recursive: true });
    if (!isNew(folder)) this.#readIndexes();
  }

  /** The store of a folder, which is made where it is missing. */
  static in(folder: string): Store {
    return new Store(folder, false);
  }

  /** A store for one run, removed when it is closed. */
  static async temporary(): Promise<Store> {
    return new Store(await mkdtemp(join(tmpdir(), "zhengshu-")), true);
  }

  /** An index may end in half a line, and say more than was written, where a process or a machine was stopped. */
  #readIndexes(): void {
    for (const index of readdirSync(this.#folder).filter((name) => name.endsWith(".index"))) {
      const segment = index.slice(0, -".index".length);
      const size = statSync(join(this.#folder, segment), { throwIfNoEntry: false })?.size ?? 0;
      for (const line of readFileSync(join(this.#folder, index), "latin1").split("\n")) {
        const [, key, offset, length, sum] = ENTRY.exec(line) ?? [];
        if (key === undefined || sum === undefined || Number(offset) + Number(length) > size) continue;
        this.#places.set(key, { segment, offset: Number(offset), length: Number(length), sum });
      }
    }
  }

  has(key: string): boolean {
    return this.#places.has(key);
  }

  /** Keeps what was packed under a key, 64 hexadecimal digits. @throws Error where the store is closed. */
  put(key: string, packed: Uint8Array): void {
    if (this.#closed) throw new Error(`${this.#folder}: closed`);
    const own = this.#own ?? this.#openOwn();
    const place = { segment: own.name, offset: own.size, length: packed.length, sum: sumOf(packed) };
    for (let at = 0; at < packed.length; ) at += writeSync(own.data, packed, at);
    own.size += packed.length;
    appendFileSync(own.index, `${key} ${place.offset} ${place.length} ${place.sum}\n`);
    this.#places.set(key, place);
  }

  #openOwn() {
    const name = `${process.pid}-${randomBytes(6).toString("hex")}`;
    const path = join(this.#folder, name);
    this.#own = { name, data: openSync(path, "w"), index: `${path}.index`, size: 0 };
    return this.#own;
  }

  /** What is kept under the key, as `unpack` reads it. @throws Error where nothing is, or what is there was damaged. */
  get<T>(key: string, unpack: (packed: Uint8Array) => T): T {
    const place = this.#places.get(key);
    if (!place) throw new Error(`${this.#folder}: nothing is kept under ${key}`);
    this.#used.add(place.segment);
    const file = this.#files.get(place.segment) ?? openSync(join(this.#folder, place.segment), "r");
    this.#files.set(place.segment, file);
    const packed = Buffer.alloc(place.length);
    readSync(file, packed, 0, place.length, place.offset);
    if (sumOf(packed) === place.sum) return unpack(packed);
    throw new Error(`${this.#folder}: ${place.segment} is damaged. Remove the folder, or run with --no-cache.`);
  }

  /** Ends the use of the store, once, and removes what has not been used where it has grown too large. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const file of this.#files.values()) closeSync(file);
    if (this.#own) closeSync(this.#own.data);
    if (this.#temporary) rmSync(this.#folder, { recursive: true, force: true });
    else this.#prune();
  }

  #prune(): void {
    const segments = readdirSync(this.#folder).filter((name) => !name.endsWith(".index"));
    const sizes = segments.map((name) => statSync(join(this.#folder, name), { throwIfNoEntry: false })?.size ?? 0);
    if (sizes.reduce((sum, size) => sum + size, 0) <= MOST_KEPT) return;
    for (const name of segments.filter((name) => !this.#used.has(name) && name !== this.#own?.name)) {
      rmSync(join(this.#folder, `${name}.index`), { force: true });
      rmSync(join(this.#folder, name), { force: true });
    }
  }
}
