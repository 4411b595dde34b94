// Reads a Word document: its paragraphs, and its tables a line a row.
import { load } from "cheerio";
import mammoth from "mammoth";
import { officeMembers } from "./archive.ts";
import { htmlText } from "./html-text.ts";
import { type Format, InputError } from "./input.ts";
import { corePropertiesOf } from "./office-properties.ts";

export const readDocx: Format = async (bytes, file, { budget }) => {
  const members = await officeMembers(bytes, file, ".docx", budget);
  const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }).catch((error: Error) => {
    throw new InputError(file, `can not be read as a Word document (${error.message}). Save it again as .docx.`);
  });
  const $ = load(html);
  const text = htmlText($, $("body"));
  if (text === "") throw new InputError(file, "a Word document without text. Is it a scanned picture?");
  return [{ key: null, text, encoding: "docx", bytes, properties: corePropertiesOf(members.get("docProps/core.xml")) }];
};
