// A result: everything that a run writes, from the records of its documents.
import { chartFiles } from "./chart/render.ts";
import { type Format, TableFiles, writtenRows } from "./export/export.ts";
import { toPrettyJson } from "./export/json.ts";
import { type FileSum, toManifest } from "./export/manifest.ts";
import { pathOf } from "./export/paths.ts";
import type { OpenRecord, ReadyRecord } from "./export/record.ts";
import type { Staged } from "./export/staged.ts";
import { pageChunks } from "./report/report.ts";
import { ShownRows } from "./shown-rows.ts";

/** A result that is written as its documents come, in their order. */
export class Result {
  readonly #staged: Staged;
  readonly #shown = new ShownRows();
  readonly #tables: TableFiles;

  constructor(staged: Staged, formats: readonly Format[]) {
    this.#staged = staged;
    this.#tables = new TableFiles(staged, formats, (id, table, lines) => this.#shown.add(id, table, lines));
  }

  /** Writes what is known from a document alone. */
  add(record: ReadyRecord): void {
    this.#tables.add(record);
  }

  /**
   * Writes what needs all documents, when all were added: of each what waited, in the same order. The manifest names the
   * inputs with their checksums, and the options that change a result.
   */
  async end(records: Iterable<OpenRecord>, inputs: readonly FileSum[], options: object): Promise<void> {
    const staged = this.#staged;
    this.#tables.end(records);
    const charts = this.#shown.chartsOf(writtenRows(staged));
    for (const { name, content } of await chartFiles(charts)) staged.write(`charts/${name}`, [content]);
    const textOf = (id: string) => staged.read(`text/${pathOf(id)}.txt`);
    staged.write("report.html", pageChunks(this.#shown.page, textOf, this.#shown.left));
    staged.write("manifest.json", [toPrettyJson(toManifest(inputs, staged.sums, options))]);
  }
}
