// Whether the texts of a drawing are whole and apart, as a browser lays them out with the glyphs that the drawing carries.
import type { Browser } from "playwright-core";

/** Texts of the SVG in the page that reach over its edge, or over each other. Runs in the browser. */
function misplaced(): string[] {
  interface Point {
    readonly x: number;
    readonly y: number;
  }
  const [svg] = document.querySelectorAll("svg");
  const frame = svg?.getBoundingClientRect();
  if (!svg || !frame) return ["no SVG"];
  const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent !== "");
  const boxes = texts.map((text) => {
    const { x, y, width, height } = text.getBBox();
    const matrix = text.getScreenCTM() as DOMMatrix;
    /** Letters fill less than the line's height: a fifth of it above and below is empty. */
    const inset = height / 5;
    const corners: [number, number][] = [
      [x, y + inset],
      [x + width, y + inset],
      [x + width, y + height - inset],
      [x, y + height - inset],
    ];
    return {
      text: text.textContent ?? "",
      points: corners.map(([a, b]) => new DOMPoint(a, b).matrixTransform(matrix)),
    };
  });
  const axesOf = (points: readonly Point[]) =>
    [0, 1].map((i) => {
      const [a, b] = [points[i] as Point, points[i + 1] as Point];
      const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
      return { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
    });
  const span = (points: readonly Point[], axis: Point) => {
    const places = points.map((point) => point.x * axis.x + point.y * axis.y);
    return [Math.min(...places), Math.max(...places)] as const;
  };
  /** Two turned rectangles overlap where no side of either parts them; a pixel is let pass. */
  const overlap = (a: readonly Point[], b: readonly Point[]) =>
    [...axesOf(a), ...axesOf(b)].every((axis) => {
      const [[a0, a1], [b0, b1]] = [span(a, axis), span(b, axis)];
      return Math.min(a1, b1) - Math.max(a0, b0) > 1;
    });
  const clipped = boxes
    .filter(({ points }) =>
      points.some(({ x, y }) => x < frame.left - 1 || x > frame.right + 1 || y < frame.top - 1 || y > frame.bottom + 1),
    )
    .map(({ text }) => `clipped: ${text}`);
  const crossing = boxes.flatMap((a, i) =>
    boxes.slice(i + 1).flatMap((b) => (overlap(a.points, b.points) ? [`overlap: ${a.text} | ${b.text}`] : [])),
  );
  return [...clipped, ...crossing];
}

/** Texts of an SVG that are clipped by its edge or overlap each other; a fault of its font is one too. */
export async function misplacedTexts(browser: Browser, svg: string): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width: 2400, height: 1600 } });
  try {
    await page.setContent(svg);
    await page.evaluate(() => document.fonts.ready);
    // The loader of TypeScript wraps inner functions in a helper of its own, which the page does not have.
    await page.evaluate("globalThis.__name = (inner) => inner");
    const fonts = await page.evaluate(() => document.fonts.size);
    return [...(fonts === 1 ? [] : ["no font of its own"]), ...(await page.evaluate(misplaced))];
  } finally {
    await page.close();
  }
}
