// Laws that hold for any text: offsets are exact, nothing is passed over, and forms round-trip.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codePointsOf } from "../pipeline/export/code-points.ts";
import { toConllu } from "../pipeline/export/conllu.ts";
import { pathOf } from "../pipeline/export/paths.ts";
import { extractOf } from "../pipeline/export/rows.ts";
import { readNumerals } from "../pipeline/extract/numerals/numerals.ts";
import { ingestText } from "../pipeline/ingest/ingest.ts";
import { analyse } from "../pipeline/pipeline.ts";
import { ColumnTable, fromColumns } from "../pipeline/report/columns.ts";
import { checkUserDictionary } from "../pipeline/segment/jieba.ts";
import { validateRows } from "../pipeline/validate/validate.ts";
import { runs } from "./random.ts";
import { goldText } from "./score.ts";

fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: runs(300) });

const PIECES = [
  "一",
  "二",
  "三十",
  "万",
  "亿",
  "1",
  "2.5",
  "，",
  "。",
  "%",
  "个",
  "项",
  "由",
  "至",
  "第",
  "（",
  "“",
  "”",
  "增长",
  "其中",
  "2025年",
  "-",
  "/",
  ":",
  "百",
  "分之",
  "５",
  "\n",
  " ",
  "😀",
  "𠮷",
  "\ud83d",
  "A",
  "十五五",
  "占",
  "、",
];
const officialText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })), { maxLength: 40 })
  .map((parts) => parts.join(""));
const NUMERAL = /[0-9０-９〇零一二两三四五六七八九十百千万亿兆萬億]/g;

function documentOf(text: string) {
  return ingestText("any", "any.txt", { key: null, text, encoding: "utf-8", bytes: new TextEncoder().encode(text) });
}

describe("numerals", () => {
  it("lie in order, without overlap, and cover every digit and numeral character", () => {
    fc.assert(
      fc.property(officialText, (text) => {
        const covered = new Set<number>();
        let end = 0;
        for (const numeral of readNumerals(text, { published: "2026-01-27" })) {
          expect(numeral.start).toBeGreaterThanOrEqual(end);
          expect(numeral.end).toBeGreaterThan(numeral.start);
          end = numeral.end;
          for (let i = numeral.start; i < end; i++) covered.add(i);
        }
        expect(end).toBeLessThanOrEqual(text.length);
        for (const match of text.matchAll(NUMERAL))
          expect(covered.has(match.index), `${match[0]} at ${match.index}`).toBe(true);
      }),
    );
  });

  it("cover the whole of the annotated texts", () => {
    for (const name of ["jingmen-2010", "shaanxi-2026-23", "sichuan-2026-19"]) {
      const text = goldText(name);
      const numerals = readNumerals(text);
      for (const match of text.matchAll(NUMERAL))
        expect(
          numerals.some((n) => n.start <= match.index && match.index < n.end),
          `${name} ${match.index}`,
        ).toBe(true);
    }
  });
});

describe("ASCII commas", () => {
  const read = (text: string) => readNumerals(text).map(({ value }) => value);
  it.each([
    ["共减少审批16,126项。", [16126]],
    ["改革以来,各部门减少16,126项,取消1234项。", [16, 126, 1234]],
    ["改革以来,各部门减少16,126项,投资1,234.5元。", [16126, 1234.5]],
  ])("%s", (text, values) => {
    expect(read(text)).toEqual(values);
  });

  it("leave a warning where it stays open whether they group thousands", () => {
    const { warnings } = analyse(documentOf("改革以来,各部门减少16,126项。"));
    expect(warnings.map(({ code }) => code)).toEqual(["numerals/comma"]);
  });
});

describe("documents", () => {
  it("give valid rows whose offsets are code points of the text", () => {
    fc.assert(
      fc.property(officialText, (text) => {
        const { rows } = extractOf(analyse(documentOf(text)));
        const points = [...text];
        for (const row of rows.numerals) expect(points.slice(row.start, row.end).join("")).toBe(row.text);
        for (const row of rows.claims)
          expect(points.slice(row.quantity_start, row.quantity_end).join("")).toBe(row.quantity);
        for (const row of rows.concordance) expect(points.slice(row.start, row.end).join("")).toBe(row.match);
        validateRows("claims", rows.claims);
        validateRows("numerals", rows.numerals);
        const claims = new Set(rows.claims.map(({ claim_id }) => claim_id));
        for (const { role, claim_id } of rows.numerals)
          expect(role !== "claim" || claim_id === null || claims.has(claim_id)).toBe(true);
      }),
      { numRuns: runs(150) },
    );
  });

  it("keep every token in place and in CoNLL-U's form", () => {
    fc.assert(
      fc.property(officialText, (text) => {
        const document = analyse(documentOf(text));
        const points = [...text];
        const ids: number[] = [];
        for (const line of Buffer.from(toConllu(document)).toString("utf8").split("\n")) {
          if (line === "" || line.startsWith("#")) {
            ids.length = 0;
            continue;
          }
          const cells = line.split("\t");
          expect(cells).toHaveLength(10);
          expect(cells.every((cell) => cell !== "" && cell.trim() === cell)).toBe(true);
          ids.push(Number(cells[0]));
          expect(ids.at(-1)).toBe(ids.length);
          const [, from, to] = /start_char=(\d+)\|end_char=(\d+)/.exec(cells[9] ?? "") ?? [];
          const form = points.slice(Number(from), Number(to)).join("");
          /** Half a pair of surrogates has no form in UTF-8. */
          const written = Buffer.from(form).toString("utf8");
          expect(written.replaceAll(/\s+/gu, " ").normalize("NFC")).toBe(cells[1]);
        }
      }),
      { numRuns: runs(150) },
    );
  });
});

describe("export", () => {
  it("counts code points where UTF-16 counts units", () => {
    const at = codePointsOf("a😀b𠮷c");
    expect([0, 1, 3, 4, 6, 7].map(at)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("keeps every path inside the output folder", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom("../x", "/etc/passwd", "a/../../b", "con", "..", "a\u0000b")),
        (id) => {
          for (const part of pathOf(id).split("/")) {
            expect(part).not.toMatch(/^\.|[\p{Cc}<>:"|?*\\]|[. ]$/u);
            expect(part.length).toBeGreaterThan(0);
          }
        },
      ),
    );
    expect(pathOf("a:b")).not.toBe(pathOf("a?b"));
  });

  it("stops at a row that does not fit, naming schema and row", () => {
    const row = { document_id: "d", code: "x", start: "1", end: null, message: "m" };
    expect(() => validateRows("warnings", [row as never])).toThrow(/warnings\.schema\.json#.*start[\s\S]*"code":"x"/);
  });
});

describe("columns of the page", () => {
  it("give the same rows again", () => {
    const cell = fc.oneof(fc.constantFrom("甲", "乙", null), fc.integer(), fc.string());
    const rows = fc.array(fc.record({ a: cell, b: cell }), { maxLength: 30 });
    fc.assert(
      fc.property(rows, (all) => {
        const table = new ColumnTable<(typeof all)[number]>();
        for (const row of all) table.add(row);
        expect(fromColumns({ length: table.length, columns: Object.fromEntries(table.encoded()) })).toEqual(all);
      }),
    );
  });
});

describe("user dictionary", () => {
  it.each(["词 1 n x\n", "词\t1\tn\n", "\ufeff词 x n\n", "词 1 n\r\n"])(
    "refuses %j, which the segmenter would ignore",
    (text) => {
      expect(() => checkUserDictionary(text)).toThrow(/user-dictionary\.txt:1/);
    },
  );
});
