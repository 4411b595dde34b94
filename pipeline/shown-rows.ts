// The rows that charts and page show, as they are written: charts take what they need of all documents in passing, the page
// holds those of the first documents that fit.
import type { Rows } from "../schemas/rows.ts";
import { Charts } from "./chart/chart.ts";
import { CHART_TABLES, type Chart, type ChartDocument, type ChartTable, type ChartTables } from "./chart/spec.ts";
import type { Lines } from "./export/lines.ts";
import type { TableName } from "./export/tables.ts";
import { MOST_CHARACTERS, type PageTables, pageTables } from "./report/page-data.ts";

const OF_CHARTS: ReadonlySet<TableName> = new Set(CHART_TABLES);
type Row = Record<string, string | number | null>;

function rowsIn({ json }: Lines): Row[] {
  return JSON.parse(`[${Buffer.from(json.buffer, json.byteOffset, json.length).toString("utf8")}]`);
}

/** What charts and page show of a run. */
export class ShownRows {
  readonly #charts = new Charts();
  readonly #documents: ChartDocument[] = [];
  /** The tables of the page, with the rows of the first documents. */
  readonly page: PageTables = pageTables();
  readonly #onPage = new Set<string>();
  #room: number;

  /** room is the number of characters of texts that the page has room for; it shows the first document however long. */
  constructor(room: number = MOST_CHARACTERS) {
    this.#room = room;
  }

  /** Takes a document's rows in a table. That of documents comes first; the others may come when all documents are known. */
  add(id: string, table: TableName, lines: Lines): void {
    // Charts show mentions of the first document alone, which is always on the page.
    const forCharts = OF_CHARTS.has(table) && (table !== "concordance" || this.#onPage.has(id));
    const forPage = table in this.page && (table === "documents" || this.#onPage.has(id));
    if (!forCharts && !forPage) return;
    const rows = rowsIn(lines);
    if (table === "documents") for (const row of rows) this.#offer(row as unknown as Rows["documents"]);
    if (forCharts) this.#charts.add(table as ChartTable, rows as never);
    if (forPage && this.#onPage.has(id)) for (const row of rows) this.page[table as keyof PageTables].add(row as never);
  }

  #offer({ document_id, title, place, characters, tokens }: Rows["documents"]): void {
    this.#documents.push({ document_id, title, place, characters, tokens });
    this.#room -= characters;
    if (this.#room >= 0 || this.#documents.length === 1) this.#onPage.add(document_id);
  }

  /** The charts, when all rows were given; written are the rows again, for figures that only a few charts show. */
  chartsOf(written: Omit<ChartTables, "documents">): Chart[] {
    return this.#charts.of({ ...written, documents: this.#documents });
  }

  /** Documents that the page has no room for. */
  get left(): number {
    return this.#documents.length - this.#onPage.size;
  }
}
