// Validates rows against the JSON Schemas before anything is written.
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { Rows } from "../../schemas/rows.ts";
import { schemaOf } from "./schemas.ts";

/** A row that does not fit its schema: a mistake of ours, with the schema's path and the row. */
export class RowError extends Error {
  constructor(table: string, row: unknown, validate: ValidateFunction) {
    const [error] = validate.errors ?? [];
    const where = `schemas/${table}.schema.json${error?.schemaPath ?? ""}`;
    super(`${where}: ${error?.instancePath || "row"} ${error?.message ?? "is wrong"}\n${JSON.stringify(row)}`);
    this.name = "RowError";
  }
}

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
ajv.addKeyword({ keyword: "description_zh", schemaType: "string" });
const validators = new Map<string, ValidateFunction>();

function validatorOf(table: keyof Rows): ValidateFunction {
  const validate = validators.get(table) ?? ajv.compile(schemaOf(table));
  validators.set(table, validate);
  return validate;
}

/** @throws RowError for the first row that does not fit. */
export function validateRows<T extends keyof Rows>(table: T, rows: readonly Rows[T][]): void {
  const validate = validatorOf(table);
  for (const row of rows) if (!validate(row)) throw new RowError(table, row, validate);
}
