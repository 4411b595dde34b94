// Changes in per cent as bars that diverge from zero: the largest rises and the largest falls.
import type { Rows } from "../../schemas/rows.ts";
import template from "./changes.vl.json" with { type: "json" };
import { labelsOf } from "./labels.ts";
import { type ChartMaker, fill, MOST_ROWS, ofWhat } from "./spec.ts";

const signed = ({ value, direction }: Rows["claims"]) => (direction === "decrease" ? -(value ?? 0) : (value ?? 0));

export const changes: ChartMaker = (tables) => {
  const found = tables.claims
    .filter(
      ({ kind, unit, value, direction }) => kind === "change" && unit === "%" && value !== null && direction !== null,
    )
    .sort((a, b) => signed(b) - signed(a));
  const half = MOST_ROWS / 2;
  const cut = found.length > MOST_ROWS;
  const shown = cut ? [...found.slice(0, half), ...found.slice(-half)] : found;
  const labels = labelsOf(shown, tables, false);
  const values = shown.map((claim, i) => ({
    label: labels[i] ?? "",
    value: signed(claim),
    text: `${claim.direction === "decrease" ? "−" : "+"}${claim.value}%`,
    direction: claim.direction === "decrease" ? "减少" : "增加",
  }));
  const note = cut ? `，${found.length} 个增减中两端的 ${MOST_ROWS} 个` : "";
  return fill("changes", template, values, { text: "文中的增减", subtitle: `${ofWhat(tables)}${note}` });
};
