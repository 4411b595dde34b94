// What a format reader is given and gives: one text, or several, of an input file; and the error that says why it can not.
import type { Warning } from "../document.ts";

/** The fields of an article that a column of a corpus may hold. */
export const FIELDS = ["text", "id", "title", "date", "author", "place", "source", "url"] as const;
export type Field = (typeof FIELDS)[number];

/** An article as a format reader takes it out of a file, before its metadata are looked for. */
export interface Article {
  /** What tells it from the others in its file; null where the file is the article. */
  readonly key: string | null;
  /** Path below the input file, where that holds files. */
  readonly member?: string;
  readonly text: string;
  readonly encoding: string;
  /** Bytes that the checksum is of; those of the text in UTF-8 where there are none of its own. */
  readonly bytes?: Uint8Array;
  readonly warnings?: readonly Warning[];
  readonly title?: string | null;
  readonly published?: string | null;
  readonly author?: string | null;
  readonly source?: string | null;
  readonly url?: string | null;
  readonly place?: string | null;
  /** What the file's properties say: they are often a template's, and are taken where the text says nothing. */
  readonly properties?: Properties;
}

/** The properties of an office file. Dates are ISO 8601. */
export interface Properties {
  readonly title: string | null;
  readonly author: string | null;
  readonly date: string | null;
}

/** Bytes that all archives in an input file may unpack to: no collection of articles is larger, and a zip bomb is. */
export const MOST_UNPACKED = 1_000_000_000;

/** What goes with the reading of a file. */
export interface Reading {
  /** Takes the message of a part that is left out; the rest goes on. */
  readonly fail: (message: string) => void;
  /** The encoding that the user tells; null where it is to be found out. */
  readonly encoding: string | null;
  /** Names of a corpus's columns that the user tells. */
  readonly columns: Readonly<Partial<Record<Field, string>>>;
  /** Reads a file inside the file. */
  readonly open: (bytes: Uint8Array, file: string) => Promise<Article[]>;
  /** Bytes that archives may still unpack to, with all that is in them. */
  readonly budget: { left: number };
}

/** Reads one format. file names the input in messages. */
export type Format = (bytes: Uint8Array, file: string, reading: Reading) => Article[] | Promise<Article[]>;

/** An input that cannot be read: what is wrong with it, and the remedy. */
export class InputError extends Error {
  /** True where there is no such file: a mistake of the command line, not of the file. */
  readonly missing: boolean;

  constructor(file: string, problem: string, { missing = false } = {}) {
    super(`${file}: ${problem}`);
    this.name = "InputError";
    this.missing = missing;
  }
}

/**
 * Ends a command with status 2 and one line that names the file that it cannot read.
 * @throws the error itself where it is of anything else.
 */
export function endUnread(error: unknown): never {
  const unread = error instanceof InputError || (error instanceof Error && "syscall" in error && "path" in error);
  if (!unread) throw error;
  console.error(error.message);
  process.exit(2);
}
