// How the charts look, in files and in the page.

export const FONT = "Noto Sans SC";

/** Vega-Lite's configuration for all charts. */
export const STYLE = {
  font: `${FONT}, PingFang SC, Microsoft YaHei, sans-serif`,
  background: "white",
  padding: 12,
  title: {
    fontSize: 15,
    subtitleFontSize: 12,
    subtitlePadding: 6,
    subtitleColor: "#666666",
    anchor: "start" as const,
    fontWeight: "normal" as const,
    offset: 14,
  },
  axis: {
    labelFontSize: 12,
    labelPadding: 8,
    titleFontSize: 12,
    titleFontWeight: "normal" as const,
    titlePadding: 8,
    gridColor: "#e8e8e8",
  },
  axisQuantitative: { labelOverlap: "greedy" as const, labelSeparation: 6, labelFlush: false, tickCount: 6 },
  legend: { labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal" as const },
  text: { fontSize: 12 },
  view: { stroke: null },
};
