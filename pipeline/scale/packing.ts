// A document's record as bytes, in two parts: what is known from the document alone, and what waits for all documents. The
// lines of the tables are the bytes that go into their files, so that writing the tables costs hardly more than copying them.
import { compressSync, uncompressSync } from "snappy";
import type { Lines } from "../export/lines.ts";
import type { DocumentRecord, OpenRecord, ReadyRecord } from "../export/record.ts";
import { OWN_TABLES } from "../export/record.ts";

const NUMBER = 4;
/** Memory that the engine does not know of is freed when the program pauses, and it may not for thousands of documents. */
const COPIED = { copyOutputData: true };

/** What a part says besides its long texts, and how long each of these is, in bytes, in the order in which they follow. */
interface Part<Said> {
  readonly said: Said;
  readonly lengths: readonly number[];
}

const view = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
const withLength = (bytes: Uint8Array): Uint8Array[] => {
  const length = Buffer.alloc(NUMBER);
  length.writeUInt32LE(bytes.length);
  return [length, bytes];
};

function packPart(said: object, texts: readonly (string | Uint8Array)[]): Uint8Array {
  const pieces = texts.map((piece) => (typeof piece === "string" ? Buffer.from(piece) : piece));
  const part: Part<object> = { said, lengths: pieces.map((bytes) => bytes.length) };
  return compressSync(Buffer.concat([...withLength(Buffer.from(JSON.stringify(part))), ...pieces]), COPIED);
}

/** @throws Error where the bytes are damaged. */
function unpackPart<Said>(packed: Uint8Array): { said: Said; texts: Buffer[] } {
  const bytes = uncompressSync(view(packed), COPIED) as Buffer;
  let at = NUMBER + bytes.readUInt32LE();
  const { said, lengths }: Part<Said> = JSON.parse(bytes.subarray(NUMBER, at).toString("utf8"));
  const texts = lengths.map((length) => {
    at += length;
    return bytes.subarray(at - length, at);
  });
  if (at !== bytes.length) throw new Error("its length is wrong");
  return { said, texts };
}

const bytesOf = (tables: readonly Lines[]) => tables.flatMap(({ json, csv }) => [json, csv]);
const linesIn = (rows: readonly number[], texts: readonly Buffer[]): Lines[] =>
  rows.map((count, i) => ({ rows: count, json: texts[2 * i] as Buffer, csv: texts[2 * i + 1] as Buffer }));

interface SaidAlone extends Pick<ReadyRecord, "id" | "summary"> {
  readonly rows: readonly number[];
}

interface SaidOpen extends Pick<OpenRecord, "id"> {
  readonly rows: readonly number[];
  readonly terms: Omit<OpenRecord["terms"], "lines">;
  readonly indicators: Omit<OpenRecord["indicators"], "lines">;
}

/** The record as bytes. */
export function packRecord({ id, text, conllu, summary, own, terms, indicators }: DocumentRecord): Uint8Array {
  const [{ lines: ofTerms, ...termCells }, { lines: ofIndicators, ...indicatorCells }] = [terms, indicators];
  const rowsOf = (tables: readonly Lines[]) => tables.map(({ rows }) => rows);
  const [alone, waiting] = [OWN_TABLES.map((table) => own[table]), [ofTerms, ofIndicators]];
  const saidAlone: SaidAlone = { id, summary, rows: rowsOf(alone) };
  const saidOpen: SaidOpen = { id, rows: rowsOf(waiting), terms: termCells, indicators: indicatorCells };
  return Buffer.concat([
    ...withLength(packPart(saidAlone, [text, conllu, ...bytesOf(alone)])),
    packPart(saidOpen, bytesOf(waiting)),
  ]);
}

const endOfAlone = (packed: Uint8Array) => NUMBER + view(packed).readUInt32LE();

/** What is known from the document alone. @throws Error where the bytes are damaged. */
export function unpackReady(packed: Uint8Array): ReadyRecord {
  const { said, texts } = unpackPart<SaidAlone>(packed.subarray(NUMBER, endOfAlone(packed)));
  const { id, summary, rows } = said;
  const [text, conllu, ...written] = texts as [Buffer, Buffer, ...Buffer[]];
  const lines = linesIn(rows, written);
  const own = Object.fromEntries(OWN_TABLES.map((table, i) => [table, lines[i]]));
  return { id, text, conllu, summary, own: own as unknown as ReadyRecord["own"] };
}

/** What waits for all documents. @throws Error where the bytes are damaged. */
export function unpackOpen(packed: Uint8Array): OpenRecord {
  const { said, texts } = unpackPart<SaidOpen>(packed.subarray(endOfAlone(packed)));
  const [terms, indicators] = linesIn(said.rows, texts) as [Lines, Lines];
  return { id: said.id, terms: { ...said.terms, lines: terms }, indicators: { ...said.indicators, lines: indicators } };
}
