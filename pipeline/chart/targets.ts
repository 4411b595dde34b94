// Targets beside the results of the same indicator, in per cent, for one document.
import type { Rows } from "../../schemas/rows.ts";
import { type ChartMaker, type ChartRow, type ChartTables, fill, first, MOST_ROWS, ofWhat, shorten } from "./spec.ts";
import template from "./targets.vl.json" with { type: "json" };

type Indicator = Rows["indicators"];

const inPercent = ({ kind, unit }: Indicator) => unit === "%" && /^(?:change|rate|share)$/.test(kind);
const rowOf = ({ value, low, high, period, status }: Indicator, label: string): ChartRow => ({
  label,
  value: value ?? ((low ?? 0) + (high ?? 0)) / 2,
  low: low ?? value,
  high: high ?? value,
  status: status === "planned" ? "目标" : "结果",
  period: period ?? "",
  text: value === null ? `${low}–${high}%` : `${value}%`,
});

type Groups = Map<string, { planned?: Indicator; reported?: Indicator }>;

function add(groups: Groups, row: Indicator): void {
  if (!inPercent(row) || row.status === "required") return;
  const key = `${row.indicator} ${row.kind}`;
  const group = groups.get(key) ?? {};
  const known = group[row.status];
  if (!known || (row.period ?? "") > (known.period ?? "")) group[row.status] = row;
  groups.set(key, group);
}

function chartOf(groups: Groups, tables: ChartTables) {
  const both = [...groups.values()].filter(({ planned, reported }) => planned && reported);
  const { shown, note } = first(both, MOST_ROWS, "个指标");
  const values = shown.flatMap(({ planned, reported }) => {
    const label = shorten(planned?.indicator ?? "");
    return [reported, planned].flatMap((row) => (row ? [rowOf(row, label)] : []));
  });
  return fill("targets", template, values, { text: "同一指标的结果与目标", subtitle: `${ofWhat(tables)}${note}` });
}

export function targets(): ChartMaker {
  const groups: Groups = new Map();
  let only: string | null = null;
  return {
    indicators: (row) => {
      only ??= row.document_id;
      if (row.document_id === only) add(groups, row);
    },
    charts: (tables) => (tables.documents.length === 1 ? chartOf(groups, tables) : []),
  };
}
