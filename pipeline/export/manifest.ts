// manifest.json: what a result was made from and what it is, by checksums, so that it can be reproduced.

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { lexiconsRead } from "../lexicon.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const require = createRequire(import.meta.url);

/** Packages whose version can change a result. */
const PACKAGES = [
  "nodejieba",
  "natural",
  "papaparse",
  "cheerio",
  "@mozilla/readability",
  "linkedom",
  "mammoth",
  "word-extractor",
  "pdfjs-dist",
  "postal-mime",
  "@zip.js/zip.js",
  "jschardet",
  "cfb",
  "read-excel-file",
  "ajv",
  "vega",
  "vega-lite",
  "vega-embed",
  "esbuild",
  "subset-font",
  "@resvg/resvg-js",
  "@expo-google-fonts/noto-sans-sc",
  "fflate",
  "hyparquet-writer",
];

const byPath = <T extends { path: string }>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => (a.path < b.path ? -1 : 1));

/** The version in the nearest package.json, which stands one folder higher above the compiled files. */
function ownVersion(): string {
  const found = ["../../package.json", "../../../package.json"].find((path) =>
    existsSync(new URL(path, import.meta.url)),
  );
  if (!found) throw new Error("package.json is missing: install the package anew");
  return JSON.parse(readFileSync(new URL(found, import.meta.url), "utf8")).version;
}

/** Version of this package. */
export const version: string = ownVersion();

function versionOf(name: string): string {
  const descriptors = (require.resolve.paths(name) ?? []).map((folder) => `${folder}/${name}/package.json`);
  const found = descriptors.find((path) => existsSync(path));
  if (!found) throw new Error(`the package ${name} is not installed: run npm ci`);
  return JSON.parse(readFileSync(found, "utf8")).version;
}

const lexicons = () =>
  byPath(
    [...lexiconsRead].map(([path, text]) => ({
      path: path.slice(path.lastIndexOf("/pipeline/") + 1),
      sha256: sha256(text),
    })),
  );

/** An input or output file. Input checksums are of the file's bytes. */
export interface FileSum {
  readonly path: string;
  readonly sha256: string;
}

/** The manifest of a run. options holds those that change the result. */
export const toManifest = (inputs: readonly FileSum[], outputs: readonly FileSum[], options: object) => ({
  name: "zhengshu",
  version,
  options,
  packages: Object.fromEntries(PACKAGES.map((name) => [name, versionOf(name)])),
  inputs: byPath(inputs),
  lexicons: lexicons(),
  outputs: byPath(outputs),
});
