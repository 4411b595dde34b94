// Damage to a text: each sign gets a warning at its place, and a clean text gets none.
import { expect, it } from "vitest";
import { findDamage } from "../pipeline/ingest/damage.ts";
import { ingestText } from "../pipeline/ingest/ingest.ts";
import { analyse } from "../pipeline/pipeline.ts";

const found = (text: string) =>
  findDamage(text).map(({ code, span }) => [code, text.slice(span?.start ?? 0, span?.end ?? 0)]);

it.each([
  ["投资\ufffd\ufffd元", "ingest/replacement", "\ufffd\ufffd"],
  ["锟斤拷锟斤拷政府", "ingest/mojibake", "锟斤拷锟斤拷"],
  ["增长1O%", "ingest/ocr", "1O"],
  ["达到2l5万元", "ingest/ocr", "2l5"],
  ["比重为O.5%", "ingest/ocr", "O.5"],
  ["会议（扩大会议强调", "ingest/bracket", "（"],
  ["会议）强调", "ingest/bracket", "）"],
  ["推动经济\n，持续发展", "ingest/line", "济\n，"],
])("warns of %s", (text, code, place) => expect(found(text)).toEqual([[code, place]]));

it.each([
  "建成5G基站10万个（含室内）。",
  "1）加强领导。\n2）落实责任。",
  "（一)总体要求。",
  "GB3095和CO2浓度，O2O平台，1+9体系。",
  "（一）目标\n（二）任务",
])("finds nothing in %s", (text) => expect(found(text)).toEqual([]));

it("warns where a list skips an item", () => {
  const text = "主要有：一是强化服务。二是深化改革。四是改善民生。";
  const bytes = new TextEncoder().encode(text);
  const document = analyse(ingestText("a", "a.txt", { key: null, text, encoding: "utf-8", bytes, published: null }));
  const gaps = document.warnings.filter(({ code }) => code === "checks/list_gap");
  expect(gaps.map(({ span }) => text.slice(span?.start ?? 0, span?.end ?? 0))).toEqual(["四是"]);
});
