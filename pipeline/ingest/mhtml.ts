// Reads a page saved as one file, pictures and all (.mhtml): the page in it, and the address that it was saved from.
import PostalMime from "postal-mime";
import { readPage } from "./html.ts";
import { type Format, InputError } from "./input.ts";

/**
 * A mail reader decodes pages by the encoding in their header, which saved ones lack or have wrong. Under another name
 * they are files like others, and come as the bytes that they are.
 */
const PAGE_TYPE = /^(Content-Type:[ \t]*)text\/html/gim;
const AS_FILE = "application/x-page";
const LOCATION = /^(?:Snapshot-)?Content-Location:[ \t]*(https?:\S+)/im;

export const readMhtml: Format = async (bytes, file, { encoding }) => {
  const source = Buffer.from(bytes).toString("latin1");
  const renamed = Buffer.from(source.replaceAll(PAGE_TYPE, `$1${AS_FILE}`), "latin1");
  const { attachments } = await PostalMime.parse(renamed, { attachmentEncoding: "arraybuffer" }).catch(
    (error: Error) => {
      throw new InputError(file, `damaged (${error.message}). Save the page again, as .mhtml or .html.`);
    },
  );
  const page = attachments.find(({ mimeType }) => mimeType === AS_FILE);
  if (!page) throw new InputError(file, "a saved page without the page. Save it again, as .mhtml or .html.");
  const content = page.content instanceof ArrayBuffer ? new Uint8Array(page.content) : Buffer.from(page.content);
  const article = await readPage(content, file, { told: encoding });
  return [{ ...article, bytes, url: article.url ?? LOCATION.exec(source)?.[1] ?? null }];
};
