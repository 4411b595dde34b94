// Ingest: bytes to documents with metadata and warnings.
import { createHash } from "node:crypto";
import { posix } from "node:path";
import { type Document, overlapsAny, type Warning } from "../document.ts";
import { findDamage } from "./damage.ts";
import { EXTENSIONS, formatOf } from "./formats.ts";
import { type Article, InputError, MOST_UNPACKED, type Reading } from "./input.ts";
import { placeIn, readMetadata } from "./metadata.ts";
import { findLostQuotations } from "./quotations.ts";

export type Ingested = Document<"metadata" | "warnings">;

/** A document from a text, with what the text itself says of its title, date, source and visits. */
export function ingestText(id: string, file: string, article: Article): Ingested {
  const { text, encoding, bytes, properties } = article;
  const page = readMetadata(text);
  const ofPage = ({ span }: Warning) => span !== null && overlapsAny(page.chrome, span);
  const found = [...findDamage(text), ...findLostQuotations(text)].filter((warning) => !ofPage(warning));
  const title = article.title ?? page.title ?? properties?.title ?? null;
  const metadata = {
    file,
    sha256: createHash("sha256")
      .update(bytes ?? text)
      .digest("hex"),
    encoding,
    ...page,
    title,
    published: article.published ?? page.published ?? properties?.date ?? null,
    place: article.place ?? placeIn(title),
    author: article.author ?? page.author ?? properties?.author ?? null,
    source: article.source ?? page.source,
    url: article.url ?? null,
  };
  return { id, text, metadata, warnings: [...(article.warnings ?? []), ...found] };
}

/** In characters. The longest reports have some 100,000; a yearbook a million. */
const LONGEST_ARTICLE = 4_000_000;
const tooLong = (length: number) =>
  `${(length / 1e6).toFixed(1)} million characters, more than an article has. Split it, or give it as a corpus, an article a row.`;

/** What the user may say of inputs. */
export type InputOptions = Pick<Reading, "encoding" | "columns">;

/** Options that say nothing. */
export const NO_OPTIONS: InputOptions = { encoding: null, columns: {} };

const misnamed = (extension: string, right: string): Warning => ({
  code: "ingest/extension",
  span: null,
  message: `Named ${extension || "without an extension"}, and by its bytes ${right}: read as ${right}. Name it so.`,
});

/** The articles of a file by its format. @throws InputError where no reader is for it. */
async function articlesOf(bytes: Uint8Array, file: string, reading: Reading): Promise<Article[]> {
  const extension = posix.extname(file).toLowerCase();
  const chosen = await formatOf(bytes, extension);
  if (!chosen)
    throw new InputError(
      file,
      `no reader for ${extension || "files without an extension"}. Read here: ${EXTENSIONS.join(", ")}.`,
    );
  const articles = await chosen.format(bytes, file, reading);
  const { rightExtension } = chosen;
  if (rightExtension === null) return articles;
  const warning = misnamed(extension, rightExtension);
  return articles.map((article) => ({ ...article, warnings: [warning, ...(article.warnings ?? [])] }));
}

/**
 * The documents of one input file, one by one; file is its path below the input folder, with forward slashes. fail takes a
 * message of a part of it that is left out.
 * @throws InputError naming the file and the remedy where it cannot be read.
 */
export async function* ingest(
  bytes: Uint8Array,
  file: string,
  fail: (message: string) => void,
  options: InputOptions = NO_OPTIONS,
): AsyncGenerator<Ingested> {
  const reading: Reading = {
    ...options,
    fail,
    budget: { left: MOST_UNPACKED },
    open: (inner, name) => articlesOf(inner, name, reading),
  };
  const stem = file.slice(0, file.length - posix.extname(file).length);
  for (const { key, member, ...article } of await articlesOf(bytes, file, reading)) {
    const id = key === null ? stem : `${stem}/${key}`;
    const path = member === undefined ? file : `${file}/${member}`;
    if (article.text.length <= LONGEST_ARTICLE) yield ingestText(id, path, { ...article, key });
    else fail(`${path}: ${tooLong(article.text.length)}`);
  }
}
