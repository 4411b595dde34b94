#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
// The filter: NDJSON {"id","text"} in, one NDJSON line a document out, in order. Nothing else goes to standard output.
import { realpathSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { extractOf } from "../export/rows.ts";
import { termRows } from "../export/term-rows.ts";
import { bankWith } from "../extract/terms/bank.ts";
import { type terms, termsOf } from "../extract/terms/terms.ts";
import { BankError, loadUserBank } from "../extract/terms/user-bank.ts";
import { ingestText } from "../ingest/ingest.ts";
import { analyse } from "../pipeline.ts";

interface Line {
  readonly id: string;
  readonly text: string;
  readonly published: string | null;
}

/** A line's document. @throws Error that says what the line lacks. */
function readLine(line: string): Line {
  const value: unknown = JSON.parse(line);
  if (typeof value !== "object" || value === null) throw new Error('not an object {"id","text"}');
  const { id, text, published } = value as Record<string, unknown>;
  if (typeof id !== "string" || id === "") throw new Error('"id" must be a string that is not empty');
  if (typeof text !== "string") throw new Error('"text" must be a string');
  const dated = typeof published === "string" && /^\d{4}-\d{2}-\d{2}$/.test(published);
  return { id, text, published: dated ? published : null };
}

function extractLine({ id, text, published }: Line, withTerms?: typeof terms): object {
  const bytes = new TextEncoder().encode(text);
  const ingested = ingestText(id, id, { key: null, text, encoding: "utf-8", bytes, published });
  const { rows, terms: counts } = extractOf(analyse(ingested, withTerms));
  const { claims, numerals, checks, warnings } = rows;
  return { id, claims, numerals, terms: termRows([{ id, terms: counts }]), checks, warnings };
}

/** The id of a line that could not be processed, as far as it can be read. */
function idOf(line: string): unknown {
  try {
    return (JSON.parse(line) as { id?: unknown } | null)?.id ?? null;
  } catch {
    return null;
  }
}

/** The answer to one line: its rows, or what is wrong with it. withTerms finds the terms, by default those of our bank. */
export function answer(line: string, withTerms?: typeof terms): string {
  try {
    return JSON.stringify(extractLine(readLine(line), withTerms));
  } catch (error) {
    return JSON.stringify({ id: idOf(line), error: (error as Error).message });
  }
}

const written = (text: string) =>
  new Promise<void>((resolve) => {
    if (process.stdout.write(text)) resolve();
    else process.stdout.once("drain", resolve);
  });

/** The stage for the bank named by --terms. Ends the command with status 2 where an option or the bank is wrong. */
async function termsOption(): Promise<typeof terms | undefined> {
  try {
    const { values } = parseArgs({ options: { terms: { type: "string" } } });
    return values.terms === undefined ? undefined : termsOf(bankWith((await loadUserBank(values.terms)).rows));
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
  const withTerms = await termsOption();
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }))
    if (line.trim() !== "") await written(`${answer(line, withTerms)}\n`);
}
