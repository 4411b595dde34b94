// A document's record as bytes: what it says to other documents apart from the rest, and the lines of the tables as the
// bytes that go into their files, so that writing the tables costs hardly more than copying them.
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Summary } from "../export/across.ts";
import type { DocumentRecord } from "../export/record.ts";
import { OWN_TABLES } from "../export/record.ts";

/** Speed before size: records are written once and read twice. */
const LEVEL = 1;
const NUMBER = 4;

/** The record without its long texts, and how long each of these is, in bytes, in the order in which they follow. */
interface Head extends Pick<DocumentRecord, "id" | "terms" | "indicators"> {
  readonly rows: readonly number[];
  readonly lengths: readonly number[];
}

const toBytes = (piece: string | Uint8Array) => (typeof piece === "string" ? Buffer.from(piece) : piece);
const withLength = (bytes: Uint8Array): Uint8Array[] => {
  const length = Buffer.alloc(NUMBER);
  length.writeUInt32LE(bytes.length);
  return [length, bytes];
};

/** The record as bytes. */
export function packRecord({ id, text, conllu, summary, own, terms, indicators }: DocumentRecord): Uint8Array {
  const texts = [text, conllu, ...OWN_TABLES.flatMap((table) => [own[table].json, own[table].csv])].map(toBytes);
  const rows = OWN_TABLES.map((table) => own[table].rows);
  const head: Head = { id, terms, indicators, rows, lengths: texts.map((bytes) => bytes.length) };
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
  const { id, terms, indicators, rows, lengths }: Head = JSON.parse(rest.subarray(NUMBER, at).toString("utf8"));
  const pieces = lengths.map((length) => {
    at += length;
    return rest.subarray(at - length, at);
  });
  if (at !== rest.length) throw new Error("its length is wrong");
  const piece = (i: number) => pieces[i] as Uint8Array;
  const own = OWN_TABLES.map((table, i) => [table, { rows: rows[i], json: piece(2 + 2 * i), csv: piece(3 + 2 * i) }]);
  return {
    id,
    text: piece(0),
    conllu: piece(1),
    summary: unpackSummary(packed),
    own: Object.fromEntries(own) as DocumentRecord["own"],
    terms,
    indicators,
  };
}
