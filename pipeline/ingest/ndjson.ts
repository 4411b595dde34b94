// Reads an NDJSON corpus: a JSON object a line, each an article.
import { articlesOf, type CorpusRow } from "./corpus.ts";
import { decode } from "./decode.ts";
import type { Format } from "./input.ts";

/** The object's values as text; what is neither text nor number is no column. */
function rowOf(value: unknown): CorpusRow | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const cells = Object.entries(value).filter(([, cell]) => typeof cell === "string" || typeof cell === "number");
  return Object.fromEntries(cells.map(([name, cell]) => [name, String(cell)]));
}

export const readNdjson: Format = async (bytes, file, { fail, encoding, columns }) => {
  const decoded = await decode(bytes, file, { told: encoding });
  const rows = decoded.text.split("\n").flatMap((line, i): CorpusRow[] => {
    if (line.trim() === "") return [];
    try {
      const row = rowOf(JSON.parse(line));
      if (row) return [row];
      fail(`${file}:${i + 1}: no JSON object. Put an object with a text on each line.`);
    } catch (error) {
      fail(`${file}:${i + 1}: no JSON (${(error as Error).message}). Mend or remove the line.`);
    }
    return [];
  });
  const header = new Set(rows.flatMap((row) => Object.keys(row)));
  return articlesOf({ rows, header: [...header], file, columns, ...decoded });
};
