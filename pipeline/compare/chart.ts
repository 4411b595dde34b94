// What changed between two results, as bars: by how much of its former value each figure moved.
import type { Rows } from "../../schemas/rows.ts";
import template from "../chart/changes.vl.json" with { type: "json" };
import { type Chart, distinct, fill, first, MOST_ROWS, shorten } from "../chart/spec.ts";

const DECIMALS = 2;

/** The changed figures that have a value before and after, the largest rises first; none where nothing moved. */
export function comparisonChart(rows: readonly Rows["comparison"][], names: string): readonly Chart[] {
  const moved = rows
    .flatMap((row) => {
      const { change, from_value, to_value } = row;
      if (change !== "changed" || !from_value || to_value === null || from_value === to_value) return [];
      return [{ row, share: ((to_value - from_value) / Math.abs(from_value)) * 100 }];
    })
    .sort((a, b) => Math.abs(b.share) - Math.abs(a.share));
  const { shown, note } = first(moved, MOST_ROWS, "个变动");
  const ordered = [...shown].sort((a, b) => b.share - a.share);
  const labels = distinct(
    ordered.map(({ row }) => shorten([row.place, row.period, row.indicator ?? ""].filter(Boolean).join(" "))),
  );
  const values = ordered.map(({ row, share }, i) => ({
    label: labels[i] ?? "",
    value: Number(share.toFixed(DECIMALS)),
    text: `${row.from_quantity} → ${row.to_quantity}`,
    direction: share < 0 ? "减少" : "增加",
  }));
  return fill("comparison", template, values, { text: "两次结果之间变动的数据", subtitle: `${names}${note}` });
}
