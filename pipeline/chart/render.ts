// Draws a Vega-Lite specification as SVG and PNG, with Chinese text at its true width, on any machine.
import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-js";
import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { textMetrics } from "vega-scenegraph";

const FONT = "Noto Sans SC";
const FONT_FILE = createRequire(import.meta.url).resolve(
  "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
);

const FULL_WIDTH =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6“”‘’…—]/;
/** Mean advance of the font's Latin letters and digits, in em: measured from its horizontal metrics. */
const LATIN_ADVANCE = 0.56;

/** Width of a text in pixels. Without a canvas Vega takes 0.8 em a character, too little for Chinese. */
function textWidth(item: { fontSize?: number; text?: unknown }, text: unknown = item.text): number {
  const size = item.fontSize ?? 11;
  return [...String(text ?? "")].reduce((width, c) => width + (FULL_WIDTH.test(c) ? 1 : LATIN_ADVANCE) * size, 0);
}

textMetrics.width = textWidth;

const STYLE = {
  font: FONT,
  background: "white",
  padding: 12,
  title: { fontSize: 15, anchor: "start" as const, fontWeight: "normal" as const, offset: 12 },
  axis: { labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal" as const },
  legend: { labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal" as const },
  text: { fontSize: 12 },
  view: { stroke: null },
};

/** The specification as an SVG document. */
export async function toSvg(spec: TopLevelSpec): Promise<string> {
  const { spec: vega } = compile(spec, { config: STYLE });
  const view = new View(parse(vega), { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  return `${svg}\n`;
}

/** The SVG as PNG, twice its size, so that it is sharp in print. */
export function toPng(svg: string): Uint8Array {
  const options = {
    fitTo: { mode: "zoom" as const, value: 2 },
    font: { fontFiles: [FONT_FILE], loadSystemFonts: false, defaultFontFamily: FONT },
  };
  return new Resvg(svg, options).render().asPng();
}
