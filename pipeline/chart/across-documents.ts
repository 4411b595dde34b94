// One indicator in many documents, ranges as intervals: a chart for each of the indicators that most documents give.
import type { Rows } from "../../schemas/rows.ts";
import template from "./across-documents.vl.json" with { type: "json" };
import { byText, Leading, mostFrequent } from "./order.ts";
import { type ChartMaker, type ChartTables, documentNames, fill, first, MOST_ROWS, readable } from "./spec.ts";

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

/** The highest first. */
const byMiddle = (a: Indicator, b: Indicator) => middle(b) - middle(a) || byText(a.document_id, b.document_id);

/** Says of each row whether it is the first of its document under its key; rows come in the documents' order. */
function firsts(): (row: Indicator, key: string) => boolean {
  const last = new Map<string, string>();
  return ({ document_id }, key) => {
    const isFirst = last.get(key) !== document_id;
    last.set(key, document_id);
    return isFirst;
  };
}

/** The figures that share a key, the first of each document. */
export function figuresByKey(indicators: Iterable<Indicator>): Map<string, Indicator[]> {
  const groups = new Map<string, Indicator[]>();
  const isFirst = firsts();
  for (const row of indicators) {
    const key = figureKey(row);
    if (!isFirst(row, key)) continue;
    const group = groups.get(key) ?? [];
    group.push(row);
    groups.set(key, group);
  }
  return groups;
}

/** The claims' quantities as written, of some figures. */
export function quantitiesOf(figures: readonly Indicator[], claims: Iterable<Rows["claims"]>): Map<string, string> {
  const wanted = new Set(figures.map(({ claim_id }) => claim_id));
  const written = new Map<string, string>();
  if (wanted.size === 0) return written;
  for (const { claim_id, quantity } of claims) if (wanted.has(claim_id)) written.set(claim_id, quantity);
  return written;
}

/** What an indicator's chart is made from: figures of so many documents, all of them or the highest, and their quantities. */
interface Figures {
  readonly figures: readonly Indicator[];
  readonly documents: number;
  readonly quantities: ReadonlyMap<string, string>;
}

/** The chart of one indicator's figures, the highest first. */
export function acrossChart(name: string, { figures, documents, quantities }: Figures, tables: ChartTables) {
  const [any] = figures;
  if (!any) return [];
  const names = documentNames(tables.documents);
  const { shown: rows, note } = first([...figures].sort(byMiddle), MOST_ROWS, "篇文档", documents);
  const values = rows.map((row) => ({
    document: names.get(row.document_id) ?? row.document_id,
    value: middle(row),
    low: row.low ?? row.value,
    high: row.high ?? row.value,
    text: quantities.get(row.claim_id) ?? shown(row.unit, middle(row)),
  }));
  const x = { ...template.encoding.x, title: any.unit ?? "数值" };
  const spec = { ...template, encoding: { ...template.encoding, x } };
  return fill(name, spec, values, {
    text: subjectOf(any),
    subtitle: `${tables.documents.length} 篇文档中的 ${documents} 篇${note}`,
  });
}

/** The highest figures of each of the keys. */
function leadingFigures(keys: readonly string[], indicators: Iterable<Indicator>): Map<string, Leading<Indicator>> {
  const found = new Map(keys.map((key) => [key, new Leading<Indicator>(MOST_ROWS, byMiddle)]));
  const isFirst = firsts();
  if (found.size > 0)
    for (const row of indicators) {
      const key = figureKey(row);
      const group = found.get(key);
      if (group && isFirst(row, key)) group.add(row);
    }
  return found;
}

export function acrossDocuments(): ChartMaker {
  const having = new Map<string, number>();
  const isFirst = firsts();
  return {
    indicators: (row) => {
      const key = figureKey(row);
      if (isFirst(row, key)) having.set(key, (having.get(key) ?? 0) + 1);
    },
    charts: (tables) => {
      const leading = leadingFigures(mostFrequent(having, LEAST_DOCUMENTS, MOST_CHARTS), tables.indicators);
      const figures = [...leading.values()].flatMap(({ rows }) => rows);
      const quantities = quantitiesOf(figures, tables.claims);
      return [...leading.values()].flatMap(({ rows, count }, i) =>
        acrossChart(`across-documents-${i + 1}`, { figures: rows, documents: count, quantities }, tables),
      );
    },
  };
}
