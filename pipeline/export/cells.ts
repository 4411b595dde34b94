// Texts as bytes in UTF-8, and cells in JSON and in CSV at once: their characters are mostly the same in both.
import { csvCell } from "./csv.ts";

const encoder = new TextEncoder();
/** A text in UTF-8. */
export const encoded = (text: string): Uint8Array => encoder.encode(text);

const ROOM = 1 << 16;
/** Bytes that are copied one by one for less than in one go. */
const FEW = 48;
const ZERO = 0x30;
/** Of the largest integer that a number holds exactly. */
const MOST_DIGITS = 16;

/** Bytes that grow, in room that may be used again from length 0. */
export class Bytes {
  array = new Uint8Array(ROOM);
  length = 0;

  /** Makes room for so many bytes more. */
  reserve(more: number): void {
    if (this.length + more <= this.array.length) return;
    const larger = new Uint8Array(2 * (this.length + more));
    larger.set(this.array.subarray(0, this.length));
    this.array = larger;
  }

  /** Adds a few bytes: one by one, for less than a copy in one go costs. */
  add(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    const [array, length] = [this.array, this.length];
    for (let i = 0; i < bytes.length; i++) array[length + i] = bytes[i] as number;
    this.length = length + bytes.length;
  }

  /** Adds many bytes. */
  copy(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.array.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Adds again what stands from one place to another. */
  repeat(from: number, to: number): void {
    this.reserve(to - from);
    const [array, shift] = [this.array, this.length - from];
    if (to - from > FEW) array.copyWithin(this.length, from, to);
    else for (let i = from; i < to; i++) array[i + shift] = array[i] as number;
    this.length += to - from;
  }

  /** Adds a text of which each unit is a byte in UTF-8. */
  addAscii(text: string): void {
    this.reserve(text.length);
    for (let i = 0; i < text.length; i++) this.array[this.length++] = text.charCodeAt(i);
  }

  /** Adds the decimal digits of an integer that is not negative. */
  addInteger(value: number): void {
    this.reserve(MOST_DIGITS);
    let digits = 1;
    for (let least = 10; value >= least; least *= 10) digits++;
    let rest = value;
    for (let at = this.length + digits - 1; at >= this.length; at--) {
      this.array[at] = ZERO + (rest % 10);
      rest = Math.floor(rest / 10);
    }
    this.length += digits;
  }

  /** There must be room for it. */
  addText(text: string): void {
    this.length += encoder.encodeInto(text, this.array.subarray(this.length)).written;
  }

  /** What was added. */
  taken(): Uint8Array {
    return this.array.slice(0, this.length);
  }
}

/** What a unit of UTF-16 is in a cell: the same in both formats, the same but at the edges of the cell, or not. */
const [SAME, SAME_WITHIN, OTHER] = [1, 2, 3];
/** Filled as units are met; 0 for those that were not. */
const kinds = new Uint8Array(0x10000);

function kindOf(unit: number): number {
  const mark = String.fromCharCode(unit);
  const same = (text: string) => csvCell(text) === text && JSON.stringify(text) === `"${text}"`;
  const kind = !same(`x${mark}x`) ? OTHER : same(`${mark}x`) && same(`x${mark}`) ? SAME : SAME_WITHIN;
  kinds[unit] = kind;
  return kind;
}

const QUOTE = 0x22;
/** A unit takes three bytes in UTF-8, six where JSON escapes it; a text takes quotation marks, and one more in CSV. */
const roomOf = (text: string) => 6 * text.length + 3;

/** Writes a text that is the same in both but for the quotation marks in JSON; false, and nothing, where it is not. */
function writeSame(json: Bytes, csv: Bytes, text: string): boolean {
  const [a, b, last] = [json.array, csv.array, text.length - 1];
  let [i, j] = [json.length, csv.length];
  a[i++] = QUOTE;
  for (let at = 0; at <= last; at++) {
    const unit = text.charCodeAt(at);
    const kind = kinds[unit] || kindOf(unit);
    if (kind === OTHER || (kind === SAME_WITHIN && (at === 0 || at === last))) return false;
    if (unit < 0x80) a[i++] = b[j++] = unit;
    else if (unit < 0x800) {
      a[i++] = b[j++] = 0xc0 | (unit >> 6);
      a[i++] = b[j++] = 0x80 | (unit & 0x3f);
    } else {
      a[i++] = b[j++] = 0xe0 | (unit >> 12);
      a[i++] = b[j++] = 0x80 | ((unit >> 6) & 0x3f);
      a[i++] = b[j++] = 0x80 | (unit & 0x3f);
    }
  }
  a[i++] = QUOTE;
  json.length = i;
  csv.length = j;
  return true;
}

function writeText(json: Bytes, csv: Bytes, text: string): void {
  json.reserve(roomOf(text));
  csv.reserve(roomOf(text));
  if (writeSame(json, csv, text)) return;
  json.addText(JSON.stringify(text));
  csv.addText(csvCell(text));
}

const NULL = encoded("null");
/** Below, an integer is exact, and so are its digits. */
const MOST_PLAIN = 1e15;

function writeNumber(json: Bytes, csv: Bytes, value: number): void {
  if (value >= 0 && value < MOST_PLAIN && Number.isInteger(value)) {
    json.addInteger(value);
    csv.addInteger(value);
    return;
  }
  const text = String(value);
  json.addAscii(text);
  csv.addAscii(text);
}

/** What a cell holds. */
export type Cell = string | number | null;

/** Adds a cell to a row in JSON and in CSV; null is an empty one there. */
export function writeCell(json: Bytes, csv: Bytes, value: Cell): void {
  if (typeof value === "string") writeText(json, csv, value);
  else if (value === null) json.add(NULL);
  else writeNumber(json, csv, value);
}
