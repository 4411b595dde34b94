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
import { readLexicon } from "../lexicon.ts";
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

let fontBytes: Buffer | null = null;

/** The part of the font that the text needs, as OpenType: a small file, where reading the whole takes a second. */
function fontFor(text: string): Promise<Buffer> {
  fontBytes ??= readFileSync(FONT_FILE);
  return subsetFont(fontBytes, text, { targetFormat: "sfnt" });
}

/** The font as a style sheet that an SVG carries with it. */
async function faceOf(font: Buffer, text: string): Promise<string> {
  const bytes = await subsetFont(font, text, { targetFormat: "woff2" });
  return `<style>@font-face{font-family:"${FONT}";src:url(data:font/woff2;base64,${bytes.toString("base64")})}</style>`;
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

/** Draws a specification. */
export async function draw(spec: TopLevelSpec): Promise<Drawing> {
  const { spec: vega } = compile(spec, { config: STYLE });
  const view = new View(parse(vega), { renderer: "none" });
  const svg = (await view.toSVG()).replaceAll(NOT_XML, "\ufffd");
  view.finalize();
  const written = [...svg.matchAll(/>([^<]+)<\/text>/g)].map(([, content]) => content).join("");
  const text = [...new Set(written)].sort().join("");
  const font = await fontFor(text);
  return { svg: `${svg.replace(/(<svg[^>]*>)/, `$1${await faceOf(font, text)}`)}\n`, png: toPng(svg, font) };
}
