// What charts and page show of the rows of a run: charts take what they need of all documents in passing, the page has those
// of the first documents that fit, read again when all are written.
import type { Rows } from "../schemas/rows.ts";
import { Charts } from "./chart/chart.ts";
import { CHART_TABLES, type Chart, type ChartDocument, type ChartTable, type ChartTables } from "./chart/spec.ts";
import type { Lines } from "./export/lines.ts";
import type { TableName } from "./export/tables.ts";
import { MOST_CHARACTERS, PAGE_TABLES, type PageTable, type PageTables } from "./report/page-data.ts";

const OF_CHARTS: ReadonlySet<TableName> = new Set(CHART_TABLES);
/** What documents say of one another stands behind the rows of all. */
const BEHIND_ALL: PageTable = "checks";

type Row = { readonly document_id: string };

function rowsIn({ json }: Lines): Row[] {
  return JSON.parse(`[${Buffer.from(json.buffer, json.byteOffset, json.length).toString("utf8")}]`);
}

/** What charts and page show of a run. */
export class ShownRows {
  readonly #charts = new Charts();
  readonly #documents: ChartDocument[] = [];
  /** The first documents, so that their rows come first in every table. */
  readonly #onPage = new Set<string>();
  #room: number;

  /** room is the number of characters of texts that the page has room for; it shows the first document however long. */
  constructor(room: number = MOST_CHARACTERS) {
    this.#room = room;
  }

  /** Takes a document's rows in a table. That of documents comes first; the others may come when all documents are known. */
  add(id: string, table: TableName, lines: Lines): void {
    if (table === "documents") for (const row of rowsIn(lines)) this.#offer(row as Rows["documents"]);
    // Charts show mentions of the first document alone, which is always on the page.
    if (OF_CHARTS.has(table) && (table !== "concordance" || this.#onPage.has(id)))
      this.#charts.add(table as ChartTable, rowsIn(lines) as never);
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

  /** The rows of the documents that the page shows, of the written ones. */
  pageOf(written: PageTables): PageTables {
    const tables = PAGE_TABLES.map((table) => [
      table,
      { [Symbol.iterator]: () => this.#shownOf<Row>(written[table], table === BEHIND_ALL) },
    ]);
    return Object.fromEntries(tables) as unknown as PageTables;
  }

  *#shownOf<R extends Row>(rows: Iterable<R>, throughout: boolean): Generator<R> {
    for (const row of rows) {
      if (this.#onPage.has(row.document_id)) yield row;
      else if (!throughout) return;
    }
  }

  /** Documents that the page has no room for. */
  get left(): number {
    return this.#documents.length - this.#onPage.size;
  }
}
