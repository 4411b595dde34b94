// What a format reader gives: one text, or several, of an input file; and the error that says why it can not.

/** An article as a format reader takes it out of a file, before its metadata are looked for. */
export interface Article {
  /** What tells it from the others in its file; null where the file is the article. */
  readonly key: string | null;
  readonly text: string;
  readonly encoding: string;
  /** Bytes that the checksum is of. */
  readonly bytes: Uint8Array;
  readonly title?: string | null;
  readonly published?: string | null;
  readonly source?: string | null;
  readonly place?: string | null;
}

/** Reads one format. file names the input in messages; fail takes a message of a part that is left out, and the rest goes on. */
export type Format = (
  bytes: Uint8Array,
  file: string,
  fail: (message: string) => void,
) => Article[] | Promise<Article[]>;

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
