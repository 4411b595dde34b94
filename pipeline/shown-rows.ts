// The rows that charts and page show, gathered as they are written: those of the first documents, as many as fit into memory.
import type { Rows } from "../schemas/rows.ts";
import type { Lines } from "./export/lines.ts";
import { TABLE_NAMES, type TableName, type Tables } from "./export/tables.ts";
import { MOST_CHARACTERS } from "./report/page-data.ts";

/** Tables of which the page alone shows the rows. */
const OF_THE_PAGE: ReadonlySet<TableName> = new Set(["sections", "concordance", "checks", "warnings"]);
/** Numerals are shown nowhere. */
const NOT_SHOWN: ReadonlySet<TableName> = new Set(["numerals"]);
/** Texts that neither charts nor page show of a table, for they are parts of the document's. */
const LEFT_OUT: ReadonlySet<string> = new Set(["sentence", "left", "match", "right"]);

/** How many characters of texts have their rows shown, from the first document; that is shown however long it is. */
export interface Room {
  readonly charts: number;
  readonly page: number;
}

/** Charts are drawn of some 480 reports. */
const ROOM: Room = { charts: 12_000_000, page: MOST_CHARACTERS };

type Row = Record<string, string | number | null>;

/** The documents from the first that fit into so many characters. */
class FirstDocuments {
  readonly #ids = new Set<string>();
  #left: number;
  #full = false;

  constructor(room: number) {
    this.#left = room;
  }

  offer(id: string, characters: number): void {
    this.#left -= characters;
    this.#full ||= this.#left < 0 && this.#ids.size > 0;
    if (!this.#full) this.#ids.add(id);
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }
}

/** The rows of the documents that are shown, each text held once. */
export class ShownRows {
  readonly #rows: Record<TableName, Row[]>;
  readonly #charts: FirstDocuments;
  readonly #page: FirstDocuments;
  readonly #texts = new Map<string, string>();

  constructor(room: Room = ROOM) {
    this.#rows = Object.fromEntries(TABLE_NAMES.map((table) => [table, []])) as unknown as Record<TableName, Row[]>;
    this.#charts = new FirstDocuments(room.charts);
    this.#page = new FirstDocuments(room.page);
  }

  /** Takes a document's rows in a table. That of documents comes first; the others may come when all documents are known. */
  add(id: string, table: TableName, { json }: Lines): void {
    if (NOT_SHOWN.has(table)) return;
    const read = () =>
      JSON.parse(`[${Buffer.from(json.buffer, json.byteOffset, json.length).toString("utf8")}]`) as Row[];
    if (table === "documents") this.#offer(read()[0] as unknown as Rows["documents"]);
    if ((OF_THE_PAGE.has(table) ? this.#page : this.#charts).has(id))
      for (const row of read()) this.#rows[table].push(this.#lean(row));
  }

  #offer({ document_id, characters }: Rows["documents"]): void {
    this.#charts.offer(document_id, characters);
    this.#page.offer(document_id, characters);
  }

  #lean(row: Row): Row {
    for (const [name, value] of Object.entries(row))
      if (typeof value === "string") row[name] = LEFT_OUT.has(name) ? "" : this.#once(value);
    return row;
  }

  #once(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, text);
    return text;
  }

  get tables(): Tables {
    return this.#rows as unknown as Tables;
  }
}
