// Changes in per cent as bars that diverge from zero: the largest rises and the largest falls.
import type { Rows } from "../../schemas/rows.ts";
import template from "./changes.vl.json" with { type: "json" };
import { labelsOf } from "./labels.ts";
import { Leading } from "./order.ts";
import { type ChartMaker, type ChartTables, fill, MOST_ROWS, ofWhat } from "./spec.ts";

type Claim = Rows["claims"];

const isChange = ({ kind, unit, value, direction }: Claim) =>
  kind === "change" && unit === "%" && value !== null && direction !== null;
const signed = ({ value, direction }: Claim) => (direction === "decrease" ? -(value ?? 0) : (value ?? 0));

/** A change, and which of all it was that passed, from 0. */
interface Passed {
  readonly claim: Claim;
  readonly at: number;
}
/** The largest rise first; of equal ones that which passed earlier. */
const byRise = (a: Passed, b: Passed) => signed(b.claim) - signed(a.claim) || a.at - b.at;

function chartOf(rises: Leading<Passed>, falls: Leading<Passed>, tables: ChartTables) {
  const half = MOST_ROWS / 2;
  const cut = rises.count > MOST_ROWS;
  const ends = cut ? [...rises.rows.slice(0, half), ...falls.rows.slice(0, half).reverse()] : rises.rows;
  const shown = ends.map(({ claim }) => claim);
  const labels = labelsOf(shown, tables, false);
  const values = shown.map((claim, i) => ({
    label: labels[i] ?? "",
    value: signed(claim),
    text: `${claim.direction === "decrease" ? "−" : "+"}${claim.value}%`,
    direction: claim.direction === "decrease" ? "减少" : "增加",
  }));
  const note = cut ? `，${rises.count} 个增减中两端的 ${MOST_ROWS} 个` : "";
  return fill("changes", template, values, { text: "文中的增减", subtitle: `${ofWhat(tables)}${note}` });
}

export function changes(): ChartMaker {
  const rises = new Leading(MOST_ROWS, byRise);
  const falls = new Leading(MOST_ROWS, (a: Passed, b: Passed) => byRise(b, a));
  return {
    claims: (claim) => {
      if (!isChange(claim)) return;
      const passed = { claim, at: rises.count };
      rises.add(passed);
      falls.add(passed);
    },
    charts: (tables) => chartOf(rises, falls, tables),
  };
}
