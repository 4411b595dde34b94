// How many claims of each kind each section makes; of several documents, each document.
import type { Rows } from "../../schemas/rows.ts";
import template from "./claims-by-section.vl.json" with { type: "json" };
import { type ChartMaker, type ChartTables, documentNames, fill, first, MOST_ROWS, ofWhat, shorten } from "./spec.ts";

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

/** Claims of each kind by place, in the order in which the places come. */
type Counts = Map<string, Map<Kind, number>>;

function count(counts: Counts, place: string, kind: Kind): void {
  const kinds = counts.get(place) ?? new Map<Kind, number>();
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  counts.set(place, kinds);
}

function chartOf(counts: Counts, all: number, tables: ChartTables) {
  const several = tables.documents.length > 1;
  const names = several ? documentNames(tables.documents) : new Map<string, string>();
  const { shown, note } = first([...counts], MOST_ROWS, several ? "篇文档" : "个章节", all);
  const values = shown.flatMap(([place, kinds]) =>
    KINDS.flatMap(([kind, name], rank) => {
      const count = kinds.get(kind);
      return count ? [{ section: names.get(place) ?? place, kind: name, rank, count }] : [];
    }),
  );
  const text = several ? "各文档的数据条数" : "各章节的数据条数";
  return fill("claims-by-section", template, values, { text, subtitle: `${ofWhat(tables)}${note}` });
}

export function claimsBySection(): ChartMaker {
  const sections: Counts = new Map();
  const documents: Counts = new Map();
  let [last, having]: [string | null, number] = [null, 0];
  return {
    claims: ({ section, document_id, kind }) => {
      if (document_id !== last) having++;
      last = document_id;
      if (having === 1) count(sections, shorten(section?.split(" › ")[0] ?? "（无标题）"), kind);
      if (having <= MOST_ROWS) count(documents, document_id, kind);
    },
    charts: (tables) =>
      tables.documents.length > 1 ? chartOf(documents, having, tables) : chartOf(sections, sections.size, tables),
  };
}
