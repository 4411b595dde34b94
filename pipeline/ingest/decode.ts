// Turns bytes into text: by byte order mark, then strict UTF-8, then GB18030; never with a character replaced in silence.
import { InputError } from "./input.ts";

/** A text with the name of the encoding that it was in. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

function strict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const isControl = (byte: number) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127;
const MOST_CONTROL = 0.01;

/** The encoding of that name; the larger one that holds GBK and GB2312. */
function known(name: string): string[] {
  try {
    const { encoding } = new TextDecoder(name);
    return [encoding === "gbk" ? "gb18030" : encoding];
  } catch {
    return [];
  }
}

/**
 * The text of a file's bytes, its byte order mark removed, nothing else changed. declared is the encoding that the file
 * says it is in; it is believed where its bytes bear it out.
 */
export function decode(bytes: Uint8Array, file: string, declared: string | null = null): Decoded {
  if (bytes.length === 0) throw new InputError(file, "empty. Remove it, or save the article's text in it.");
  const marked = MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
  const control = bytes.subarray(0, 65536).filter(isControl).length / Math.min(bytes.length, 65536);
  if (control > MOST_CONTROL && !marked?.[0].startsWith("utf-16"))
    throw new InputError(
      file,
      `not text: ${Math.round(control * 100)}% of its bytes are control characters. A Word or PDF file? Save it as text (.txt, UTF-8).`,
    );
  for (const encoding of marked ? [marked[0]] : ["utf-8", ...known(declared ?? ""), "gb18030"]) {
    const text = strict(bytes, encoding);
    if (text === null) continue;
    if (text.trim() === "") throw new InputError(file, "nothing but white space. Save the article's text in it.");
    return { text, encoding };
  }
  throw new InputError(
    file,
    "in no encoding that is read here (UTF-8, UTF-16 with a mark, GB18030). Save it as UTF-8.",
  );
}
