// Paths of output files: whatever a document's id holds, its files stay inside the output folder and apart from others.
import { createHash } from "node:crypto";

const LONGEST_PART = 100;
const UNSAFE = /[\p{Cc}<>:"|?*\\%]/gu;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

const encode = (c: string) => `%${c.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`;

/** One folder or file name: unsafe characters as %XX, long ones cut and told apart by a checksum. */
function safePart(part: string): string {
  const plain = part.replaceAll(UNSAFE, encode).replace(/^\.+|[. ]+$/g, (dots) => [...dots].map(encode).join(""));
  const named = RESERVED.test(plain) ? `%${plain}` : plain;
  if (named.length <= LONGEST_PART) return named;
  const sum = createHash("sha256").update(part).digest("hex").slice(0, 12);
  return `${named.slice(0, LONGEST_PART - 13)}-${sum}`;
}

/** The path of a document's file below the output folder, without an extension. */
export const pathOf = (documentId: string): string =>
  documentId
    .split("/")
    .map((part) => safePart(part) || "%")
    .join("/");
