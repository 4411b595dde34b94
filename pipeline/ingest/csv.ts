// Reads a CSV corpus: a row an article.
import Papa from "papaparse";
import { articlesOf, type CorpusRow } from "./corpus.ts";
import { decode } from "./decode.ts";
import { type Format, InputError } from "./input.ts";

export const readCsv: Format = async (bytes, file, { encoding, columns }) => {
  const decoded = await decode(bytes, file, { told: encoding });
  const { data, errors, meta } = Papa.parse<CorpusRow>(decoded.text, { header: true, skipEmptyLines: "greedy" });
  const broken = errors.find(({ code }) => code === "MissingQuotes" || code === "TooManyFields");
  if (broken)
    throw new InputError(file, `row ${(broken.row ?? 0) + 2}: ${broken.message}. Save the table again as CSV.`);
  return articlesOf({ rows: data, header: meta.fields ?? [], file, columns, ...decoded });
};
