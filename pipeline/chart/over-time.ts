// An indicator's results over the years, a line a place: a chart for each of the indicators with the most figures.
import type { Rows } from "../../schemas/rows.ts";
import { byText, mostFrequent } from "./order.ts";
import template from "./over-time.vl.json" with { type: "json" };
import { type ChartMaker, type ChartTables, fill, ofWhat, shorten } from "./spec.ts";

type Indicator = Rows["indicators"];

const MOST_CHARTS = 4;
const MOST_PLACES = 8;
const LEAST_YEARS = 3;
const YEAR = /^\d{4}$/;

/** Of so many indicators, those with the most figures, the lines are looked at. */
const MOST_INDICATORS = 1000;

interface Series {
  readonly indicator: Indicator;
  /** Values by place, then by year. */
  readonly places: Map<string, Map<string, number>>;
}

const isOfAYear = ({ status, period, value }: Indicator) =>
  status === "reported" && value !== null && YEAR.test(period ?? "");
const keyOf = ({ indicator, kind, unit }: Indicator) => JSON.stringify([indicator, kind, unit]);

/** The figures of the keys: of a place's year the first. */
function seriesOf(keys: ReadonlySet<string>, { documents, indicators }: ChartTables): Map<string, Series> {
  const placeOf = new Map(
    documents.map(({ document_id, place, title }) => [document_id, shorten(place ?? title ?? document_id)]),
  );
  const all = new Map<string, Series>();
  if (keys.size === 0) return all;
  for (const row of indicators) {
    const key = keyOf(row);
    if (!isOfAYear(row) || !keys.has(key)) continue;
    const { period, value, document_id } = row;
    const series = all.get(key) ?? { indicator: row, places: new Map<string, Map<string, number>>() };
    all.set(key, series);
    const place = placeOf.get(document_id) ?? document_id;
    const years = series.places.get(place) ?? new Map<string, number>();
    series.places.set(place, years);
    if (!years.has(period ?? "")) years.set(period ?? "", value ?? 0);
  }
  return all;
}

function chartsOf(all: ReadonlyMap<string, Series>, tables: ChartTables) {
  const long = [...all]
    .map(([key, { indicator, places }]) => {
      const kept = [...places].filter(([, years]) => years.size >= LEAST_YEARS).slice(0, MOST_PLACES);
      return { key, indicator, kept, figures: kept.reduce((sum, [, years]) => sum + years.size, 0) };
    })
    .filter(({ kept }) => kept.length > 0)
    .sort((a, b) => b.figures - a.figures || byText(a.key, b.key));
  return long.slice(0, MOST_CHARTS).flatMap(({ indicator, kept }, i) => {
    const values = kept.flatMap(([place, years]) =>
      [...years].sort(([a], [b]) => byText(a, b)).map(([year, value]) => ({ place, year, value })),
    );
    const y = { ...template.encoding.y, title: indicator.unit ?? "数值" };
    const spec = { ...template, encoding: { ...template.encoding, y } };
    const grows = indicator.kind === "change" && indicator.unit === "%" ? "增长" : "";
    return fill(`over-time-${i + 1}`, spec, values, {
      text: `历年${indicator.indicator}${grows}`,
      subtitle: ofWhat(tables),
    });
  });
}

export function overTime(): ChartMaker {
  const counts = new Map<string, number>();
  return {
    indicators: (row) => {
      if (isOfAYear(row)) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
    },
    charts: (tables) => {
      const keys = new Set(mostFrequent(counts, LEAST_YEARS, MOST_INDICATORS));
      return chartsOf(seriesOf(keys, tables), tables);
    },
  };
}
