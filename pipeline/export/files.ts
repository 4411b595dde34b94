// The files of a result: small ones whole, large ones piece by piece, each time anew.
import { createHash } from "node:crypto";

/** A file's content. A function gives its bytes in pieces, the same at each call. */
export type Content = string | Uint8Array | (() => Iterable<Uint8Array>);

/** Files of a result by their path in the output folder. */
export type Files = Map<string, Content>;

/** The content in pieces. */
export const piecesOf = (content: Content): Iterable<string | Uint8Array> =>
  typeof content === "function" ? content() : [content];

/** SHA-256 of the content, in hexadecimal. */
export function sha256(content: Content): string {
  const hash = createHash("sha256");
  for (const piece of piecesOf(content)) hash.update(piece);
  return hash.digest("hex");
}

/** True where the bytes are those of the content. */
export function sameBytes(bytes: Buffer, content: Content): boolean {
  let at = 0;
  for (const piece of piecesOf(content)) {
    const part = Buffer.from(piece);
    if (!bytes.subarray(at, at + part.length).equals(part)) return false;
    at += part.length;
  }
  return at === bytes.length;
}
