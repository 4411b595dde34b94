// datapackage.json: the tables described for machines (Frictionless Data Package 2, datapackage.org).
import type { Rows } from "../../schemas/rows.ts";
import { type Column, columnsOf, schemaOf } from "../validate/schemas.ts";
import { TABLE_NAMES } from "./tables.ts";

const PRIMARY_KEYS: Partial<Record<keyof Rows, string[]>> = {
  documents: ["document_id"],
  claims: ["claim_id"],
  terms: ["document_id", "term"],
};

function field(column: Column) {
  const types = [column.type].flat().filter((type) => type !== "null");
  const constraints = {
    ...([column.type].flat().includes("null") ? {} : { required: true }),
    ...(column.enum ? { enum: column.enum.filter((value) => value !== null) } : {}),
    ...(column.pattern ? { pattern: column.pattern } : {}),
  };
  return { name: column.name, title: column.title, description: column.description, type: types[0], constraints };
}

function foreignKeys(table: keyof Rows) {
  const key = (name: string, resource: string) => ({ fields: [name], reference: { resource, fields: [name] } });
  const columns = columnsOf(table).map(({ name }) => name);
  return [
    ...(table !== "documents" && columns.includes("document_id") ? [key("document_id", "documents")] : []),
    ...(table !== "claims" && columns.includes("claim_id") ? [key("claim_id", "claims")] : []),
  ];
}

const CSV = { format: "csv", mediatype: "text/csv", encoding: "utf-8", dialect: { lineTerminator: "\r\n" } };
const JSON_ROWS = { format: "json", mediatype: "application/json", encoding: "utf-8" };

function resource(table: keyof Rows, csv: boolean) {
  const { title, description } = schemaOf(table);
  const keys = foreignKeys(table);
  const schema = {
    $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
    fields: columnsOf(table).map(field),
    missingValues: [""],
    ...(PRIMARY_KEYS[table] ? { primaryKey: PRIMARY_KEYS[table] } : {}),
    ...(keys.length > 0 ? { foreignKeys: keys } : {}),
  };
  const file = csv ? { path: `${table}.csv`, ...CSV } : { path: `${table}.json`, ...JSON_ROWS };
  return { name: table, type: "table", ...file, title, description, schema };
}

/** The descriptor of an output folder; csv says whether the tables are there as CSV, or as JSON alone. */
export const toDataPackage = (version: string, csv = true) => ({
  $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
  name: "zhengshu",
  title: "Figures and policy terms of Chinese government articles",
  version,
  resources: TABLE_NAMES.map((table) => resource(table, csv)),
});
