// Reads an OFD document (GB/T 33190), the format of official documents: the text on its pages.
import { posix } from "node:path";
import { type CheerioAPI, load } from "cheerio";
import type { Element } from "domhandler";
import { officeMembers } from "./archive.ts";
import { type Format, InputError, type Properties } from "./input.ts";
import { isoDate } from "./metadata.ts";
import { layOut, type Piece } from "./page-layout.ts";

type Members = ReadonlyMap<string, Uint8Array>;

const numbers = (written: string | undefined) => (written ?? "").trim().split(/\s+/).map(Number);

/** A part of the document as XML, with the namespace's prefix off the names. @throws InputError where it is not there. */
function partAt(members: Members, path: string, file: string): CheerioAPI {
  const bytes = members.get(path.replace(/^\//, ""));
  if (!bytes)
    throw new InputError(file, `damaged (no part ${path}). Open it in its program and save it again as .ofd.`);
  const xml = new TextDecoder().decode(bytes);
  return load(xml.replaceAll(/(<\/?)[\w-]+:(?=[\w-]+[\s/>])/g, "$1"), { xml: true });
}

/** A location in a part is below that part's folder unless it begins with a slash. */
const resolved = (from: string, location: string) =>
  location.startsWith("/") ? location : posix.join(posix.dirname(from), location);

/** Distances between characters; g 10 5 says ten times five. */
function deltasOf(written: string | undefined): number[] {
  const words = (written ?? "").trim().split(/\s+/).filter(Boolean);
  const deltas: number[] = [];
  for (let i = 0; i < words.length; i++) {
    if (words[i] !== "g") deltas.push(Number(words[i]));
    else deltas.push(...new Array(Math.min(Number(words[++i]) || 0, MOST_REPEATS)).fill(Number(words[++i])));
  }
  return deltas;
}

/** More characters than stand on a line. */
const MOST_REPEATS = 10_000;

function piecesOf($: CheerioAPI, object: Element): Piece[] {
  const [left = 0, top = 0] = numbers($(object).attr("Boundary"));
  const [a = 1, , , d = 1, e = 0, f = 0] = $(object).attr("CTM") ? numbers($(object).attr("CTM")) : [];
  const size = Number($(object).attr("Size") ?? $(object).attr("size") ?? 1) * Math.abs(d);
  return $(object)
    .find("TextCode")
    .get()
    .map((code) => {
      const text = $(code).text();
      const [x, y] = [Number($(code).attr("X") ?? 0), Number($(code).attr("Y") ?? 0)];
      const deltas = deltasOf($(code).attr("DeltaX"));
      const width = deltas.slice(0, Math.max(0, text.length - 1)).reduce((sum, delta) => sum + delta, 0) * a + size;
      return { text, x: left + e + x * a, y: -(top + f + y * d), width, size };
    });
}

const propertiesOf = ($: CheerioAPI): Properties => {
  const said = (name: string) => $(`DocInfo > ${name}`).first().text().trim() || null;
  return { title: said("Title"), author: said("Author"), date: isoDate(said("CreationDate") ?? "") };
};

export const readOfd: Format = async (bytes, file, { budget }) => {
  const members = await officeMembers(bytes, file, ".ofd", budget);
  const $ = partAt(members, "OFD.xml", file);
  const pages = $("DocRoot")
    .get()
    .flatMap((root) => {
      const path = resolved("/OFD.xml", $(root).text().trim());
      const $document = partAt(members, path, file);
      return $document("Pages > Page")
        .get()
        .map((page) => {
          const $page = partAt(members, resolved(path, $document(page).attr("BaseLoc") ?? ""), file);
          return $page("TextObject")
            .get()
            .flatMap((object) => piecesOf($page, object));
        });
    });
  const text = layOut(pages);
  if (text.trim() === "")
    throw new InputError(file, "an OFD without text: scanned pages. Recognise its characters (OCR) and save it again.");
  return [{ key: null, text, encoding: "ofd", bytes, properties: propertiesOf($) }];
};
