// Reads the text layer of a PDF.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { TextItem } from "pdfjs-dist/types/src/display/api.js";
import type { Warning } from "../document.ts";
import { withoutRadicals } from "./compatibility.ts";
import { type Format, InputError, type Properties } from "./input.ts";
import { layOut, type Piece } from "./page-layout.ts";

/** Tables of character codes, for fonts that are named and not embedded, as in many official files. */
const TABLES = join(dirname(fileURLToPath(import.meta.resolve("pdfjs-dist/package.json"))), "cmaps/");
const ERRORS_ONLY = 0;

async function openPdf(bytes: Uint8Array, file: string): Promise<PDFDocumentProxy> {
  try {
    return await getDocument({
      data: Uint8Array.from(bytes),
      cMapUrl: TABLES,
      cMapPacked: true,
      isEvalSupported: false,
      useSystemFonts: false,
      disableFontFace: true,
      verbosity: ERRORS_ONLY,
    }).promise;
  } catch (error) {
    if ((error as Error).name === "PasswordException")
      throw new InputError(file, "encrypted. Take off its password, and save it again as PDF.");
    throw new InputError(file, `damaged (${(error as Error).message}). Fetch it again, or save its text as .txt.`);
  }
}

const isText = (item: object): item is TextItem => "str" in item;

function pieceOf({ str, transform, width, height }: TextItem): Piece {
  const [a = 0, b = 0, , , x = 0, y = 0] = transform as number[];
  return { text: withoutRadicals(str), x, y, width, size: height || Math.hypot(a, b) };
}

async function piecesOf(document: PDFDocumentProxy, number: number): Promise<Piece[]> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  page.cleanup();
  return items
    .filter(isText)
    .map(pieceOf)
    .filter(({ text }) => text !== "");
}

/** D:20260127090000+08'00' as 2026-01-27. */
const pdfDate = (written: unknown) =>
  typeof written === "string"
    ? (written.replace(/^(?:D:)?(\d{4})(\d{2})(\d{2}).*$/, "$1-$2-$3").match(/^\d{4}-\d\d-\d\d$/)?.[0] ?? null)
    : null;
const said = (value: unknown) => (typeof value === "string" && value.trim() !== "" ? value.trim() : null);

async function propertiesOf(document: PDFDocumentProxy): Promise<Properties> {
  const info = (await document.getMetadata().catch(() => null))?.info as Record<string, unknown> | undefined;
  return { title: said(info?.Title), author: said(info?.Author), date: pdfDate(info?.CreationDate) };
}

/** A page with fewer characters has no text layer but perhaps a number. */
const LEAST_CHARACTERS = 5;
/** Runs of numbers as people write them: 3—5、9. */
function runs(numbers: readonly number[]): string {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([from, to]) => (from === to ? from : `${from}—${to}`)).join(", ");
}

const warn = (code: string, message: string): Warning => ({ code, span: null, message });

const PRIVATE = /\p{Private_Use}/gu;
const MOST_PRIVATE = 0.01;

export const readPdf: Format = async (bytes, file) => {
  const document = await openPdf(bytes, file);
  try {
    const pages: Piece[][] = [];
    const [silent, broken]: [number[], number[]] = [[], []];
    for (let number = 1; number <= document.numPages; number++) {
      const pieces = await piecesOf(document, number).catch(() => {
        broken.push(number);
        return [];
      });
      const characters = pieces.reduce((sum, { text }) => sum + text.trim().length, 0);
      if (characters < LEAST_CHARACTERS && broken.at(-1) !== number) silent.push(number);
      pages.push(pieces);
    }
    const text = layOut(pages);
    if (text.trim() === "" || silent.length === pages.length)
      throw new InputError(
        file,
        "a PDF without a text layer: scanned pages. Recognise its characters (OCR) and save it again.",
      );
    const warnings = [];
    if (silent.length > 0)
      warnings.push(warn("ingest/pages", `Pages without text: ${runs(silent)}. Scanned, or pictures?`));
    if (broken.length > 0)
      warnings.push(warn("ingest/pages", `Pages that can not be read: ${runs(broken)}. Compare the source.`));
    if ((text.match(PRIVATE)?.length ?? 0) > text.length * MOST_PRIVATE)
      warnings.push(
        warn(
          "ingest/font",
          "A font of it names no characters, and parts of the text are garbled. Save it from its program again.",
        ),
      );
    return [{ key: null, text, encoding: "pdf", bytes, warnings, properties: await propertiesOf(document) }];
  } finally {
    await document.loadingTask.destroy();
  }
};
