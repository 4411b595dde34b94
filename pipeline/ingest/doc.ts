// Reads a Word document of the years before 2007, and WPS Writer's, which is one: its text, its tables a line a row.
import WordExtractor from "word-extractor";
import { type Format, InputError } from "./input.ts";
import { summaryPropertiesOf } from "./office-properties.ts";

const CELLS_END = /\t+$/gm;
const BLANK_LINES = /\n[\n\s]*\n/g;

export const readDoc: Format = async (bytes, file) => {
  const document = await new WordExtractor().extract(Buffer.from(bytes)).catch((error: Error) => {
    throw new InputError(
      file,
      `can not be read as a Word document (${error.message}). Take off its password, if it has one, and save it as .docx.`,
    );
  });
  const written = { filterUnicode: false };
  const parts = [
    document.getBody(written),
    document.getTextboxes(written),
    document.getFootnotes(written),
    document.getEndnotes(written),
  ];
  const text = parts.join("\n").replaceAll("\r", "\n").replaceAll(CELLS_END, "").replaceAll(BLANK_LINES, "\n").trim();
  if (text === "") throw new InputError(file, "a Word document without text. Is it a scanned picture?");
  return [{ key: null, text, encoding: "doc", bytes, properties: summaryPropertiesOf(bytes) }];
};
