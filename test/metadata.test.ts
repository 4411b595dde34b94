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
