// Ingest: bytes to documents with metadata and warnings. A format is one file here and one line in FORMATS.
import { createHash } from "node:crypto";
import { posix } from "node:path";
import { type Document, overlaps, type Warning } from "../document.ts";
import { readCsv } from "./csv.ts";
import { findDamage } from "./damage.ts";
import { type Article, type Format, InputError } from "./input.ts";
import { placeIn, readMetadata } from "./metadata.ts";
import { readNdjson } from "./ndjson.ts";
import { findLostQuotations } from "./quotations.ts";
import { readText } from "./text.ts";

/** Readers by extension; those with large parsers are loaded when they are wanted. */
const FORMATS: Record<string, () => Format | Promise<Format>> = {
  ".txt": () => readText,
  ".text": () => readText,
  ".md": () => readText,
  ".csv": () => readCsv,
  ".ndjson": () => readNdjson,
  ".jsonl": () => readNdjson,
  ".xlsx": async () => (await import("./xlsx.ts")).readExcel,
  ".html": async () => (await import("./html.ts")).readHtml,
  ".htm": async () => (await import("./html.ts")).readHtml,
  ".docx": async () => (await import("./docx.ts")).readDocx,
};

export type Ingested = Document<"metadata" | "warnings">;

/** A document from a text, with what the text itself says of its title, date, source and visits. */
export function ingestText(id: string, file: string, article: Article): Ingested {
  const { text, encoding, bytes } = article;
  const page = readMetadata(text);
  const ofPage = ({ span }: Warning) => span !== null && page.chrome.some((chrome) => overlaps(chrome, span));
  const warnings = [...findDamage(text), ...findLostQuotations(text)].filter((warning) => !ofPage(warning));
  const metadata = {
    file,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    encoding,
    ...page,
    title: article.title ?? page.title,
    published: article.published ?? page.published,
    place: article.place ?? placeIn(article.title ?? page.title),
    source: article.source ?? page.source,
  };
  return { id, text, metadata, warnings };
}

/**
 * The documents of one input file; file is its path below the input folder, with forward slashes. fail takes a message of a
 * part of it that is left out.
 * @throws InputError naming the file and the remedy where it cannot be read.
 */
export async function ingest(bytes: Uint8Array, file: string, fail: (message: string) => void): Promise<Ingested[]> {
  const extension = posix.extname(file).toLowerCase();
  const format = FORMATS[extension];
  if (!format)
    throw new InputError(
      file,
      `no reader for ${extension || "files without an extension"}. Read here: ${Object.keys(FORMATS).join(", ")}.`,
    );
  const stem = file.slice(0, file.length - extension.length);
  const read = await format();
  const articles = await read(bytes, file, fail);
  return articles.map((article) => ingestText(article.key === null ? stem : `${stem}/${article.key}`, file, article));
}
