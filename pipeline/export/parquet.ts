// Parquet, for R, pandas and DuckDB: typed columns, the same rows as in JSON.
import { parquetWriteBuffer } from "hyparquet-writer";
import type { Rows } from "../../schemas/rows.ts";
import { type Column, columnsOf } from "../validate/schemas.ts";

const typeOf = ({ type }: Column) => {
  const types = [type].flat();
  if (types.includes("integer")) return "INT32" as const;
  return types.includes("number") ? ("DOUBLE" as const) : ("STRING" as const);
};

/** The rows as one Parquet file; null is null. */
export function toParquet<T extends keyof Rows>(table: T, rows: readonly Rows[T][]): Uint8Array {
  const columnData = columnsOf(table).map((column) => ({
    name: column.name,
    data: rows.map((row) => row[column.name as keyof Rows[T]]),
    type: typeOf(column),
    nullable: [column.type].flat().includes("null"),
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
