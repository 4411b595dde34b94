// A document's record as bytes: what it says to other documents apart from the rest, and the lines of the tables as the
// bytes that go into their files, so that writing the tables costs hardly more than copying them.
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Summary } from "../export/across.ts";
import type { Lines } from "../export/lines.ts";
import type { DocumentRecord } from "../export/record.ts";
import { OWN_TABLES } from "../export/record.ts";

/** Speed before size: records are written once and read twice. */
const LEVEL = 1;
const NUMBER = 4;

/** The record without its long texts, and how long each of these is, in bytes, in the order in which they follow. */
interface Head extends Pick<DocumentRecord, "id"> {
  readonly rows: readonly number[];
  readonly lengths: readonly number[];
  readonly terms: Omit<DocumentRecord["terms"], "lines">;
  readonly indicators: Omit<DocumentRecord["indicators"], "lines">;
}

const toBytes = (piece: string | Uint8Array) => (typeof piece === "string" ? Buffer.from(piece) : piece);
const withLength = (bytes: Uint8Array): Uint8Array[] => {
  const length = Buffer.alloc(NUMBER);
  length.writeUInt32LE(bytes.length);
  return [length, bytes];
};

/** The record as bytes. */
export function packRecord({ id, text, conllu, summary, own, terms, indicators }: DocumentRecord): Uint8Array {
  const [{ lines: ofTerms, ...termCells }, { lines: ofIndicators, ...indicatorCells }] = [terms, indicators];
  const tables = [...OWN_TABLES.map((table) => own[table]), ofTerms, ofIndicators];
  const texts = [toBytes(text), toBytes(conllu), ...tables.flatMap(({ json, csv }) => [json, csv])];
  const rows = tables.map((lines) => lines.rows);
  const lengths = texts.map((bytes) => bytes.length);
  const head: Head = { id, rows, lengths, terms: termCells, indicators: indicatorCells };
  const rest = Buffer.concat([...withLength(Buffer.from(JSON.stringify(head))), ...texts]);
  const said = deflateRawSync(JSON.stringify(summary), { level: LEVEL });
  return Buffer.concat([...withLength(said), deflateRawSync(rest, { level: LEVEL })]);
}

const view = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
const endOfSummary = (packed: Uint8Array) => NUMBER + view(packed).readUInt32LE();

/** What the document says to others. @throws Error where the bytes are damaged. */
export const unpackSummary = (packed: Uint8Array): Summary =>
  JSON.parse(inflateRawSync(packed.subarray(NUMBER, endOfSummary(packed))).toString("utf8"));

/** The record. @throws Error where the bytes are damaged. */
export function unpackRecord(packed: Uint8Array): DocumentRecord {
  const rest = inflateRawSync(packed.subarray(endOfSummary(packed)));
  let at = NUMBER + rest.readUInt32LE();
  const { id, rows, lengths, terms, indicators }: Head = JSON.parse(rest.subarray(NUMBER, at).toString("utf8"));
  const [text, conllu, ...written] = lengths.map((length) => {
    at += length;
    return rest.subarray(at - length, at);
  }) as [Buffer, Buffer, ...Buffer[]];
  if (at !== rest.length) throw new Error("its length is wrong");
  const lines = (i: number): Lines => ({
    rows: rows[i] as number,
    json: written[2 * i] as Buffer,
    csv: written[2 * i + 1] as Buffer,
  });
  const own = Object.fromEntries(OWN_TABLES.map((table, i) => [table, lines(i)]));
  return {
    id,
    text,
    conllu,
    summary: unpackSummary(packed),
    own: own as DocumentRecord["own"],
    terms: { ...terms, lines: lines(OWN_TABLES.length) },
    indicators: { ...indicators, lines: lines(OWN_TABLES.length + 1) },
  };
}
