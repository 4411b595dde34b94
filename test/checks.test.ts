// Arithmetic of a document: what agrees, what does not, and what is not compared.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyse } from "../pipeline/pipeline.ts";
import { runs } from "./random.ts";
import { textDocument } from "./score.ts";

const checksOf = (text: string) =>
  analyse(textDocument("example", text, "2026-01-27")).checks.map(({ check, result, value }) => [check, result, value]);

describe("parts and wholes", () => {
  it("implies the whole of a count and its share", () =>
    expect(checksOf("部门共8个，占17.4%。")).toContainEqual(["part_whole", "implied", 46]));
  it("compares the share with a whole that stands before 其中", () => {
    expect(checksOf("全市共有部门46个，其中合并部门8个，占17.4%。")).toContainEqual([
      "part_whole",
      "consistent",
      17.3913,
    ]);
    expect(checksOf("全市共有部门46个，其中合并部门8个，占19.4%。")).toContainEqual([
      "part_whole",
      "inconsistent",
      17.3913,
    ]);
  });
});

it("finds any share that is not that of its part", () => {
  const part = fc.integer({ min: 5, max: 40 });
  fc.assert(
    fc.property(part, part, fc.integer({ min: 2, max: 30 }), (count, rest, error) => {
      const share = (count / (count + rest)) * 100;
      const said = (percent: number) =>
        checksOf(`全市共有部门${count + rest}个，其中合并部门${count}个，占${percent.toFixed(1)}%。`)[0]?.[1];
      expect([said(share), said(share + error)]).toEqual(["consistent", "inconsistent"]);
    }),
    { numRuns: runs(30) },
  );
});

describe("sums", () => {
  it("adds up the parts behind 其中", () => {
    expect(checksOf("全县共设置党政机构37个，其中党委机构11个，政府工作部门26个。")).toContainEqual([
      "sum",
      "consistent",
      37,
    ]);
    expect(checksOf("全县共设置党政机构37个，其中党委机构15个，政府工作部门26个。")).toContainEqual([
      "sum",
      "inconsistent",
      41,
    ]);
  });
  it("finds any part that is off, where the parts are all", () => {
    const part = fc.integer({ min: 2, max: 60 });
    fc.assert(
      fc.property(part, part, part, (a, b, error) => {
        const said = (second: number) =>
          checksOf(`全县设置机构${a + b}个，包括党委机构${a}个、政府部门${second}个。`).find(
            ([check]) => check === "sum",
          )?.[1];
        expect([said(b), said(b + error)]).toEqual(["consistent", "inconsistent"]);
      }),
      { numRuns: runs(30) },
    );
  });
  it("says nothing where the parts need not be all", () =>
    expect(checksOf("全县共设置党政机构37个，其中党委机构11个，政府工作部门20个。")).toEqual([]));
});

describe("moves", () => {
  it("compares a move with its ends", () => {
    expect(checksOf("城镇化率由53.2%提高到57.7%，提高4.5个百分点。")).toContainEqual(["change", "consistent", 4.5]);
    expect(checksOf("城镇化率由53.2%提高到57.7%，提高5.5个百分点。")).toContainEqual(["change", "inconsistent", 4.5]);
  });
  it("compares a rate with its ends, but not an average of years", () => {
    expect(checksOf("经营主体由200万户增加到250万户，增长25%。")).toContainEqual(["change", "consistent", 25]);
    expect(checksOf("经营主体由200万户增加到250万户，年均增长4.6%。")).toEqual([]);
  });
  it("implies last year's level, except of what grows at constant prices", () => {
    expect(checksOf("2025年，粮食产量110万吨，增长10%。")).toContainEqual(["change", "implied", 1_000_000]);
    expect(checksOf("2025年，地区生产总值110亿元，增长10%。")).toEqual([]);
  });
  it("finds any figure of a move that is off by more than its rounding", () => {
    const figure = fc.integer({ min: 100, max: 900 });
    const off = fc.integer({ min: 3, max: 90 });
    fc.assert(
      fc.property(figure, figure, off, (from, size, error) => {
        const [a, b, c] = [from / 10, (from + size) / 10, size / 10].map((n) => n.toFixed(1));
        const wrong = ((size + error) / 10).toFixed(1);
        const said = (move: string) => checksOf(`覆盖率由${a}%提高到${b}%，提高${move}个百分点。`)[0]?.[1];
        expect([said(String(c)), said(wrong)]).toEqual(["consistent", "inconsistent"]);
      }),
      { numRuns: runs(30) },
    );
  });
});

describe("conflicts", () => {
  it("finds one indicator with two values", () =>
    expect(checksOf("2025年，粮食产量120万吨。各地喜获丰收。2025年粮食产量130万吨。")).toContainEqual([
      "conflict",
      "inconsistent",
      null,
    ]));
  it("compares levels that are said to be reached", () =>
    expect(checksOf("2025年，粮食产量达到120万吨。各地喜获丰收。2025年粮食产量达130万吨。")).toContainEqual([
      "conflict",
      "inconsistent",
      null,
    ]));
  it("compares nothing with what is added up over years", () =>
    expect(checksOf("2025年，建成高标准农田8.9万亩、累计达到120.5万亩。")).toEqual([]));
  it("compares no year's rate with an average of years, and no threshold with a level", () => {
    expect(checksOf("2025年，粮食产量增长5%。2025年粮食产量年均增长3%。")).toEqual([]);
    expect(checksOf("2025年，粮食产量突破120万吨。2025年粮食产量130万吨。")).toEqual([]);
  });
});

describe("declared lists", () => {
  const list = (declared: string, items: number) =>
    `重点做好${declared}方面工作。\n${["（一）扩大内需。", "（二）深化改革。", "（三）改善民生。", "（四）守住底线。"].slice(0, items).join("\n")}`;
  it("counts the items in the style of the first", () => {
    expect(checksOf(list("四个", 4))).toContainEqual(["enumeration", "consistent", 4]);
    expect(checksOf(list("5个", 4))).toContainEqual(["enumeration", "inconsistent", 4]);
  });
  it("counts the items behind a colon", () => {
    expect(checksOf("会议提出三项措施：简化流程、压缩时限和优化服务。")).toContainEqual([
      "enumeration",
      "consistent",
      3,
    ]);
    expect(checksOf("会议提出四项措施：简化流程、压缩时限、优化服务。")).toContainEqual([
      "enumeration",
      "inconsistent",
      3,
    ]);
  });
  it("leaves a list open that names some items", () =>
    expect(checksOf("在教育、医疗、养老等8个领域推进改革。")).toContainEqual(["enumeration", "open", 3]));
});

describe("lists in one sentence", () => {
  const listed = (text: string) =>
    analyse(textDocument("example", text, "2026-01-27"))
      .checks.filter(({ check }) => check === "enumeration")
      .map(({ result, detail }) => `${result}: ${detail}`);
  const LONG = "全面精简各级各类党政机构以及所属的全部事业单位"; // 23 characters

  it.each([
    ["精简机构、压缩编制、下放权力", "consistent: 3 declared, 3 listed: 精简机构 | 压缩编制 | 下放权力"],
    ["精简机构、压缩编制", "inconsistent: 3 declared, 2 listed: 精简机构 | 压缩编制"],
    ["精简机构、压缩编制和下放权力", "consistent: 3 declared, 3 listed: 精简机构 | 压缩编制 | 下放权力"],
    ["精简机构、压缩编制以及下放权力", "consistent: 3 declared, 3 listed: 精简机构 | 压缩编制 | 下放权力"],
    ["发展科技和教育、繁荣文化、办好体育", "consistent: 3 declared, 3 listed: 发展科技和教育 | 繁荣文化 | 办好体育"],
    ["办好体育、发展科技和教育", "consistent: 3 declared, 3 listed: 办好体育 | 发展科技 | 教育"],
    ["精简机构、 压缩编制 、下放权力，力求实效", "consistent: 3 declared, 3 listed: 精简机构 | 压缩编制 | 下放权力"],
    [`${LONG}人、压缩编制、下放权力`, `consistent: 3 declared, 3 listed: ${LONG}人 | 压缩编制 | 下放权力`],
  ])("behind a colon: %s", (list, expected) => expect(listed(`采取三项措施：${list}。`)).toEqual([expected]));

  it.each([
    "采取三项措施：精简机构。",
    "采取三项措施：精简机构、、下放权力。",
    `采取三项措施：${LONG}人员、压缩编制、下放权力。`,
    "采取三项措施，精简机构、压缩编制、下放权力。",
  ])("finds none in: %s", (text) => expect(listed(text)).toEqual([]));
});

describe("gaps in lists", () => {
  const gaps = (text: string) =>
    analyse(textDocument("example", text, "2026-01-27"))
      .warnings.filter(({ code }) => code === "checks/list_gap")
      .map(({ message }) => message);

  it("says how many items are missing between two", () => {
    expect(gaps("一是强化领导。三是强化监督。")).toEqual([
      expect.stringMatching(/^一是 is followed by 三是: an item is missing/),
    ]);
    expect(gaps("一是强化领导。四是强化监督。")).toEqual([
      expect.stringMatching(/^一是 is followed by 四是: 2 items are missing/),
    ]);
  });
  it("says nothing of a list that begins anew", () => {
    expect(gaps("一是强化领导。二是强化保障。一是强化监督。二是强化落实。")).toEqual([]);
  });
});
