// A result: everything that a run writes, made in memory before anything is written.
import { chartsOf } from "./chart/chart.ts";
import { draw } from "./chart/render.ts";
import { type Format, tableFiles } from "./export/export.ts";
import { type Files, sha256 } from "./export/files.ts";
import { toPrettyJson } from "./export/json.ts";
import { type FileSum, toManifest } from "./export/manifest.ts";
import { toTables } from "./export/tables.ts";
import { toPage } from "./report/report.ts";
import type { Extracted } from "./scale/extract.ts";

/** What changes a result besides its inputs. */
export interface ResultOptions {
  readonly formats: readonly Format[];
  /** What the manifest says of the options. */
  readonly named: object;
}

/** The files of a result from the documents' extracts and the checksums of the inputs. */
export async function resultOf(
  extracted: readonly Extracted[],
  inputs: readonly FileSum[],
  { formats, named }: ResultOptions,
): Promise<Files> {
  const tables = toTables(extracted.map(({ extract }) => extract));
  const files = tableFiles(
    tables,
    extracted.map((document) => document.files),
    formats,
  );
  for (const { name, spec } of chartsOf(tables)) {
    const { svg, png } = await draw(spec);
    files.set(`charts/${name}.vl.json`, toPrettyJson(spec));
    files.set(`charts/${name}.svg`, svg);
    files.set(`charts/${name}.png`, png);
  }
  const texts = new Map(extracted.map(({ extract }) => [extract.id, extract.text]));
  files.set("report.html", toPage(tables, texts));
  const sums = [...files].map(([path, data]) => ({ path, sha256: sha256(data) }));
  files.set("manifest.json", toPrettyJson(toManifest(inputs, sums, named)));
  return files;
}
