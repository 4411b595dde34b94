// Draws a Vega-Lite specification as SVG and PNG, with Chinese text at its true width, on any machine.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import subsetFont from "subset-font";
import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { textMetrics } from "vega-scenegraph";
import { toPrettyJson } from "../export/json.ts";
import { readLexicon } from "../lexicon.ts";
import type { Chart } from "./spec.ts";
import { FONT, STYLE } from "./style.ts";

const FONT_FILE = createRequire(import.meta.url).resolve(
  "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
);

const advances = new Map(
  readLexicon(new URL("advances.csv", import.meta.url), ["code", "advance"]).map(({ code, advance }) => [
    String.fromCodePoint(Number(code)),
    Number(advance),
  ]),
);

/** Width of a text in pixels. Without a canvas Vega takes 0.8 em a character, too little for Chinese. */
function textWidth(item: { fontSize?: number; text?: unknown }, text: unknown = item.text): number {
  const size = item.fontSize ?? 11;
  return [...String(text ?? "")].reduce((width, c) => width + (advances.get(c) ?? 1) * size, 0);
}

textMetrics.width = textWidth;

/** The part of a font that the text needs, as OpenType. */
const subsetOf = (font: Buffer, text: string): Promise<Buffer> => subsetFont(font, text, { targetFormat: "sfnt" });

/** The font as a style sheet that an SVG carries with it. */
async function faceOf(font: Buffer, text: string): Promise<string> {
  const bytes = await subsetFont(font, text, { targetFormat: "woff" });
  return `<style>@font-face{font-family:"${FONT}";src:url(data:font/woff;base64,${bytes.toString("base64")})}</style>`;
}

/** The drawing as PNG, twice its size, so that it is sharp in print. The renderer takes fonts from files alone. */
function toPng(svg: string, font: Buffer): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "zhengshu-"));
  try {
    const fontFile = join(folder, "font.ttf");
    writeFileSync(fontFile, font);
    const options = {
      fitTo: { mode: "zoom" as const, value: 2 },
      font: { fontFiles: [fontFile], loadSystemFonts: false, defaultFontFamily: FONT },
    };
    return new Resvg(svg, options).render().asPng();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A drawn chart. The SVG's text stays text, and carries the glyphs that it is shown with. */
export interface Drawing {
  readonly svg: string;
  readonly png: Uint8Array;
}

/** What XML can not hold, as a hostile name may have it. */
const NOT_XML = /(?![\t\n\r])\p{Cc}|\p{Surrogate}|[\ufffe\uffff]/gu;

async function svgOf(spec: TopLevelSpec): Promise<string> {
  const { spec: vega } = compile(spec, { config: STYLE });
  const view = new View(parse(vega), { renderer: "none" });
  const svg = (await view.toSVG()).replaceAll(NOT_XML, "\ufffd");
  view.finalize();
  return svg;
}

/** The characters that a drawing writes, or several do, each once. */
function charactersOf(...svgs: readonly string[]): string {
  const written = svgs.flatMap((svg) => [...svg.matchAll(/>([^<]+)<\/text>/g)].map(([, content]) => content));
  return [...new Set(written.join(""))].sort().join("");
}

/**
 * Draws specifications. The whole font, of ten megabytes, is read once for all of them: each drawing takes its part of the
 * part that all need.
 */
export async function draw(specs: readonly TopLevelSpec[]): Promise<Drawing[]> {
  const svgs: string[] = [];
  for (const spec of specs) svgs.push(await svgOf(spec));
  if (svgs.length === 0) return [];
  const fontOfAll = await subsetOf(readFileSync(FONT_FILE), charactersOf(...svgs));
  const drawings: Drawing[] = [];
  for (const svg of svgs) {
    const text = charactersOf(svg);
    const font = await subsetOf(fontOfAll, text);
    const face = await faceOf(font, text);
    drawings.push({ svg: `${svg.replace(/(<svg[^>]*>)/, `$1${face}`)}\n`, png: toPng(svg, font) });
  }
  return drawings;
}

/** The files of charts: of each its specification, and its drawing as SVG and as PNG. */
export async function chartFiles(charts: readonly Chart[]): Promise<{ name: string; content: string | Uint8Array }[]> {
  const drawings = await draw(charts.map(({ spec }) => spec));
  return charts.flatMap(({ name, spec }, i) => {
    const { svg, png } = drawings[i] as Drawing;
    return [
      { name: `${name}.vl.json`, content: toPrettyJson(spec) },
      { name: `${name}.svg`, content: svg },
      { name: `${name}.png`, content: png },
    ];
  });
}
