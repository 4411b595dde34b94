// Reads a saved page: the article that it holds, with what its meta elements say of it.
import { Readability } from "@mozilla/readability";
import { type CheerioAPI, load } from "cheerio";
import { parseHTML } from "linkedom";
import { readLexicon } from "../lexicon.ts";
import { decode, type EncodingHints } from "./decode.ts";
import { htmlText } from "./html-text.ts";
import { type Article, type Format, InputError } from "./input.ts";
import { isoDate } from "./metadata.ts";

const selectors = readLexicon(new URL("html-articles.csv", import.meta.url), ["selector"]).map((row) => row.selector);
const names = readLexicon(new URL("html-metadata.csv", import.meta.url), ["name", "field"]);

const HEAD = 4096;
const DECLARED = /charset\s*=\s*["']?\s*([\w-]+)/i;
/** Characters of Chinese below which a part of a page is no article. */
const ENOUGH = 60;
const han = (text: string) => text.match(/\p{Script=Han}/gu)?.length ?? 0;

/** The encoding that the page declares in its first bytes. */
function declaredIn(bytes: Uint8Array): string | null {
  return DECLARED.exec(new TextDecoder("latin1").decode(bytes.subarray(0, HEAD)))?.[1]?.toLowerCase() ?? null;
}

/** The text of the first known container of articles that holds enough. */
function knownArticle($: CheerioAPI): string | null {
  for (const selector of selectors) {
    const found = htmlText($, $(selector).first());
    if (han(found) >= ENOUGH) return found;
  }
  return null;
}

/** What Mozilla's Readability takes for the article. */
function likelyArticle(html: string): string | null {
  const { document } = parseHTML(html);
  const content = new Readability(document as unknown as Document).parse()?.content;
  if (!content) return null;
  const $ = load(content);
  const found = htmlText($, $("body"));
  return han(found) >= ENOUGH ? found : null;
}

/** The page's own title, less the names of the site and the column behind it. */
const pageTitle = ($: CheerioAPI) =>
  $("title")
    .first()
    .text()
    .split(/[-_|—]/)[0]
    ?.trim() || null;

const TAG = /<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>/gi;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|p|li|source|track|wbr)$/i;
/** No page that people read nests as deep; the parsers' time grows with the square of the depth. */
const DEEPEST = 2000;

/** @throws InputError where the page nests too deep to be read in good time. */
function checkDepth(html: string, file: string): void {
  let depth = 0;
  for (const [, closes, name, empty] of html.matchAll(TAG)) {
    if (VOID.test(name ?? "") || empty) continue;
    depth = Math.max(0, depth + (closes ? -1 : 1));
    if (depth > DEEPEST)
      throw new InputError(file, `its elements nest more than ${DEEPEST} deep. Save the text of the page as .txt.`);
  }
}

const SAVED_FROM = /<!-- saved from url=\(\d+\)(\S+) -->/;

/** Where the page says that it stands. */
const urlOf = ($: CheerioAPI, html: string): string | null =>
  $('link[rel="canonical"]').attr("href") ??
  $('meta[property="og:url"]').attr("content") ??
  SAVED_FROM.exec(html.slice(0, HEAD))?.[1] ??
  null;

/** The article of a page, and what the page says of it. */
export async function readPage(bytes: Uint8Array, file: string, hints: EncodingHints): Promise<Article> {
  const declared = hints.declared ?? declaredIn(bytes);
  const { text: html, encoding, warnings } = await decode(bytes, file, { ...hints, declared });
  checkDepth(html, file);
  const $ = load(html);
  const text = knownArticle($) ?? likelyArticle(html) ?? htmlText($, $("body"));
  if (text.trim() === "") throw new InputError(file, "a page without text. Save the page whole, or its text as .txt.");
  const said = (field: string) =>
    names
      .filter((row) => row.field === field)
      .map(({ name }) => $(`meta[name="${name}" i], meta[property="${name}" i]`).first().attr("content")?.trim())
      .find(Boolean) ?? null;
  const published = isoDate(said("published") ?? "");
  const page = { title: said("title") ?? pageTitle($), published, author: said("author"), source: said("source") };
  return { key: null, text, encoding, bytes, warnings, ...page, url: urlOf($, html) };
}

export const readHtml: Format = async (bytes, file, { encoding }) => [await readPage(bytes, file, { told: encoding })];
