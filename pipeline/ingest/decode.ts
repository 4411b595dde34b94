// Turns bytes into text by the evidence there is: the reader's word, a byte order mark, strict UTF-8, the shape of UTF-16,
// the file's own declaration, the frequencies of its bytes. A character that is lost and a guess that is weak are warnings.
import type { Warning } from "../document.ts";
import { InputError } from "./input.ts";

/** A text with the name of the encoding that it was in, and what is to be known of how it was read. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly warnings: readonly Warning[];
}

/** What is known of an encoding before the bytes are looked at: what the user says, and what the file says of itself. */
export interface EncodingHints {
  readonly told?: string | null;
  readonly declared?: string | null;
}

const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** A file of more is not decoded: strings end at some 500 million characters. */
const MOST_BYTES = 400_000_000;
/** Texts are judged by as much of them, in bytes. */
const SAMPLE = 65536;
const MOST_CONTROL = 0.01;
/** Above this share of lost characters, the bytes are not in the encoding at all. */
const MOST_LOST = 0.01;
/** Fewer bytes are weak evidence of their order. */
const SHORT = 32;
/** Below this lead of the likelier encoding over the other, the guess is worth a warning; found by trying. */
const LEAST_LEAD = 0.06;

const isControl = (byte: number) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127;
const REPLACED = /\ufffd/g;

function strict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The encoding of that name; the larger one that holds GBK and GB2312. Null for a name that is none. */
export function encodingNamed(name: string): string | null {
  try {
    const { encoding } = new TextDecoder(name.trim());
    return encoding === "gbk" ? "gb18030" : encoding;
  } catch {
    return null;
  }
}

const PLAUSIBLE = /[\t\n\r -~\u2010-\u2026\u3000-\u303f\u4e00-\u9fa5\uff01-\uff5e]/g;
const MOSTLY = 0.85;

/** UTF-16 without a mark: one order of its bytes gives Chinese and the other gives none. */
function utf16Of(bytes: Uint8Array): string | null {
  if (bytes.length % 2 === 1) return null;
  const sample = bytes.subarray(0, SAMPLE);
  const share = (encoding: string) => {
    const text = new TextDecoder(encoding).decode(sample);
    return (text.match(PLAUSIBLE)?.length ?? 0) / text.length;
  };
  const [little, big] = [share("utf-16le"), share("utf-16be")];
  if (Math.max(little, big) < MOSTLY || Math.min(little, big) > MOSTLY / 2) return null;
  return little > big ? "utf-16le" : "utf-16be";
}

/** GB18030 or Big5, by how often their bytes stand in Chinese prose, with the lead that it has over the other, 0 to 1. */
async function likelierOf(bytes: Uint8Array): Promise<{ encoding: string; lead: number }> {
  const { detectAll } = await import("jschardet");
  const guesses = detectAll(Buffer.from(bytes.subarray(0, SAMPLE)));
  const of = (pattern: RegExp) => guesses.find(({ encoding }) => pattern.test(encoding ?? ""))?.confidence ?? 0;
  const lead = of(/^big5/i) - of(/^gb/i);
  return { encoding: lead > 0 ? "big5" : "gb18030", lead: Math.abs(lead) };
}

/** The text with U+FFFD for what is lost, where it is little; the warning of such characters is made of the text itself. */
function lenient(bytes: Uint8Array, encoding: string): string | null {
  const text = new TextDecoder(encoding).decode(bytes);
  const beyondAscii = Math.max(1, text.length - (text.match(/[\0-\x7f]/g)?.length ?? 0));
  return (text.match(REPLACED)?.length ?? 0) / beyondAscii <= MOST_LOST ? text : null;
}

const PRIVATE = /\p{Private_Use}/gu;
/** The text where the bytes are in the encoding; for bytes that have no character in it, decoders give some for private use. */
function strictGuess(bytes: Uint8Array, encoding: string): string | null {
  const text = strict(bytes, encoding);
  return text !== null && (text.match(PRIVATE)?.length ?? 0) <= text.length * MOST_LOST ? text : null;
}

const guessed = (encoding: string, other: string): Warning => ({
  code: "ingest/encoding",
  span: null,
  message: `Read as ${encoding}, which its bytes hardly tell from ${other}. Where the text is garbled, give --encoding ${other}.`,
});

async function decodeGuessed(bytes: Uint8Array): Promise<Decoded | null> {
  const { encoding, lead } = await likelierOf(bytes);
  const other = encoding === "big5" ? "gb18030" : "big5";
  const text = strictGuess(bytes, encoding);
  const otherText = strictGuess(bytes, other);
  if (text !== null) {
    const weak = bytes.length < SHORT || (otherText !== null && lead < LEAST_LEAD);
    return { text, encoding, warnings: weak ? [guessed(encoding, other)] : [] };
  }
  if (otherText !== null) return { text: otherText, encoding: other, warnings: [guessed(other, encoding)] };
  const damaged = lenient(bytes, encoding);
  return damaged === null ? null : { text: damaged, encoding, warnings: [guessed(encoding, other)] };
}

/** The text in an encoding that is believed; with lost characters only where they are few. */
function decodeAs(bytes: Uint8Array, encoding: string): Decoded | null {
  const text = strict(bytes, encoding) ?? lenient(bytes, encoding);
  return text === null ? null : { text, encoding, warnings: [] };
}

function decodeTold(bytes: Uint8Array, file: string, told: string): Decoded {
  const decoded = decodeAs(bytes, told);
  if (decoded) return decoded;
  throw new InputError(file, `not in ${told}: too many of its bytes are no characters of it. Leave out --encoding.`);
}

const markOf = (bytes: Uint8Array) => MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0] ?? null;

async function decodeByEvidence(bytes: Uint8Array, declared: string | null): Promise<Decoded | null> {
  const mark = markOf(bytes);
  if (mark) return decodeAs(bytes, mark);
  const utf16 = utf16Of(bytes);
  if (utf16) {
    const decoded = decodeAs(bytes, utf16);
    return decoded && { ...decoded, warnings: bytes.length < SHORT ? [guessed(utf16, "gb18030")] : [] };
  }
  const utf8 = strict(bytes, "utf-8");
  if (utf8 !== null) return { text: utf8, encoding: "utf-8", warnings: [] };
  const believed = declared && encodingNamed(declared);
  const text = believed ? strict(bytes, believed) : null;
  if (believed && text !== null) return { text, encoding: believed, warnings: [] };
  const damaged = lenient(bytes, "utf-8");
  return damaged === null ? decodeGuessed(bytes) : { text: damaged, encoding: "utf-8", warnings: [] };
}

/** @throws InputError where the bytes are of a picture or a program, and no text. */
function checkIsText(bytes: Uint8Array, file: string): void {
  const sample = bytes.subarray(0, SAMPLE);
  const control = sample.filter(isControl).length / sample.length;
  if (control > MOST_CONTROL && !markOf(bytes)?.startsWith("utf-16") && utf16Of(bytes) === null)
    throw new InputError(
      file,
      `not text: ${Math.round(control * 100)}% of its bytes are control characters. A Word or PDF file? Give it its own extension.`,
    );
}

/**
 * The text of a file's bytes, its byte order mark removed, nothing else changed. An encoding that the user tells is used;
 * one that the file declares is believed where its bytes bear it out.
 * @throws InputError where the bytes are no text, in no encoding that is read here, or all white space.
 */
export async function decode(bytes: Uint8Array, file: string, hints: EncodingHints = {}): Promise<Decoded> {
  if (bytes.length === 0) throw new InputError(file, "empty. Remove it, or save the article's text in it.");
  if (bytes.length > MOST_BYTES)
    throw new InputError(file, `${Math.round(bytes.length / 1e6)} MB, more than is read at once. Split it.`);
  if (!hints.told) checkIsText(bytes, file);
  const decoded = hints.told
    ? decodeTold(bytes, file, hints.told)
    : await decodeByEvidence(bytes, hints.declared ?? null);
  if (decoded === null)
    throw new InputError(
      file,
      "in no encoding that is read here (UTF-8, UTF-16, GB18030, Big5). Save it as UTF-8, or name its encoding with --encoding.",
    );
  if (decoded.text.trim() === "") throw new InputError(file, "nothing but white space. Save the article's text in it.");
  return decoded;
}
