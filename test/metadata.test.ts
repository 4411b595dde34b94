// What official pages say of their article, and what of a page is no article.
import { expect, it } from "vitest";
import { ingestText } from "../pipeline/ingest/ingest.ts";
import { analyse } from "../pipeline/pipeline.ts";
import { ingestAll } from "./score.ts";

const read = (text: string) => {
  const bytes = new TextEncoder().encode(text);
  return ingestText("a", "a.txt", { key: null, text, encoding: "utf-8", bytes });
};

it("reads the register that an official page puts above a document", () => {
  const page = [
    "索引号：000014349/2021-00012",
    "发文机关：国务院办公厅",
    "成文日期：2021年03月05日",
    "发文字号：国办发〔2021〕7号",
    "发布日期：2021年03月18日",
    "国务院办公厅关于服务“六稳”“六保”的意见",
    "作者：张三",
    "来源：中国政府网 阅读次数：128",
    "各省、自治区、直辖市人民政府：",
    "现提出如下意见。取消事项12项。",
  ].join("\n");
  const document = read(page);
  expect(document.metadata).toMatchObject({
    title: "国务院办公厅关于服务“六稳”“六保”的意见",
    published: "2021-03-18",
    dated: "2021-03-05",
    issuer: "国务院办公厅",
    document_number: "国办发〔2021〕7号",
    index_number: "000014349/2021-00012",
    author: "张三",
    source: "中国政府网",
    views: 128,
  });
  expect(analyse(document).claims.map(({ numeral }) => numeral.value)).toEqual([12]);
});

it("takes the day of delivery for the date of a report, and the place from its title", () => {
  const { metadata } = read(
    "2026年湖南省政府工作报告\n——2026年2月3日在湖南省第十四届人民代表大会第四次会议上\n各位代表：\n现在报告工作。",
  );
  expect(metadata).toMatchObject({ published: "2026-02-03", place: "湖南省", title: "2026年湖南省政府工作报告" });
});

it("takes place, title and date from the columns of a corpus", async () => {
  const csv = "province,title,publish_date,full_text\n湖南省,政府工作报告,2026-02-05,完成投资3亿元。\n";
  const [document] = await ingestAll(new TextEncoder().encode(csv), "corpus.csv", () => undefined);
  expect(document?.metadata).toMatchObject({ place: "湖南省", title: "政府工作报告", published: "2026-02-05" });
});

it.each([
  ["某市政府工作报告\n（2012年2月8日）\n各位代表：", "2012-02-08"],
  ["某市政府工作报告\n（2012年2月8日在某市第三届人民代表大会第四次会议上）\n各位代表：", "2012-02-08"],
  ["某市政府工作报告\n——二○○九年二月十八日在某市第三届人民代表大会第四次会议上\n各位代表：", "2009-02-18"],
  ["某市关于做好防汛工作的通知\n各县区：\n请遵照执行。\n某市人民政府\n二〇一〇年三月三十一日", "2010-03-31"],
  ["某市防汛工作要点\n做好防汛工作。\n二ＯＯ三年元月十日", "2003-01-10"],
  ["某市统计公报\n某市统计局  2012年2月8日\n全市经济平稳运行。", "2012-02-08"],
  ["某市统计公报\n（某市统计局 2012年2月8日发布）\n全市经济平稳运行。", "2012-02-08"],
  ["某市关于做好防汛工作的通知\n请遵照执行。\n某市人民政府办公室2012年2月8日印发", "2012-02-08"],
  ["某市防汛工作会议召开\n发布时间：２０１０年８月１６日\n会议指出，形势严峻。", "2010-08-16"],
  ["某市防汛工作会议召开\n2010年2月30日\n会议指出，形势严峻。", null],
  ["某市防汛工作会议召开\n2010年8月16日，会议召开。", null],
])("reads the day of %j", (text, day) => {
  expect(read(text).metadata.published).toBe(day);
});

it.each([
  ["某市2012年政府工作报告", "2011", "2012"],
  ["关于某市２０１１年国民经济和社会发展计划执行情况与２０１２年计划草案的报告", "2011", "2012"],
  ["某市2011年国民经济和社会发展统计公报", "2010", "2012"],
  ["某市政府工作报告", null, null],
  ["某市2011年预算执行情况的报告", null, null],
])("takes last year and this one by the title %s, where a text has no date", (title, last, current) => {
  const { claims, warnings } = analyse(read(`${title}\n上年新增企业5家。\n今年新增企业6家。`));
  expect(claims.map(({ period }) => period)).toEqual([last, current]);
  expect(warnings.map(({ code }) => code)).toEqual(current === null ? ["numerals/undated"] : []);
});
