// The filter: NDJSON {"id","text"} in, one NDJSON line a document out, in order. Nothing else goes to standard output.
import { createInterface } from "node:readline";
import { extractOf } from "../export/rows.ts";
import { termRows } from "../export/term-rows.ts";
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

function extractLine({ id, text, published }: Line): object {
  const bytes = new TextEncoder().encode(text);
  const { rows, terms } = extractOf(
    analyse(ingestText(id, id, { key: null, text, encoding: "utf-8", bytes, published })),
  );
  const { claims, numerals, checks, warnings } = rows;
  return { id, claims, numerals, terms: termRows([{ id, terms, size: rows.document.tokens }]), checks, warnings };
}

/** The id of a line that could not be processed, as far as it can be read. */
function idOf(line: string): unknown {
  try {
    return (JSON.parse(line) as { id?: unknown } | null)?.id ?? null;
  } catch {
    return null;
  }
}

/** The answer to one line: its rows, or what is wrong with it. */
export function answer(line: string): string {
  try {
    return JSON.stringify(extractLine(readLine(line)));
  } catch (error) {
    return JSON.stringify({ id: idOf(line), error: (error as Error).message });
  }
}

const written = (text: string) =>
  new Promise<void>((resolve) => {
    if (process.stdout.write(text)) resolve();
    else process.stdout.once("drain", resolve);
  });

if (process.argv[1] === new URL(import.meta.url).pathname) {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }))
    if (line.trim() !== "") await written(`${answer(line)}\n`);
}
