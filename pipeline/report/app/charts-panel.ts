// The charts of the documents in view, drawn in the page, so that a reader can point at a mark and save the drawing.
import embed, { type VisualizationSpec } from "vega-embed";
import { acrossChart, figureKey, figuresByKey, quantitiesOf } from "../../chart/across-documents.ts";
import { chartsOf } from "../../chart/chart.ts";
import type { Chart, ChartTables } from "../../chart/spec.ts";
import { STYLE } from "../../chart/style.ts";
import { make, select } from "./dom.ts";
import { language, say, sayOfChart } from "./language.ts";
import { chartTablesOf, type Entry } from "./model.ts";

const DARK = {
  background: "#17171a",
  title: { color: "#ececf0", subtitleColor: "#a0a0a8" },
  axis: { labelColor: "#ececf0", titleColor: "#ececf0", gridColor: "#3a3a40", domainColor: "#a0a0a8" },
  legend: { labelColor: "#ececf0", titleColor: "#ececf0" },
  text: { color: "#ececf0" },
} as const;

/** STYLE with the colours of the dark page over it. */
const dark = () => {
  const style = STYLE as unknown as Record<string, object | string>;
  const parts = Object.entries(DARK).map(([name, part]) => {
    const own = style[name];
    return [name, typeof part === "string" ? part : { ...(typeof own === "object" ? own : {}), ...part }];
  });
  return { ...style, ...Object.fromEntries(parts) };
};

/** A specification with its texts in the language of the interface; its rows stay as they are. */
function inLanguage(value: unknown): unknown {
  if (typeof value === "string") return sayOfChart(value);
  if (Array.isArray(value)) return value.map(inLanguage);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === "data" || key === "scale" ? part : inLanguage(part)]),
  );
}

/** Room beside the plot that its labels take, in pixels. */
const MARGIN = 260;
const NARROWEST = 220;

/** The specification no wider than its place. */
function fitted(spec: Chart["spec"], room: number): Chart["spec"] {
  const { width } = spec as { width?: unknown };
  if (typeof width !== "number") return spec;
  return { ...spec, width: Math.max(NARROWEST, Math.min(width, room - MARGIN)) } as Chart["spec"];
}

async function drawInto(figure: HTMLElement, { name, spec }: Chart, isDark: boolean): Promise<void> {
  const actions = { export: { svg: true, png: true }, source: false, compiled: false, editor: false };
  const config = (isDark ? dark() : STYLE) as never;
  const i18n = { PNG_ACTION: say("savePng"), SVG_ACTION: say("saveSvg") };
  const options = { i18n, ast: true, renderer: "svg" as const, actions, config, downloadFileName: name };
  await embed(figure, inLanguage(fitted(spec, figure.clientWidth)) as VisualizationSpec, options);
  figure.querySelector("summary")?.setAttribute("aria-label", say("save"));
}

/** Draws charts one after the other, so that the page stays quick to the touch. */
async function drawAll(container: HTMLElement, charts: readonly Chart[], isDark: boolean): Promise<void> {
  container.replaceChildren();
  for (const chart of charts) {
    const figure = make("div", { class: "figure", id: `chart-${chart.name}` });
    container.append(figure);
    await drawInto(figure, chart, isDark);
  }
  container.dataset.drawn = String(charts.length);
}

const LEAST_DOCUMENTS = 2;

/** A choice of the indicators that several documents give, and the chart of the one chosen. */
function comparison(tables: ChartTables, isDark: boolean): HTMLElement | null {
  const groups = [...figuresByKey(tables.indicators)]
    .filter(([, figures]) => figures.length >= LEAST_DOCUMENTS)
    .sort(([, a], [, b]) => b.length - a.length);
  if (groups.length === 0) return null;
  const drawing = make("div", { class: "figure", id: "chart-comparison" });
  const options = groups.map(([key, figures]) => {
    const [any] = figures;
    const parts = any ? [any.indicator, any.period, any.status, any.unit] : [];
    return [key, `${parts.filter(Boolean).join(" · ")} (${figures.length})`] as const;
  });
  const show = (key: string) => {
    const figures = groups.find(([group]) => group === key)?.[1] ?? [];
    const quantities = quantitiesOf(figures, tables.claims);
    const [chart] = acrossChart("comparison", { figures, documents: figures.length, quantities }, tables);
    if (chart) void drawInto(drawing, chart, isDark);
  };
  const [first] = groups;
  const [any] = first?.[1] ?? [];
  const chosen = any ? figureKey(any) : "";
  show(chosen);
  return make("section", { class: "comparison" }, select(say("across"), options, chosen, show), drawing);
}

export function renderCharts(entries: readonly Entry[], isDark: boolean): HTMLElement {
  const panel = make("div", { class: "charts", lang: language() === "zh" ? "zh" : "en" });
  const tables = chartTablesOf(entries);
  const charts = chartsOf(tables);
  if (charts.length === 0) {
    panel.append(make("p", { class: "quiet" }, say("noCharts")));
    return panel;
  }
  const compared = entries.length > 1 ? comparison(tables, isDark) : null;
  if (compared) panel.append(compared);
  const drawings = make("div", { id: "drawings" });
  panel.append(drawings);
  void drawAll(drawings, charts, isDark);
  return panel;
}
