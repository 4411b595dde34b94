// Reads an Excel corpus: the first sheet that has a column of texts, a row an article.
import readXlsx from "read-excel-file/node";
import { officeMembers } from "./archive.ts";
import { articlesOf, type CorpusRow } from "./corpus.ts";
import { type Format, InputError } from "./input.ts";

const text = (cell: unknown) => {
  if (cell === null || cell === undefined) return "";
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
};

export const readExcel: Format = async (bytes, file, { columns, budget }) => {
  await officeMembers(bytes, file, ".xlsx", budget);
  const sheets = await readXlsx(Buffer.from(bytes), { trim: false }).catch((error: Error) => {
    throw new InputError(file, `can not be read as a workbook (${error.message}). Save it again as .xlsx, or as CSV.`);
  });
  let failure: InputError | null = null;
  for (const { data } of sheets) {
    const [first = [], ...lines] = data;
    const header = first.map(text);
    const rows = lines.map((line): CorpusRow => Object.fromEntries(header.map((name, i) => [name, text(line[i])])));
    try {
      return articlesOf({ rows, header, file, columns, encoding: "xlsx", warnings: [] });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      failure ??= error;
    }
  }
  throw failure ?? new InputError(file, "no sheet. Put a table with a column of texts in it.");
};
