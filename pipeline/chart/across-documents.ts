// One indicator in many documents, ranges as intervals: a chart for each of the indicators that most documents give.
import type { Rows } from "../../schemas/rows.ts";
import template from "./across-documents.vl.json" with { type: "json" };
import { byText, type ChartMaker, type ChartTables, documentNames, fill, first, MOST_ROWS, readable } from "./spec.ts";

type Indicator = Rows["indicators"];

const MOST_CHARTS = 6;
const LEAST_DOCUMENTS = 3;

/** What figures must share to stand on one axis. */
export const figureKey = ({ indicator, kind, unit, status, period }: Indicator): string =>
  JSON.stringify([indicator, kind, unit, status, period]);

/** 2026年地区生产总值增长目标. */
function subjectOf({ indicator, kind, unit, status, period }: Indicator): string {
  const years = period && /^\d{4}(?:\/\d{4})?$/.test(period) ? `${period.replace("/", "—")}年` : (period ?? "");
  const grows = kind === "change" && unit === "%" ? "增长" : "";
  return `${years}${indicator}${grows}${{ planned: "目标", required: "要求", reported: "" }[status]}`;
}

const middle = ({ value, low, high }: Indicator) => value ?? ((low ?? 0) + (high ?? 0)) / 2;
const shown = (unit: string | null, value: number) => `${readable(value)}${unit ?? ""}`;

/** The figures that share a key, the first of each document. */
export function figuresByKey({ indicators }: Pick<ChartTables, "indicators">): Map<string, Indicator[]> {
  const groups = new Map<string, Map<string, Indicator>>();
  for (const row of indicators) {
    const key = figureKey(row);
    const group = groups.get(key) ?? new Map<string, Indicator>();
    if (!group.has(row.document_id)) group.set(row.document_id, row);
    groups.set(key, group);
  }
  return new Map([...groups].map(([key, group]) => [key, [...group.values()]]));
}

/** The chart of one indicator's figures, the highest first. */
export function acrossChart(name: string, figures: readonly Indicator[], tables: ChartTables) {
  const [any] = figures;
  if (!any) return [];
  const names = documentNames(tables.documents);
  const written = new Map(tables.claims.map(({ claim_id, quantity }) => [claim_id, quantity]));
  const ordered = [...figures].sort((a, b) => middle(b) - middle(a) || byText(a.document_id, b.document_id));
  const { shown: rows, note } = first(ordered, MOST_ROWS, "篇文档");
  const values = rows.map((row) => ({
    document: names.get(row.document_id) ?? row.document_id,
    value: middle(row),
    low: row.low ?? row.value,
    high: row.high ?? row.value,
    text: written.get(row.claim_id) ?? shown(row.unit, middle(row)),
  }));
  const x = { ...template.encoding.x, title: any.unit ?? "数值" };
  const spec = { ...template, encoding: { ...template.encoding, x } };
  return fill(name, spec, values, {
    text: subjectOf(any),
    subtitle: `${tables.documents.length} 篇文档中的 ${figures.length} 篇${note}`,
  });
}

export const acrossDocuments: ChartMaker = (tables) => {
  if (tables.documents.length < LEAST_DOCUMENTS) return [];
  return [...figuresByKey(tables)]
    .filter(([, figures]) => figures.length >= LEAST_DOCUMENTS)
    .sort(([a, x], [b, y]) => y.length - x.length || byText(a, b))
    .slice(0, MOST_CHARTS)
    .flatMap(([, figures], i) => acrossChart(`across-documents-${i + 1}`, figures, tables));
};
