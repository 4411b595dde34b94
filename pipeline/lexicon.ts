// Reads the CSV files that hold the pipeline's knowledge, and finds their forms in a text by longest match.
import { readFileSync } from "node:fs";
import Papa from "papaparse";

const read = new Map<string, string>();

/** The lexicons read so far, path by contents: what a run's manifest must name. */
export const lexiconsRead: ReadonlyMap<string, string> = read;

/**
 * Rows of a CSV lexicon, an object of strings a row. Lines that begin with # are comments.
 * @throws Error naming the file and line where a row does not have the columns of the header.
 */
export function readLexicon<Column extends string>(url: URL, columns: readonly Column[]): Record<Column, string>[] {
  const text = readFileSync(url, "utf8");
  read.set(url.pathname, text);
  const { data, errors, meta } = Papa.parse<Record<Column, string>>(text, {
    header: true,
    delimiter: ",",
    newline: "\n",
    comments: "#",
    skipEmptyLines: true,
  });
  const name = url.pathname.split("/").slice(-3).join("/");
  const missing = columns.filter((column) => !meta.fields?.includes(column));
  if (missing.length > 0) throw new Error(`${name}: no column ${missing.join(", ")}`);
  for (const { row, message } of errors) throw new Error(`${name}: row ${(row ?? 0) + 1}: ${message}`);
  return data;
}

interface Node<T> {
  next?: Map<number, Node<T>>;
  entry?: Entry<T>;
}

/** A form of a lexicon with what the lexicon says of it. */
export interface Entry<T> {
  readonly form: string;
  readonly length: number;
  readonly value: T;
}

const PAIRS = 0x40000;
const pairHash = (first: number, second: number) => (first * 0x9e5 + second) & (PAIRS - 1);

/** Forms arranged for longest match: cost grows with the length of the match, not with the number of forms. */
export class Trie<T> {
  /** The nodes of the forms' first units, behind one that is none. */
  readonly #roots: (Node<T> | undefined)[] = [undefined];
  /** By a form's first unit, the place of its node. */
  readonly #rootOf = new Uint16Array(0x10000);
  /** By the first two units of a form, a bit a hash: most places are refused without a walk. */
  readonly #pairs = new Int32Array(PAIRS / 32);
  /** Whether some form is one unit long: then pairs refuse nothing. */
  #single = false;
  readonly #backwards: boolean;

  /** backwards: forms are looked up by where they end, with longestBefore. */
  constructor(entries: Iterable<readonly [form: string, value: T]>, { backwards = false } = {}) {
    this.#backwards = backwards;
    for (const [form, value] of entries) this.#add(form, value);
  }

  #add(form: string, value: T): void {
    if (form === "") throw new Error("a lexicon holds an empty form");
    const length = form.length;
    const unit = (i: number) => form.charCodeAt(this.#backwards ? length - 1 - i : i);
    this.#rootOf[unit(0)] ||= this.#roots.push({}) - 1;
    if (length === 1) this.#single = true;
    else {
      const hash = pairHash(unit(0), unit(1));
      this.#pairs[hash >> 5] = (this.#pairs[hash >> 5] ?? 0) | (1 << (hash & 31));
    }
    let node = this.#roots[this.#rootOf[unit(0)] as number] as Node<T>;
    for (let i = 1; i < length; i++) {
      node.next ??= new Map();
      const next = node.next.get(unit(i)) ?? {};
      node.next.set(unit(i), next);
      node = next;
    }
    node.entry ??= { form, length, value };
  }

  /** True where some form begins with the UTF-16 unit; for a trie built backwards, where one ends with it. */
  mayBegin(unit: number): boolean {
    return this.#rootOf[unit] !== 0;
  }

  /** False where no form begins with the two units; the next step of a search is then not worth taking. */
  mayBeginWith(unit: number, next: number): boolean {
    const hash = pairHash(unit, next);
    return (((this.#pairs[hash >> 5] ?? 0) >> (hash & 31)) & 1) === 1 || this.#single;
  }

  /** The longest form that begins at `at`. */
  longest(text: string, at: number): Entry<T> | undefined {
    return this.#walk(text, at, 1);
  }

  /** The longest form that ends at `end`, exclusive; for a trie built backwards. */
  longestBefore(text: string, end: number): Entry<T> | undefined {
    return this.#walk(text, end - 1, -1);
  }

  /** The longest form that begins at `at` and that `fits` takes. */
  longestThat(fits: (entry: Entry<T>) => boolean, text: string, at: number): Entry<T> | undefined {
    return this.#walk(text, at, 1, fits);
  }

  #walk(text: string, from: number, step: 1 | -1, fits?: (entry: Entry<T>) => boolean): Entry<T> | undefined {
    const unit = text.charCodeAt(from);
    if (!this.mayBeginWith(unit, text.charCodeAt(from + step))) return undefined;
    let node = this.#roots[this.#rootOf[unit] as number];
    let best: Entry<T> | undefined;
    for (let i = from + step; node; i += step) {
      if (node.entry && (!fits || fits(node.entry))) best = node.entry;
      node = node.next?.get(text.charCodeAt(i));
    }
    return best;
  }
}
