// Tables of texts, made as the pipeline makes them.
import { type Extract, extractOf } from "../pipeline/export/rows.ts";
import { type Tables, toTables } from "../pipeline/export/tables.ts";
import { analyse } from "../pipeline/pipeline.ts";
import { goldText, textDocument } from "./score.ts";

/** What is extracted from texts by name, as from files NAME.txt. */
export const extractsOf = (texts: Readonly<Record<string, string>>): Extract[] =>
  Object.entries(texts).map(([name, text]) => extractOf(analyse(textDocument(name, text))));

/** The tables of texts by name. */
export const tablesOf = (texts: Readonly<Record<string, string>>): Tables => toTables(extractsOf(texts));

/** Annotated texts by name. */
export const goldTexts = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, goldText(name)]));
