// The formats that people have: each gives the claims that the plain text gives, and what it says of itself.
import { readFileSync } from "node:fs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { columnName, xmlText } from "../pipeline/export/workbook/xml.ts";
import { InputError } from "../pipeline/ingest/input.ts";
import { analyse } from "../pipeline/pipeline.ts";
import { makePdf } from "./pdf.ts";
import { goldText, ingestAll, textDocument } from "./score.ts";

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
  const documents = await ingestAll(bytes, file, (message) => failures.push(message));
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
    ["Take off its password", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ["can not be read", zipSync({ "a.txt": strToU8("x") })],
  ])("that is %s is refused with the remedy", async (problem, bytes) =>
    expect(read("a.docx", bytes)).rejects.toThrow(new RegExp(`^a\\.docx: .*${problem}[^]*\\.docx`)),
  );

  it("that unpacks to more than memory is refused before it is", async () => {
    const bomb = zipSync({ "word/document.xml": new Uint8Array(1_020_000_000) }, { level: 1 });
    expect(bomb.length).toBeLessThan(10_000_000);
    await expect(read("a.docx", bomb)).rejects.toThrow(/unpacks to more than 1000 MB/);
  }, 120_000);
});

const fixture = (name: string) => readFileSync(new URL(`fixtures/formats/${name}`, import.meta.url));

describe("a report saved by programs that people have", () => {
  const text = fixture("report.txt").toString("utf8");
  const wanted = claimsOf(textDocument("report", text));

  it("has claims of its prose and of its table", () => {
    expect(wanted.length).toBeGreaterThan(25);
    expect(wanted.slice(-4)).toEqual([
      [6_270_000_000_000, "元", "地区生产总值", "level"],
      [5.5, "%", "地区生产总值", "change"],
      [410_230_000_000, "元", "一般公共预算收入", "level"],
      [-0.6, "%", "一般公共预算收入", "change"],
    ]);
  });

  it.each(["report.html", "report.mhtml", "report.docx", "report.doc", "report-writer.pdf", "report-browser.pdf"])(
    "gives them from %s, in their order",
    async (name) => {
      const { documents, failures } = await read(name, fixture(name));
      expect(failures).toEqual([]);
      expect(documents.map(claimsOf)).toEqual([wanted]);
      expect(documents[0]?.warnings).toEqual([]);
      expect(documents[0]?.metadata.title).toBe("湖北省政府工作报告");
    },
  );

  it.each(["report.html", "report.docx", "report.doc", "report-writer.pdf"])("gives its author from %s", async (name) =>
    expect((await read(name, fixture(name))).documents[0]?.metadata.author).toBe("湖北省人民政府办公厅"),
  );

  it("gives the address of a page saved whole", async () =>
    expect((await read("a.mhtml", fixture("report.mhtml"))).documents[0]?.metadata.url).toBe(
      "http://www.example.gov.cn/zwgk/report.html",
    ));

  it.each(["report.mhtml", "report.docx", "report.doc", "report-writer.pdf"])(
    "is known by its bytes where %s has a wrong extension",
    async (name) => {
      const { documents } = await read("report.txt", fixture(name));
      expect(documents.map(claimsOf)).toEqual([wanted]);
      expect(documents[0]?.warnings.map(({ code }) => code)).toEqual(["ingest/extension"]);
    },
  );

  it.each([
    ["encrypted.pdf", /encrypted\.pdf: encrypted\. Take off its password/],
    ["encrypted.docx", /encrypted\.docx: .*Take off its password/],
  ])("and encrypted (%s) is refused with the remedy", async (name, message) =>
    expect(read(name, fixture(name))).rejects.toThrow(message),
  );

  it.each(["report.doc", "report.docx", "report-writer.pdf", "report.mhtml"])(
    "and damaged (%s) is refused or read, and never crashes",
    async (name) => {
      const whole = fixture(name);
      for (const cut of [0.1, 0.5, 0.9]) {
        const outcome = await read(name, whole.subarray(0, Math.floor(whole.length * cut))).catch((error) => error);
        if (outcome instanceof Error) expect(outcome.message).toMatch(new RegExp(`^${name}`));
      }
    },
  );
});

describe("a PDF", () => {
  it("joins the lines of a paragraph, within and across pages, without page numbers and heads", async () => {
    const lines = ["一、全市地区生产总值达到3214.5亿元，增长5.6%，城镇新增就业3万", "人，居民收入增长5.1%。"];
    const pages = Array.from({ length: 6 }, (_, i) => ["某某市人民政府公报", ...lines, `— ${i + 1} —`]);
    const { documents } = await read("a.pdf", makePdf(pages));
    expect(documents[0]?.text).toBe(Array.from({ length: 6 }, () => lines.join("")).join("\n"));
  });

  it("without text is refused with the remedy", async () =>
    expect(read("a.pdf", makePdf([[], []]))).rejects.toThrow(/a\.pdf: a PDF without a text layer: scanned pages.*OCR/));

  it("of which some pages are scanned is read with a warning that names them", async () => {
    const { documents } = await read(
      "a.pdf",
      makePdf([["新增企业5家，比上年增加2家。"], [], [], ["新增商店7家。"], []]),
    );
    expect(documents[0]?.warnings.map(({ message }) => message)).toEqual([
      "Pages without text: 2—3, 5. Scanned, or pictures?",
    ]);
  });

  it("of ten thousand pages is read in bounded memory", async () => {
    const page = (i: number) => [`第${i}节　全市地区生产总值达到${i + 100}亿元，增长5.6%。`, "城镇新增就业3万人。"];
    const { documents } = await read("a.pdf", makePdf(Array.from({ length: 10_000 }, (_, i) => page(i))));
    const text = documents[0]?.text ?? "";
    expect(text.match(/地区生产总值/g)).toHaveLength(10_000);
    expect(text).toMatch(/第9999节.*城镇新增就业3万人。$/s);
    expect(process.memoryUsage().heapUsed).toBeLessThan(1_500_000_000);
  }, 120_000);

  it("gives radicals as the characters that they stand for", async () => {
    const { documents } = await read("a.pdf", makePdf([["⻓江⻚⾯⺠⽣⾸批１０⼈。"]]));
    expect(documents[0]?.text).toBe("长江页面民生首批１０人。");
  });
});

/** An OFD document with a text object for each line, as little as makes one. */
function ofd(lines: readonly string[]): Uint8Array {
  const NS = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  const xml = (root: string, body: string) => strToU8(`<?xml version="1.0"?><ofd:${root} ${NS}>${body}</ofd:${root}>`);
  const objects = lines.map(
    (line, i) =>
      `<ofd:TextObject ID="${i + 9}" Boundary="30 ${20 + i * 8} 150 6" Font="1" Size="4.5"><ofd:TextCode X="0" Y="4" DeltaX="g ${line.length - 1} 4.5">${xmlText(line)}</ofd:TextCode></ofd:TextObject>`,
  );
  return zipSync({
    "OFD.xml": xml(
      "OFD",
      "<ofd:DocBody><ofd:DocInfo><ofd:Title>通知</ofd:Title><ofd:Author>市政府办</ofd:Author><ofd:CreationDate>2024-05-06</ofd:CreationDate></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>",
    ),
    "Doc_0/Document.xml": xml(
      "Document",
      '<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>',
    ),
    "Doc_0/Pages/Page_0/Content.xml": xml(
      "Page",
      `<ofd:Content><ofd:Layer ID="2">${objects.join("")}</ofd:Layer></ofd:Content>`,
    ),
  });
}

describe("an OFD document", () => {
  it("gives its text and what it says of itself", async () => {
    const { documents } = await read(
      "a.ofd",
      ofd(["全市新增企业5家，增长百分之三，比上年多2", "家。", "新增商店7家。"]),
    );
    expect(documents[0]?.text).toBe("全市新增企业5家，增长百分之三，比上年多2家。\n新增商店7家。");
    expect(documents[0]?.metadata).toMatchObject({ title: "通知", author: "市政府办", published: "2024-05-06" });
  });

  it("that lacks a part is refused with the remedy", async () =>
    expect(
      read("a.ofd", zipSync({ "OFD.xml": strToU8("<OFD><DocRoot>Doc_0/Document.xml</DocRoot></OFD>") })),
    ).rejects.toThrow(/a\.ofd: damaged \(no part .*Document\.xml\)/));
});

describe("an archive", () => {
  it("gives the documents of all files in it, under their paths", async () => {
    const zip = zipSync({
      "湖北/报告.docx": docx(TEXT.split("\n").map(wordText).join("")),
      "__MACOSX/湖北/._报告.docx": strToU8("x"),
      "b/../../c.txt": strToU8("新增企业5家。"),
      "列表.ndjson": strToU8('{"id":"7","text":"新增商店7家。"}'),
      "damaged.pdf": strToU8("%PDF-1.4"),
      "inner.zip": zipSync({ "d.txt": iconv.encode("新增工厂九家，比上年增加两家，增长百分之三十。", "gbk") }),
    });
    const { documents, failures } = await read("a.zip", zip);
    expect(documents.map(({ id }) => id)).toEqual(["a/湖北/报告", "a/b/c", "a/列表/7", "a/inner/d"]);
    expect(documents.map(({ metadata }) => metadata.file)).toEqual([
      "a.zip/湖北/报告.docx",
      "a.zip/b/c.txt",
      "a.zip/列表.ndjson",
      "a.zip/inner.zip/d.txt",
    ]);
    expect(claimsOf(documents[0])).toEqual(WANTED);
    expect(failures).toEqual([expect.stringMatching(/^a\.zip\/damaged\.pdf: damaged/)]);
  });

  it("packed on Chinese Windows gives its names", async () => {
    const name = "报告通知.txt";
    const bytes = Buffer.from(zipSync({ [".".repeat(iconv.encode(name, "gbk").length)]: strToU8("新增企业5家。") }));
    for (let at = bytes.indexOf("...."); at >= 0; at = bytes.indexOf("....", at))
      bytes.set(iconv.encode(name, "gbk"), at);
    expect((await read("a.zip", bytes)).documents.map(({ id }) => id)).toEqual(["a/报告通知"]);
  });

  it("in archives is opened to a depth, and a bomb not at all", async () => {
    let nested = zipSync({ "a.txt": strToU8("新增企业5家。") });
    for (let i = 0; i < 5; i++) nested = zipSync({ "a.zip": nested });
    expect((await read("a.zip", nested)).failures).toEqual([expect.stringMatching(/more than 3 archives deep/)]);
    const big = zipSync({ "a.txt": new Uint8Array(350_000_000).fill(32) }, { level: 1 });
    const { failures } = await read(
      "b.zip",
      zipSync({ "1.zip": big, "2.zip": big, "3.zip": big, "c.txt": strToU8("新增企业5家。") }),
    );
    expect(failures.join("\n")).toMatch(/unpacks to more than 1000 MB/);
  }, 60_000);
});

describe("a text", () => {
  it("of more than an article is left out with the remedy, and the rest is read", async () => {
    const long = "全市新增企业5家。".repeat(500_000);
    const lines = [JSON.stringify({ id: "1", text: long }), '{"id":"2","text":"新增商店7家。"}'];
    const { documents, failures } = await read("a.ndjson", utf8(lines.join("\n")));
    expect(documents.map(({ id }) => id)).toEqual(["a/2"]);
    expect(failures).toEqual([expect.stringMatching(/^a\.ndjson: 4\.5 million characters.*Split it/)]);
  });

  it("of more than can be held is refused with the remedy", async () =>
    expect(read("a.txt", new Uint8Array(410_000_000).fill(65))).rejects.toThrow(/a\.txt: 410 MB.*Split it/));
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

describe("XML whose entities swell, or name files", () => {
  const doubled = Array.from({ length: 30 }, (_, i) => `<!ENTITY e${i + 1} "&e${i};&e${i};">`).join("");
  const type = `<!DOCTYPE x [<!ENTITY e0 "企业9家。">${doubled}<!ENTITY file SYSTEM "file:///etc/passwd">]>`;
  const armed = (bytes: Uint8Array) =>
    zipSync(
      Object.fromEntries(
        Object.entries(unzipSync(bytes)).map(([name, content]) => [
          name,
          strToU8(
            strFromU8(content)
              .replace(/^<\?xml[^>]*>/, (head) => head + type)
              .replaceAll("5家", "5家&e30;&file;"),
          ),
        ]),
      ),
    );

  it.each([
    ["a.docx", docx(wordText("新增企业5家。"))],
    ["a.ofd", ofd(["新增企业5家。"])],
    [
      "a.xlsx",
      xlsx([
        ["编号", "正文"],
        ["7", "新增企业5家。"],
      ]),
    ],
  ])("in %s is refused by name, or read without them", async (file, bytes) => {
    const texts = await read(file, armed(bytes)).then(
      ({ documents }) => documents.map(({ text }) => text),
      (error) => {
        expect(error).toBeInstanceOf(InputError);
        expect(error.message).toMatch(new RegExp(`^${file}: `));
        return [];
      },
    );
    for (const text of texts) expect(text.length).toBeLessThan(100);
    expect(texts.join("")).not.toContain("root:");
  });
});
