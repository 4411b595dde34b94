// What a document's rows depend on besides the document: the code and the lexicons, the segmenter, the user's terms.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Ingested } from "../ingest/ingest.ts";
import type { ExtractOptions } from "./extract.ts";

const PIPELINE = fileURLToPath(new URL("..", import.meta.url));
const DECIDES = /\.(?:ts|js|csv|txt)$/;
/** What comes after the rows are made changes none of them. */
const COMES_AFTER = /^(?:chart|report|compare)\//;

/** Checksum of the code, the lexicons and the options. */
export function fingerprintOf(options: ExtractOptions): string {
  const hash = createHash("sha256");
  const paths = readdirSync(PIPELINE, { recursive: true })
    .map((path) => String(path).replaceAll("\\", "/"))
    .filter((path) => DECIDES.test(path) && !COMES_AFTER.test(path))
    .sort();
  for (const path of paths) hash.update(path).update(readFileSync(join(PIPELINE, path)));
  hash.update(readFileSync(createRequire(import.meta.url).resolve("nodejieba/package.json")));
  return hash.update(JSON.stringify(options)).digest("hex");
}

/** Checksum of a document with all that its rows depend on. */
export const keyOf = (fingerprint: string, document: Ingested): string =>
  createHash("sha256").update(fingerprint).update(JSON.stringify(document)).digest("hex");
