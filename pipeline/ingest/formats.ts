// The formats that are read: their extensions, and what the bytes of their files show, for extensions are often wrong.
// A new format is one file beside this one and one line here.
import type { Format } from "./input.ts";
import { readText } from "./text.ts";

interface FormatEntry {
  readonly extensions: readonly string[];
  /** True for bytes that can be of no other format. */
  readonly knows?: (bytes: Uint8Array) => boolean;
  /** Readers with large parsers are loaded when they are wanted. */
  readonly load: () => Format | Promise<Format>;
}

const HEAD = 2048;
const ARCHIVE = "PK\x03\x04";
const head = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, HEAD)).toString("latin1");
const begins = (form: string) => (bytes: Uint8Array) => head(bytes.subarray(0, form.length)) === form;
const beginsLike = (pattern: RegExp) => (bytes: Uint8Array) => pattern.test(head(bytes));
const isArchive = begins(ARCHIVE);
/** A zip archive in which a file of that name is. */
const archiveWith = (name: string) => (bytes: Uint8Array) =>
  isArchive(bytes) && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(name);

const FORMATS: readonly FormatEntry[] = [
  { extensions: [".txt", ".text", ".md"], load: () => readText },
  { extensions: [".csv"], load: async () => (await import("./csv.ts")).readCsv },
  { extensions: [".ndjson", ".jsonl"], load: async () => (await import("./ndjson.ts")).readNdjson },
  {
    extensions: [".mhtml", ".mht"],
    knows: beginsLike(/^(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\n)*)*?(?:MIME-Version:|Snapshot-Content-Location:)/i),
    load: async () => (await import("./mhtml.ts")).readMhtml,
  },
  {
    extensions: [".html", ".htm", ".shtml", ".xhtml"],
    knows: beginsLike(/^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html)\b/i),
    load: async () => (await import("./html.ts")).readHtml,
  },
  {
    extensions: [".docx"],
    knows: archiveWith("word/document.xml"),
    load: async () => (await import("./docx.ts")).readDocx,
  },
  {
    extensions: [".xlsx"],
    knows: archiveWith("xl/workbook.xml"),
    load: async () => (await import("./xlsx.ts")).readExcel,
  },
  { extensions: [".ofd"], knows: archiveWith("OFD.xml"), load: async () => (await import("./ofd.ts")).readOfd },
  { extensions: [".zip"], knows: isArchive, load: async () => (await import("./zip.ts")).readZip },
  {
    extensions: [".doc", ".wps"],
    knows: begins("\xd0\xcf\x11\xe0"),
    load: async () => (await import("./doc.ts")).readDoc,
  },
  { extensions: [".pdf"], knows: begins("%PDF-"), load: async () => (await import("./pdf.ts")).readPdf },
];

/** The extensions that are read. */
export const EXTENSIONS: readonly string[] = FORMATS.flatMap(({ extensions }) => extensions);

/** A format by the extension of a file, with the dot; undefined for one that is not read. */
const byExtension = (extension: string) => FORMATS.find(({ extensions }) => extensions.includes(extension));

/** What is to read a file: its reader, and the extension that it should have where it has a wrong one. */
interface Chosen {
  readonly format: Format;
  readonly rightExtension: string | null;
}

/** The reader of a file by its extension, or by its bytes where they show another format; null where there is none. */
export async function formatOf(bytes: Uint8Array, extension: string): Promise<Chosen | null> {
  const named = byExtension(extension);
  if (named?.knows?.(bytes)) return { format: await named.load(), rightExtension: null };
  const shown = FORMATS.find(({ knows }) => knows?.(bytes));
  // An office document that lacks its parts is a damaged one, and no archive of articles.
  const ownParts = named?.knows !== undefined && shown?.knows === isArchive;
  if (shown && !ownParts) return { format: await shown.load(), rightExtension: shown.extensions[0] ?? null };
  return named ? { format: await named.load(), rightExtension: null } : null;
}

/** The extension for bytes that come without a name: by what they show, else NDJSON or plain text. */
export function extensionFor(bytes: Uint8Array): string {
  const shown = FORMATS.find(({ knows }) => knows?.(bytes))?.extensions[0];
  return shown ?? (/^(?:\xef\xbb\xbf)?\s*\{"/.test(head(bytes)) ? ".ndjson" : ".txt");
}
