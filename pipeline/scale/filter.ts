#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
// The filter: NDJSON {"id","text"} in, one NDJSON line a document out, in order. Nothing else goes to standard output.
import { realpathSync } from "node:fs";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import split2 from "split2";
import type { Analysed } from "../document.ts";
import { summaryOf } from "../export/across.ts";
import { extractOf } from "../export/rows.ts";
import { toTables } from "../export/tables.ts";
import { bankWith } from "../extract/terms/bank.ts";
import { type terms, termsOf } from "../extract/terms/terms.ts";
import { BankError, loadUserBank } from "../extract/terms/user-bank.ts";
import { ingestText } from "../ingest/ingest.ts";
import type { Article } from "../ingest/input.ts";
import { analyseAll, BATCH } from "../pipeline.ts";

/** A line: a document with what is known of it; order, any number, is given back as it is. */
interface Line {
  readonly id: string;
  readonly file: string;
  readonly order: number | null;
  readonly article: Article;
}

const isDay = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);

const BYTE_ORDER_MARK = /^\ufeff/;

/** A line's document. @throws Error that says what the line lacks. */
function readLine(line: string): Line {
  const value: unknown = JSON.parse(line.replace(BYTE_ORDER_MARK, ""));
  if (typeof value !== "object" || value === null) throw new Error('not an object {"id","text"}');
  const fields = value as Record<string, unknown>;
  const { id, text, published, order } = fields;
  if (typeof id !== "string" || id === "") throw new Error('"id" must be a string that is not empty');
  if (typeof text !== "string") throw new Error('"text" must be a string');
  const said = (name: string) => {
    const field = fields[name];
    return typeof field === "string" && field !== "" ? field : null;
  };
  return {
    id,
    file: said("file") ?? id,
    order: typeof order === "number" ? order : null,
    article: {
      key: null,
      text,
      encoding: "utf-8",
      published: isDay(published) ? published : null,
      title: said("title"),
      author: said("author"),
      source: said("source"),
      url: said("url"),
      place: said("place"),
    },
  };
}

/** What changes the answers: a bank of terms besides ours, and whether all tables are wanted. */
export interface FilterOptions {
  readonly withTerms?: typeof terms;
  /** Every table, and what the document says to others of its run: for programs that put runs together. */
  readonly tables?: boolean;
}

/** A line that was read, or its answer where it can not be. */
type Read = Line | string;

/** The id of a line that could not be processed, as far as it can be read. */
function idOf(line: string): unknown {
  try {
    return (JSON.parse(line) as { id?: unknown } | null)?.id ?? null;
  } catch {
    return null;
  }
}

const failed = (id: unknown, error: unknown) => JSON.stringify({ id, error: (error as Error).message });

function read(line: string): Read {
  try {
    return readLine(line);
  } catch (error) {
    return failed(idOf(line), error);
  }
}

function answerOf({ id, order }: Line, document: Analysed, tables: boolean): string {
  const extract = extractOf(document);
  if (tables) return JSON.stringify({ id, order, ...toTables([extract]), summary: summaryOf(extract) });
  const { claims, numerals, checks, warnings } = extract.rows;
  return JSON.stringify({ id, claims, numerals, terms: toTables([extract]).terms, checks, warnings });
}

/** The answers to lines that were read; where one can not be extracted, each is tried by itself. */
function extracted(lines: readonly Line[], options: FilterOptions): string[] {
  try {
    const ingested = lines.map(({ id, file, article }) => ingestText(id, file, article));
    const documents = analyseAll(ingested, options.withTerms);
    return lines.map((line, i) => answerOf(line, documents[i] as Analysed, options.tables ?? false));
  } catch (error) {
    const [line] = lines;
    return lines.length === 1 && line ? [failed(line.id, error)] : lines.flatMap((one) => extracted([one], options));
  }
}

/** The answer to each line: its rows, or what is wrong with it. */
export function answers(lines: readonly string[], options: FilterOptions = {}): string[] {
  const all = lines.map(read);
  const isLine = (one: Read): one is Line => typeof one !== "string";
  const told = extracted(all.filter(isLine), options);
  let next = 0;
  return all.map((one) => (isLine(one) ? (told[next++] as string) : one));
}

/** The lines that are at hand together, none waiting for what may not come. */
async function* batches(lines: Readable): AsyncGenerator<string[]> {
  let [batch, length] = [[] as string[], 0];
  for await (const line of lines as AsyncIterable<string>) {
    if (line.trim() !== "") batch.push(line);
    length += line.length;
    if (lines.readableLength > 0 && length < BATCH) continue;
    yield batch;
    [batch, length] = [[], 0];
  }
  yield batch;
}

const written = (text: string) =>
  new Promise<void>((resolve) => {
    if (process.stdout.write(text)) resolve();
    else process.stdout.once("drain", resolve);
  });

/** What the arguments say. Ends the command with status 2 where an option or the bank is wrong. */
async function optionsOf(): Promise<FilterOptions> {
  try {
    const { values } = parseArgs({ options: { terms: { type: "string" }, tables: { type: "boolean" } } });
    const bank = values.terms === undefined ? null : await loadUserBank(values.terms);
    return { tables: values.tables ?? false, ...(bank ? { withTerms: termsOf(bankWith(bank.rows)) } : {}) };
  } catch (error) {
    if (!(error instanceof BankError || error instanceof TypeError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}

/** True where this file is the command, and not imported; a command is often a link to it. */
const isCommand = process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);

if (isCommand) {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  const options = await optionsOf();
  for await (const lines of batches(process.stdin.pipe(split2())))
    for (const answer of answers(lines, options)) await written(`${answer}\n`);
}
