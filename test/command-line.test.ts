// The command line as a user meets it: results, differences, bad input, exit codes.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import { beforeAll, describe, expect, it } from "vitest";
import { contentsOf, ROOT as root, runScript as run, temporaryFolder } from "./command.ts";

const at = temporaryFolder();

const pipeline = (args: readonly string[], env = {}) => run("pipeline/main.ts", args, { env });

const ARTICLE = readFileSync(join(root, "input/jingmen-2010.txt"), "utf8");

beforeAll(() => {
  mkdirSync(at("in/sub"), { recursive: true });
  writeFileSync(at("in/a.txt"), ARTICLE);
  writeFileSync(
    at("in/sub/b.csv"),
    "﻿id,title,publish_date,full_text\n7,标题,2026-02-01,全省粮食产量达到732.5亿斤。\n8,,,新增企业5家。\n",
  );
  writeFileSync(
    at("in/sub/gbk.txt"),
    Buffer.from([0xd0, 0xc2, 0xd4, 0xf6, 0xc6, 0xf3, 0xd2, 0xb5, 0x35, 0xbc, 0xd2, 0xa1, 0xa3]),
  );
});

describe("a run", () => {
  it("writes every table, and the same bytes whatever the workers, locale and time zone", () => {
    expect(pipeline(["--input", at("in"), "--output", at("one")]).code).toBe(0);
    const env = { LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8", TZ: "Pacific/Kiritimati" };
    expect(pipeline(["--input", at("in"), "--output", at("two"), "--jobs", "2"], env).code).toBe(0);
    expect(contentsOf(at("two"))).toEqual(contentsOf(at("one")));
    const ids = JSON.parse(readFileSync(at("one/documents.json"), "utf8")).map(
      (row: { document_id: string }) => row.document_id,
    );
    expect(ids).toEqual(["a", "sub/b/7", "sub/b/8", "sub/gbk"]);
    for (const file of [
      "text/a.txt",
      "tokens/sub/b/7.conllu",
      "workbook.xlsx",
      "datapackage.json",
      "manifest.json",
      "report.html",
    ])
      expect(existsSync(at("one", file)), file).toBe(true);
    expect(readFileSync(at("one/text/a.txt"), "utf8")).toBe(ARTICLE);
  });

  it("agrees with itself under --check, and says which row a changed number changes", () => {
    expect(pipeline(["--input", at("in"), "--output", at("one"), "--check"]).code).toBe(0);
    cpSync(at("in"), at("changed"), { recursive: true });
    writeFileSync(at("changed/a.txt"), ARTICLE.replace("减少行政审批78项", "减少行政审批87项"));
    const { code, err } = pipeline(["--input", at("changed"), "--output", at("one"), "--check"]);
    expect(code).toBe(1);
    expect(err).toMatch(/claims\.json: \d+ differences/);
    expect(err).toContain('"87项" value: 78 -> 87');
  });

  it("leaves a folder alone that is no result", () => {
    mkdirSync(at("mine"));
    writeFileSync(at("mine/thesis.txt"), "x");
    const { code, err } = pipeline(["--input", at("in"), "--output", at("mine")]);
    expect(code).toBe(1);
    expect(err).toContain("--output");
    expect(readdirSync(at("mine"))).toEqual(["thesis.txt"]);
  });
});

describe("input", () => {
  const claims = (folder: string) => JSON.parse(readFileSync(at(folder, "claims.json"), "utf8"));

  it.each([
    ["a text", "新增企业5家。", "stdin", 5],
    ["a page", "<!DOCTYPE html><html><body><p>全市新增企业6家。</p></body></html>", "stdin", 6],
    ["a corpus", '{"id":"a","text":"新增企业7家。"}\n', "stdin/a", 7],
  ])("is %s on standard input", (_, input, id, value) => {
    expect(run("pipeline/main.ts", ["--input", "-", "--output", at("stdin")], { input }).code).toBe(0);
    expect(claims("stdin")).toMatchObject([{ document_id: id, value }]);
  });

  it("is in the encoding, and has the columns, that the user tells", () => {
    mkdirSync(at("told"));
    writeFileSync(at("told/a.csv"), iconv.encode("號,全文本,日\nx,新增企業5家。,2024-05-06\n", "big5"));
    const told = ["--encoding", "big5", "--columns", "text=全文本,id=號,date=日"];
    expect(pipeline(["--input", at("told"), "--output", at("told-out"), ...told]).code).toBe(0);
    expect(claims("told-out")).toMatchObject([{ document_id: "a/x", sentence: "新增企業5家。", value: 5 }]);
    const { err } = pipeline(["--input", at("told"), "--output", at("told-out"), "--columns", "text=正文"]);
    expect(err).toMatch(/a\.csv: no column 正文 for text\. It has /);
  });
});

describe("bad input", () => {
  it("is named with its remedy, and the other documents are done", () => {
    mkdirSync(at("bad"));
    writeFileSync(at("bad/empty.txt"), "");
    writeFileSync(at("bad/binary.txt"), Buffer.from(Array.from({ length: 400 }, (_, i) => i % 7)));
    writeFileSync(at("bad/paper.pdf"), "%PDF-1.4");
    writeFileSync(at("bad/sheet.numbers"), "x");
    writeFileSync(at("bad/columns.csv"), "a,b\n1,2\n");
    writeFileSync(at("bad/good.txt"), "新增企业5家。");
    const { code, err } = pipeline(["--input", at("bad"), "--output", at("bad-out")]);
    expect(code).toBe(1);
    expect(err).toMatch(/empty\.txt: empty\. /);
    expect(err).toMatch(/binary\.txt: not text: \d+% of its bytes are control characters\..*Give it its own extension/);
    expect(err).toMatch(/paper\.pdf: damaged \(.*\)\. Fetch it again/);
    expect(err).toMatch(/sheet\.numbers: no reader for \.numbers/);
    expect(err).toMatch(/columns\.csv: no column of texts/);
    expect(JSON.parse(readFileSync(at("bad-out/claims.json"), "utf8"))).toHaveLength(1);
  });

  it("that can not be opened is a failure of that file alone", () => {
    mkdirSync(at("loop"));
    writeFileSync(at("loop/good.txt"), "新增企业5家。");
    symlinkSync("loop.txt", at("loop/loop.txt"));
    const { code, err } = pipeline(["--input", at("loop/loop.txt"), "--output", at("loop-out")]);
    expect(code).toBe(1);
    expect(err).toMatch(/loop\.txt: .*ELOOP|loop\.txt/);
    expect(pipeline(["--input", at("loop"), "--output", at("loop-out")]).code).toBeLessThan(2);
  });

  it.each([
    [["--input", at("nowhere")], "nowhere: no such file or folder. Check --input."],
    [["--colour"], "--colour is not an option."],
    [["--encoding", "klingon"], "--encoding: no encoding is called klingon."],
    [["--columns", "text"], "--columns takes FIELD=NAME with a field of text, id, title, date"],
    [["--jobs", "many"], "--jobs takes a whole number"],
    [["--format", "pdf"], "--format takes csv, xlsx, parquet, not pdf"],
    [["--check", "--update"], "give one of them"],
  ])("%j ends with 2", (args, message) => {
    const { code, err } = pipeline(args as string[]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it("takes a user's own terms, in workers too, and says in the manifest from which file", () => {
    writeFileSync(at("terms.csv"), "术语,类别\n全部印发,自定\n");
    expect(pipeline(["--input", at("in"), "--output", at("own"), "--terms", at("terms.csv")]).code).toBe(0);
    const rows: { term: string; category: string }[] = JSON.parse(readFileSync(at("own/terms.json"), "utf8"));
    expect(rows.find(({ term }) => term === "全部印发")?.category).toBe("自定");
    expect(JSON.parse(readFileSync(at("own/manifest.json"), "utf8")).options.terms.path).toBe("terms.csv");
    const args = ["--input", at("in"), "--output", at("own"), "--terms", at("terms.csv"), "--jobs", "2", "--check"];
    expect(pipeline(args).code).toBe(0);
  });

  it("refuses terms that are none, with the file and the remedy", () => {
    writeFileSync(at("none.csv"), "a,b\n1,2\n");
    const { code, err } = pipeline(["--input", at("in"), "--output", at("none"), "--terms", at("none.csv")]);
    expect([code, existsSync(at("none"))]).toEqual([2, false]);
    expect(err).toContain("none.csv:1: no column of terms");
  });

  it("says where in the text a row differs, as JUnit XML and GitHub annotations on request", () => {
    mkdirSync(at("ci"), { recursive: true });
    writeFileSync(at("ci/a.txt"), "第一行。\n全市新增企业5家。\n");
    const args = ["--input", at("ci"), "--output", at("ci-out")];
    expect(pipeline(args).code).toBe(0);
    writeFileSync(at("ci/a.txt"), "第一行。\n全市新增企业7家。\n");
    const { code, out, err } = pipeline([...args, "--check", "--junit", at("junit.xml"), "--annotate"]);
    expect(code).toBe(1);
    expect(err).toContain('~ a.txt:2:7 a#11: "7家" value: 5 -> 7');
    const annotation = out.split("\n").find((line) => line.includes("value: 5 -> 7"));
    expect(annotation).toBe(
      `::error file=${at("ci")}/a.txt,line=2,col=7,title=claims.json changed::a#11: "7家" value: 5 -> 7`,
    );
    const junit = readFileSync(at("junit.xml"), "utf8");
    expect(junit).toMatch(/<testsuite name="zhengshu"[^>]* failures="[1-9]/);
    expect(junit).toMatch(/<testcase classname="zhengshu" name="sections.json"\/>/);
    expect(junit).toContain("value: 5 -> 7");
  });

  it("replaces a result with --update, after listing what is not as it was", () => {
    const args = ["--input", at("ci"), "--output", at("ci-out")];
    const { code, err } = pipeline([...args, "--update"]);
    expect([code, err.includes("value: 5 -> 7")]).toEqual([0, true]);
    expect(pipeline([...args, "--check"]).code).toBe(0);
  });

  it("writes the formats asked for, JSON always", () => {
    const args = ["--input", at("ci"), "--output", at("formats"), "--format", "parquet"];
    expect(pipeline(args).code).toBe(0);
    const files = readdirSync(at("formats"));
    expect(files).toEqual(expect.arrayContaining(["claims.parquet", "claims.json", "datapackage.json"]));
    expect(files.filter((file) => /\.(?:csv|xlsx)$/.test(file))).toEqual([]);
  });

  it("shows its help on standard output", () => {
    const { code, out } = pipeline(["--help"]);
    expect([code, out.includes("--check")]).toEqual([0, true]);
  });
});

describe("the filter", () => {
  it("answers each line in order, and goes on after one it can not process", () => {
    const lines = ['{"id":"a","text":"新增企业5家。"}', "nonsense", '{"id":"b"}', '{"id":"c","text":""}'];
    const { code, out } = run("pipeline/scale/filter.ts", [], { input: `${lines.join("\n")}\n` });
    const rows = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(rows.map(({ id }) => id)).toEqual(["a", null, "b", "c"]);
    expect(Object.keys(rows[0])).toEqual(["id", "claims", "numerals", "terms", "checks", "warnings"]);
    expect(rows[0].claims[0]).toMatchObject({ indicator: "企业", value: 5, direction: "increase" });
    expect(rows[1].error).toBeTruthy();
    expect(rows[2].error).toContain('"text"');
  });

  it("takes a user's own terms, and refuses an option that it does not know", () => {
    writeFileSync(at("own.csv"), "term\n新增企业\n");
    const input = '{"id":"a","text":"新增企业5家。"}\n';
    const { out } = run("pipeline/scale/filter.ts", ["--terms", at("own.csv")], { input });
    expect(JSON.parse(out).terms.map(({ term }: { term: string }) => term)).toEqual(["新增企业"]);
    expect(run("pipeline/scale/filter.ts", ["--term", "x"], { input })).toMatchObject({ code: 2, out: "" });
  });
});

it.each([
  ["pipeline/scale/bench.ts", [at("nowhere")]],
  ["test/evaluate.ts", ["--against", at("nowhere")]],
  ["test/evaluate.ts", [at("nowhere")]],
  ["test/number-cases.ts", [at("nowhere")]],
])("%s %j says in one line what it cannot read", (script, args) => {
  const { code, err } = run(script, args);
  expect({ code, lines: err.trim().split("\n").length }).toEqual({ code: 2, lines: 1 });
  expect(err).toContain("nowhere");
});
