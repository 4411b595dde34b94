// How many claims of each kind each section makes; of several documents, each document.
import type { Rows } from "../../schemas/rows.ts";
import template from "./claims-by-section.vl.json" with { type: "json" };
import { type ChartMaker, documentNames, fill, first, MOST_ROWS, ofWhat, shorten } from "./spec.ts";

type Kind = Rows["claims"]["kind"];

const KINDS: readonly (readonly [Kind, string])[] = [
  ["level", "水平"],
  ["change", "变化"],
  ["share", "占比"],
  ["rate", "比率"],
  ["rank", "位次"],
  ["difference", "差距"],
  ["enumeration", "列举"],
];

export const claimsBySection: ChartMaker = (tables) => {
  const { claims, documents } = tables;
  const several = documents.length > 1;
  const names = documentNames(documents);
  const counts = new Map<string, Map<Kind, number>>();
  for (const { section, document_id, kind } of claims) {
    const place = several ? (names.get(document_id) ?? document_id) : shorten(section?.split(" › ")[0] ?? "（无标题）");
    const kinds = counts.get(place) ?? new Map<Kind, number>();
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    counts.set(place, kinds);
  }
  const { shown, note } = first([...counts], MOST_ROWS, several ? "篇文档" : "个章节");
  const values = shown.flatMap(([section, kinds]) =>
    KINDS.flatMap(([kind, name], rank) => {
      const count = kinds.get(kind);
      return count ? [{ section, kind: name, rank, count }] : [];
    }),
  );
  const text = several ? "各文档的数据条数" : "各章节的数据条数";
  return fill("claims-by-section", template, values, { text, subtitle: `${ofWhat(tables)}${note}` });
};
