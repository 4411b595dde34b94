// Parquet, for R, pandas, DuckDB and Spark: typed columns, the same rows as in JSON, group by group.
import { ByteWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import type { Rows } from "../../schemas/rows.ts";
import { type Column, columnsOf } from "../validate/schemas.ts";

const typeOf = ({ type }: Column) => {
  const types = [type].flat();
  if (types.includes("integer")) return "INT32" as const;
  return types.includes("number") ? ("DOUBLE" as const) : ("STRING" as const);
};

/** Rows that are held at a time. */
const GROUP = 50_000;

const columnsWith = <T extends keyof Rows>(table: T, rows: readonly Rows[T][]) =>
  columnsOf(table).map((column) => ({
    name: column.name,
    data: rows.map((row) => row[column.name as keyof Rows[T]]),
    type: typeOf(column),
    nullable: [column.type].flat().includes("null"),
  }));

/** The rows as one Parquet file, in pieces; null is null. */
export function* parquetChunks<T extends keyof Rows>(table: T, rows: Iterable<Rows[T]>): Generator<Uint8Array> {
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({ writer, schema: schemaFromColumnData({ columnData: columnsWith(table, []) }) });
  let group: Rows[T][] = [];
  const taken = () => {
    const bytes = writer.getBytes().slice();
    writer.index = 0;
    return bytes;
  };
  const flush = () => {
    parquet.write({ columnData: columnsWith(table, group), rowGroupSize: GROUP });
    group = [];
    return taken();
  };
  for (const row of rows) {
    group.push(row);
    if (group.length === GROUP) yield flush();
  }
  if (group.length > 0) yield flush();
  parquet.finish();
  yield taken();
}
