// Encodings: told, marked, declared or found out; each gives the claims of the text, and no character is lost in silence.
import fc from "fast-check";
import iconv from "iconv-lite";
import { Converter } from "opencc-js";
import { describe, expect, it } from "vitest";
import { decode } from "../pipeline/ingest/decode.ts";
import { analyse } from "../pipeline/pipeline.ts";
import { runs } from "./random.ts";
import { goldText, ingestAll } from "./score.ts";

const TEXT = goldText("hubei-2026");
const TRADITIONAL = Converter({ from: "cn", to: "tw" })(TEXT);
const read = async (bytes: Uint8Array, encoding: string | null = null) => {
  const [document] = await ingestAll(bytes, "a.txt", () => {}, { encoding, columns: {} });
  if (!document) throw new Error("no document");
  return document;
};
const valuesOf = (document: Awaited<ReturnType<typeof read>>) =>
  analyse(document).claims.map(({ numeral, kind, direction, period }) => [numeral.value, kind, direction, period]);
const WANTED = valuesOf(await read(new TextEncoder().encode(TEXT)));

describe("a text in an encoding", () => {
  it.each([
    ["utf-8", TEXT, false, "utf-8"],
    ["utf-8", TEXT, true, "utf-8"],
    ["utf-16le", TEXT, true, "utf-16le"],
    ["utf-16le", TEXT, false, "utf-16le"],
    ["utf-16be", TEXT, true, "utf-16be"],
    ["utf-16be", TEXT, false, "utf-16be"],
    ["gb18030", TEXT, false, "gb18030"],
    ["gbk", TEXT, false, "gb18030"],
    ["big5", TRADITIONAL, false, "big5"],
    ["gb18030", TRADITIONAL, false, "gb18030"],
    ["utf-16le", TRADITIONAL, false, "utf-16le"],
  ])("%s is found out and gives the claims of the plain text", async (encoding, text, addBOM, recorded) => {
    const document = await read(iconv.encode(text, encoding, { addBOM }));
    expect(document.text).toBe(text);
    expect(document.metadata.encoding).toBe(recorded);
    expect(document.warnings.filter(({ code }) => code === "ingest/encoding")).toEqual([]);
    expect(valuesOf(document)).toEqual(WANTED);
  });

  it("is read as the user tells", async () => {
    const short = iconv.encode("新增企業5家。", "big5");
    expect((await read(short, "big5")).text).toBe("新增企業5家。");
    await expect(read(short, "utf-8")).rejects.toThrow(/a\.txt: not in utf-8: .*Leave out --encoding/);
  });

  it("that is too short to be sure of is read with a warning", async () => {
    const { warnings } = await read(iconv.encode("鱷灨爨", "big5"));
    expect(warnings.map(({ code }) => code)).toContain("ingest/encoding");
  });
});

describe("a damaged text", () => {
  it.each(["utf-8", "gb18030", "big5", "utf-16le"])(
    "in %s is read, and each lost place is a warning",
    async (encoding) => {
      const text = encoding === "big5" ? TRADITIONAL : TEXT;
      const bytes = iconv.encode(text, encoding, { addBOM: encoding === "utf-16le" });
      const at = 600 - (600 % 2);
      if (encoding === "utf-16le") bytes.set([0x00, 0xd8], at);
      else bytes[at] = 0xff;
      const document = await read(bytes);
      const [lost] = document.warnings.filter(({ code }) => /^ingest\/(?:replacement|mojibake)$/.test(code));
      expect(text).not.toContain(document.text.slice(lost?.span?.start ?? 0, lost?.span?.end));
      expect(document.text.slice(-200)).toBe(text.slice(-200));
    },
  );

  it("of which most is lost is refused with the remedy", async () => {
    const noise = new Uint8Array(4000).fill(0xff);
    await expect(read(noise)).rejects.toThrow(/in no encoding that is read here.*--encoding/);
  });
});

const isUtf8 = (bytes: Uint8Array) => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

const written = fc
  .string({ unit: "binary", minLength: 1 })
  .filter((s) => !/\p{Surrogate}/u.test(s) && /\S/.test(s) && !/\p{Cc}|\p{Co}|\p{Cn}|\ufeff|\ufffd/u.test(s));
const chinese = fc
  .array(fc.integer({ min: 0, max: TEXT.length - 1 }), { minLength: 1, maxLength: 60 })
  .map((places) => places.map((at) => TEXT[at]).join(""))
  .filter((s) => /\S/.test(s));
const ENCODINGS = ["utf-8", "gb18030", "gbk", "big5", "utf-16le", "utf-16be"] as const;
const fits = (text: string, bytes: Uint8Array, encoding: string) => new TextDecoder(encoding).decode(bytes) === text;

describe("decoding", () => {
  it("loses no character of what is told, in any encoding that holds it", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(written, chinese), fc.constantFrom(...ENCODINGS), async (text, encoding) => {
        const bytes = iconv.encode(text, encoding);
        fc.pre(fits(text, bytes, encoding));
        expect((await decode(bytes, "a.txt", { told: encoding })).text).toBe(text);
      }),
      { numRuns: runs(500) },
    ));

  it("of bytes of which nothing is told gives the text, or a warning, or an error", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(written, chinese), fc.constantFrom(...ENCODINGS), async (text, encoding) => {
        const bytes = iconv.encode(text, encoding);
        fc.pre(fits(text, bytes, encoding) && (encoding === "utf-8" || !isUtf8(bytes)));
        const decoded = await decode(bytes, "a.txt").catch((error: Error) => error);
        if (decoded instanceof Error) {
          expect(decoded.message).toMatch(/^a\.txt: /);
          return;
        }
        const right = decoded.text === text;
        const said = decoded.warnings.some(({ code }) => code === "ingest/encoding") || decoded.text.includes("\ufffd");
        expect(right || said, `${encoding} read as ${decoded.encoding}: ${JSON.stringify(text)}`).toBe(true);
      }),
      { numRuns: runs(1500) },
    ));
});
