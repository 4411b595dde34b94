// The JSON Schemas of the tables, as files and as columns.
import { readFileSync } from "node:fs";
import type { Rows } from "../../schemas/rows.ts";

/** A column as its schema describes it; type holds null where the cell may be empty. */
export interface Column {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** The description in Chinese. */
  readonly description_zh: string;
  readonly type: string | readonly string[];
  readonly enum?: readonly (string | null)[];
  readonly pattern?: string;
}

/** A table's schema: a JSON Schema 2020-12 of one row. */
export interface TableSchema {
  readonly $id: string;
  readonly title: string;
  readonly description: string;
  readonly properties: Record<string, Omit<Column, "name">>;
}

const cache = new Map<string, TableSchema>();

/** The schema of a table. */
export function schemaOf(table: keyof Rows): TableSchema {
  const known = cache.get(table);
  if (known) return known;
  const url = new URL(`../../schemas/${table}.schema.json`, import.meta.url);
  const schema = JSON.parse(readFileSync(url, "utf8")) as TableSchema;
  cache.set(table, schema);
  return schema;
}

/** The columns of a table, in order. */
export const columnsOf = (table: keyof Rows): Column[] =>
  Object.entries(schemaOf(table).properties).map(([name, column]) => ({ name, ...column }));

/** True where a column holds numbers. */
export const isNumeric = ({ type }: Column): boolean => [type].flat().some((t) => t === "number" || t === "integer");
