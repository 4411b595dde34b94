// The formats that people have: each gives the claims that the plain text gives, and what it says of itself.
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { columnName, xmlText } from "../pipeline/export/workbook/xml.ts";
import { decode } from "../pipeline/ingest/decode.ts";
import { ingest } from "../pipeline/ingest/ingest.ts";
import { analyse } from "../pipeline/pipeline.ts";
import { goldText, textDocument } from "./score.ts";

const TEXT = goldText("hubei-2026");
const claimsOf = (document: Parameters<typeof analyse>[0] | undefined) =>
  document
    ? analyse(document).claims.map(({ numeral, indicator, kind }) => [numeral.value, numeral.unit, indicator, kind])
    : [];
const WANTED = claimsOf(textDocument("hubei", TEXT));
const utf8 = (text: string) => new TextEncoder().encode(text);

/** What is read of a file, with the messages of what is not. */
async function read(file: string, bytes: Uint8Array) {
  const failures: string[] = [];
  const documents = await ingest(bytes, file, (message) => failures.push(message));
  return { documents, failures };
}

const escapeHtml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const paragraphs = TEXT.split("\n").map((line) => `<p>${escapeHtml(line)}</p>`);

/** A page as an official site serves it, with its menus, counters and buttons around the article. */
const page = (charset: string, container: string) => `<!DOCTYPE html><html><head><meta charset="${charset}">
<meta name="ArticleTitle" content="湖北省政府工作报告"><meta name="PubDate" content="2026-01-27 09:00">
<meta name="ContentSource" content="湖北日报"><title>湖北省政府工作报告_湖北省人民政府门户网站</title></head><body>
<div class="nav"><a href="/">首页</a><a href="/xxgk">政务公开</a></div><h1>湖北省政府工作报告</h1>
<div class="info">发布时间：2026-01-27 来源：湖北日报 访问次数：1617</div>
<div ${container}>${paragraphs.join("\n")}<script>var 增长 = "99%";</script></div>
<div class="foot">版权所有 鄂ICP备05000000号 网站标识码4200000000</div></body></html>`;

const part = (root: string, names: string, content: string) =>
  strToU8(`<?xml version="1.0" encoding="UTF-8"?><${root} ${names}>${content}</${root}>`);
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const TYPES = 'xmlns="http://schemas.openxmlformats.org/package/2006/content-types"';
const SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A Word document with the body, as little as makes one. */
const docx = (body: string) =>
  zipSync({
    "[Content_Types].xml": part(
      "Types",
      TYPES,
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>',
    ),
    "_rels/.rels": part(
      "Relationships",
      RELATIONS,
      `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`,
    ),
    "word/document.xml": part("w:document", WORD, `<w:body>${body}</w:body>`),
  });
const wordText = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${xmlText(text)}</w:t></w:r></w:p>`;

/** A workbook with one sheet, as little as makes one. */
function xlsx(rows: readonly (readonly string[])[]): Uint8Array {
  const cell = (value: string, row: number, column: number) =>
    `<c r="${columnName(column)}${row + 1}" t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
  const lines = rows.map((row, i) => `<row r="${i + 1}">${row.map((value, j) => cell(value, i, j)).join("")}</row>`);
  return zipSync({
    "[Content_Types].xml": part("Types", TYPES, '<Default Extension="xml" ContentType="application/xml"/>'),
    "_rels/.rels": part(
      "Relationships",
      RELATIONS,
      `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>`,
    ),
    "xl/workbook.xml": part(
      "workbook",
      `${SHEET} xmlns:r="${OFFICE}"`,
      '<sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets>',
    ),
    "xl/_rels/workbook.xml.rels": part(
      "Relationships",
      RELATIONS,
      `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>`,
    ),
    "xl/worksheets/sheet1.xml": part("worksheet", SHEET, `<sheetData>${lines.join("")}</sheetData>`),
  });
}

describe("a saved page", () => {
  it.each([
    ["a known container", 'class="TRS_Editor"'],
    ["no container that is known", 'class="abc"'],
  ])("with %s gives the claims of its article alone, with title, date and source", async (_, container) => {
    const { documents } = await read("a.html", utf8(page("utf-8", container)));
    expect(claimsOf(documents[0])).toEqual(WANTED);
    expect(documents[0]?.metadata).toMatchObject({
      title: "湖北省政府工作报告",
      published: "2026-01-27",
      source: "湖北日报",
    });
    expect(documents[0]?.text).not.toMatch(/版权所有|首页|var 增长/);
  });

  it.each([
    ["gb2312", "gb18030"],
    ["gbk", "gb18030"],
    ["gb18030", "gb18030"],
    ["utf-16le", "utf-16le"],
  ])("in %s is read as %s", async (charset, encoding) => {
    const bytes = iconv.encode(page(charset, 'id="zoom"'), charset, { addBOM: charset.startsWith("utf-16") });
    const { documents } = await read("a.htm", bytes);
    expect(claimsOf(documents[0])).toEqual(WANTED);
    expect(documents[0]?.metadata.encoding).toBe(encoding);
  });

  it("in Big5 keeps the characters as written", async () => {
    const text = "全省糧食產量七百億斤，比上年增長百分之三。".repeat(5);
    const html = `<meta charset="big5"><div id="zoom"><p>${text}</p></div>`;
    const { documents } = await read("a.html", iconv.encode(html, "big5"));
    expect([documents[0]?.text, documents[0]?.metadata.encoding]).toEqual([text, "big5"]);
  });

  it("gives a table a line a row, with tabs between its cells", async () => {
    const table =
      "<table><tr><th>指标</th><th>数值</th></tr><tr><td>粮食产量</td><td>732.5亿斤</td></tr></table>".repeat(4);
    const { documents } = await read("a.html", utf8(`<div id="zoom">${table}<p>${"说明文字。".repeat(20)}</p></div>`));
    expect(documents[0]?.text.split("\n").slice(0, 2)).toEqual(["指标\t数值", "粮食产量\t732.5亿斤"]);
  });

  it("that nests a hundred thousand deep is refused with the remedy", async () => {
    const deep = `${"<div>".repeat(100_000)}全市新增企业5家。${"</div>".repeat(100_000)}`;
    await expect(read("a.html", utf8(deep))).rejects.toThrow(/a\.html: its elements nest more than 2000 deep\. Save/);
  });

  it("that nests a thousand deep is read", async () => {
    const deep = `${"<div>".repeat(1000)}全市新增企业5家。${"</div>".repeat(1000)}`;
    expect((await read("a.html", utf8(deep))).documents[0]?.text).toBe("全市新增企业5家。");
  }, 30_000);

  it("without text is refused with the remedy", async () =>
    expect(read("a.html", utf8("<html><script>x</script></html>"))).rejects.toThrow(/a\.html: a page without text/));
});

describe("a Word document", () => {
  it("gives the claims of its text", async () => {
    const { documents } = await read("a.docx", docx(TEXT.split("\n").map(wordText).join("")));
    expect(claimsOf(documents[0])).toEqual(WANTED);
  });

  it("gives its tables a line a row", async () => {
    const cell = (text: string) => `<w:tc>${wordText(text)}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join("")}</w:tr>`;
    const table = `<w:tbl>${row("指标", "数值")}${row("粮食产量", "732.5亿斤")}</w:tbl>`;
    const { documents } = await read("a.docx", docx(`${wordText("附表")}${table}`));
    expect(documents[0]?.text).toBe("附表\n指标\t数值\n粮食产量\t732.5亿斤");
  });

  it.each([
    ["damaged", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0])],
    ["old or encrypted", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ["can not be read", zipSync({ "a.txt": strToU8("x") })],
  ])("that is %s is refused with the remedy", async (problem, bytes) =>
    expect(read("a.docx", bytes)).rejects.toThrow(new RegExp(`^a\\.docx: .*${problem}[^]*\\.docx`)),
  );

  it("that unpacks to more than memory is refused before it is", async () => {
    const bomb = zipSync({ "word/document.xml": new Uint8Array(420_000_000) }, { level: 1 });
    expect(bomb.length).toBeLessThan(5_000_000);
    await expect(read("a.docx", bomb)).rejects.toThrow(/unpacks to 420 MB/);
  }, 30_000);
});

describe("a corpus", () => {
  const header = ["编号", "标题", "发布日期", "正文"];
  const row = ["7", "湖北省政府工作报告", "2026-01-27", TEXT];

  it("in Excel gives a document a row", async () => {
    const { documents } = await read(
      "c.xlsx",
      xlsx([header, row, ["8", "乙", "", "新增企业5家。"], ["9", "丙", "", ""]]),
    );
    expect(documents.map(({ id }) => id)).toEqual(["c/7", "c/8"]);
    expect(claimsOf(documents[0])).toEqual(WANTED);
    expect(documents[0]?.metadata).toMatchObject({ title: "湖北省政府工作报告", published: "2026-01-27" });
  });

  it("in NDJSON gives a document a line, and names the lines that it can not read", async () => {
    const lines = [
      JSON.stringify({ id: "7", title: row[1], text: TEXT }),
      "{",
      "[1]",
      '{"id":8,"text":"新增企业5家。"}',
    ];
    const { documents, failures } = await read("c.ndjson", utf8(lines.join("\n")));
    expect(documents.map(({ id }) => id)).toEqual(["c/7", "c/8"]);
    expect(claimsOf(documents[0])).toEqual(WANTED);
    expect(failures).toHaveLength(2);
    expect(failures[0]).toMatch(/^c\.ndjson:2: no JSON .*Mend or remove the line\.$/);
    expect(failures[1]).toMatch(/^c\.ndjson:3: no JSON object/);
  });

  it("without a column of texts is refused with what it has", async () =>
    expect(
      read(
        "c.xlsx",
        xlsx([
          ["a", "b"],
          ["1", "2"],
        ]),
      ),
    ).rejects.toThrow(/c\.xlsx: no column of texts.*it has a, b/));
});

describe("decoding", () => {
  const text = fc
    .string({ unit: "binary", minLength: 1 })
    .filter((s) => !/\p{Surrogate}/u.test(s) && /\S/.test(s) && !/\p{Cc}/u.test(s));

  it("loses no character of what is declared, in any encoding that holds it", () =>
    fc.assert(
      fc.asyncProperty(text, fc.constantFrom("utf-8", "gb18030", "gbk", "big5"), async (written, encoding) => {
        const bytes = iconv.encode(written, encoding);
        fc.pre(iconv.decode(bytes, encoding) === written && bytes.length > 0);
        fc.pre(encoding === "utf-8" || !isUtf8(bytes));
        const fits = new TextDecoder(encoding).decode(bytes) === written;
        fc.pre(fits && !/^\ufeff/.test(written) && !startsLikeMark(bytes));
        expect((await decode(bytes, "a.txt", { declared: encoding })).text).toBe(written);
      }),
      { seed: 9, numRuns: 500 },
    ));
});

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const startsLikeMark = (bytes: Uint8Array) =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
