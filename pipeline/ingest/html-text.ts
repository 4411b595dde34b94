// The text of HTML as it is read: a line a paragraph, a line a row of a table with tabs between its cells.
import type { Cheerio, CheerioAPI } from "cheerio";
import type { AnyNode, Element } from "domhandler";

const BLOCK = new Set(
  "address article aside blockquote body dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody tfoot thead tr ul".split(
    " ",
  ),
);
const CELL = new Set(["td", "th"]);
const SKIPPED = new Set(
  "script style noscript template iframe object svg head button select input textarea".split(" "),
);
const HAN_BREAK = /(?<=[\p{Script=Han}\p{P}])[ \t\r\n]*\n[ \t\r\n]*(?=[\p{Script=Han}\p{P}])/gu;
const SPACES = /[ \t\r\n]+/g;

const isElement = (node: AnyNode): node is Element => node.type === "tag";

/** A cell's text on one line. */
const cellText = (cell: Cheerio<Element>) => cell.text().replaceAll(SPACES, " ").trim();

/** A cell that holds as much is a page's layout, and its text is prose. */
const LONGEST_CELL = 300;
const isLayout = ($: CheerioAPI, cell: Element) =>
  $(cell).find("table").length > 0 || cellText($(cell)).length > LONGEST_CELL;

const spanOf = (written: string | undefined, most: number) => Math.min(most, Math.max(1, Number(written) || 1));
const MOST_COLUMNS = 100;
const MOST_ROWS = 1000;

/** Gives cells that span columns or rows empty ones for the places that they take, so that columns line up. */
function spread($: CheerioAPI, root: Cheerio<AnyNode>): void {
  for (const table of root.find("table").addBack("table").get()) {
    if (!$(table).is(":has([rowspan], [colspan])")) continue;
    let taken = new Map<number, number>();
    for (const row of $(table).find("tr").get()) {
      const next = new Map<number, number>();
      let column = 0;
      const pass = (before: Cheerio<AnyNode> | null) => {
        for (let left = taken.get(column); left !== undefined; left = taken.get(++column)) {
          if (before) before.before("<td></td>");
          else $(row).append("<td></td>");
          if (left > 1) next.set(column, left - 1);
        }
      };
      for (const cell of $(row).children("td, th").get()) {
        pass($(cell));
        const [columns, rows] = [
          spanOf($(cell).attr("colspan"), MOST_COLUMNS),
          spanOf($(cell).attr("rowspan"), MOST_ROWS),
        ];
        for (let i = 0; i < columns; i++, column++) {
          if (rows > 1) next.set(column, rows - 1);
          if (i > 0) $(cell).after("<td></td>");
        }
      }
      pass(null);
      taken = next;
    }
  }
}

/** Text of a node and all below it. Walks with a list of its own, for pages nest deeper than the call stack. */
export function htmlText($: CheerioAPI, root: Cheerio<AnyNode>): string {
  spread($, root);
  const parts: string[] = [];
  const waiting: (AnyNode | string)[] = root.get().reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === "string") parts.push(node);
    else if (node.type === "text") parts.push(node.data.replaceAll(HAN_BREAK, "").replaceAll(SPACES, " "));
    else if (isElement(node)) {
      if (SKIPPED.has(node.name)) continue;
      if (node.name === "br") parts.push("\n");
      if (CELL.has(node.name) && !isLayout($, node)) {
        parts.push(cellText($(node)), $(node).next().length > 0 ? "\t" : "");
        continue;
      }
      if (BLOCK.has(node.name) || CELL.has(node.name)) {
        parts.push("\n");
        waiting.push("\n");
      }
      for (let i = node.children.length - 1; i >= 0; i--) waiting.push(node.children[i] as AnyNode);
    }
  }
  const lines = parts
    .join("")
    .split("\n")
    .map((line) => line.replace(/^[ \u00a0]+|[ \u00a0]+$/g, ""));
  return lines.filter((line) => line.trim() !== "").join("\n");
}
