// The properties of office files: the part docProps/core.xml of new ones, the stream SummaryInformation of old ones.
import CFB from "cfb";
import { load } from "cheerio";
import type { Properties } from "./input.ts";

/** Title, author and date of creation, where the part has them. */
export function corePropertiesOf(part: Uint8Array | undefined): Properties {
  const $ = load(new TextDecoder().decode(part ?? new Uint8Array()), { xml: true });
  const said = (name: string) => $(name).first().text().trim() || null;
  const created = /^\d{4}-\d{2}-\d{2}/.exec(said("dcterms\\:created") ?? "")?.[0] ?? null;
  return { title: said("dc\\:title"), author: said("dc\\:creator"), date: created };
}

/** Numbers of properties and types in a property set, as [MS-OLEPS] has them. */
const CODE_PAGE = 1;
const TITLE = 2;
const AUTHOR = 4;
const CREATED = 12;
const TYPE_STRING = 30;
const TYPE_TIME = 64;
const UTF_8 = 65001;
const SECTION_OFFSET = 44;
const TICKS_PER_MILLISECOND = 10_000n;
/** 1601-01-01, from which its times count, to 1970-01-01. */
const EPOCH_MILLISECONDS = 11_644_473_600_000n;

function summaryOf(stream: DataView): Properties {
  const section = stream.getUint32(SECTION_OFFSET, true);
  const places = new Map<number, number>();
  for (let i = 0; i < stream.getUint32(section + 4, true); i++) {
    const entry = section + 8 + i * 8;
    places.set(stream.getUint32(entry, true), section + stream.getUint32(entry + 4, true));
  }
  const page = places.get(CODE_PAGE);
  const encoding = page !== undefined && stream.getUint16(page + 4, true) === UTF_8 ? "utf-8" : "gb18030";
  const text = (property: number) => {
    const at = places.get(property);
    if (at === undefined || stream.getUint32(at, true) !== TYPE_STRING) return null;
    const bytes = new Uint8Array(stream.buffer, stream.byteOffset + at + 8, stream.getUint32(at + 4, true));
    return new TextDecoder(encoding).decode(bytes).replace(/\0.*$/s, "").trim() || null;
  };
  const at = places.get(CREATED);
  const ticks = at !== undefined && stream.getUint32(at, true) === TYPE_TIME ? stream.getBigUint64(at + 4, true) : 0n;
  const created = new Date(Number(ticks / TICKS_PER_MILLISECOND - EPOCH_MILLISECONDS));
  return {
    title: text(TITLE),
    author: text(AUTHOR),
    date: ticks === 0n ? null : created.toISOString().slice(0, 10),
  };
}

/** Title, author and date of creation of an old Office file; all null where it has none that can be read. */
export function summaryPropertiesOf(bytes: Uint8Array): Properties {
  try {
    const stream = CFB.find(CFB.read(bytes, { type: "array" }), "/\u0005SummaryInformation")?.content;
    if (stream) return summaryOf(new DataView(Uint8Array.from(stream).buffer));
  } catch {
    // Properties are an extra: a file whose text can be read is not refused for them.
  }
  return { title: null, author: null, date: null };
}
