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

/** Text of a node and all below it. Walks with a list of its own, for pages nest deeper than the call stack. */
export function htmlText($: CheerioAPI, root: Cheerio<AnyNode>): string {
  const parts: string[] = [];
  const waiting: (AnyNode | string)[] = root.get().reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === "string") parts.push(node);
    else if (node.type === "text") parts.push(node.data.replaceAll(HAN_BREAK, "").replaceAll(SPACES, " "));
    else if (isElement(node)) {
      if (SKIPPED.has(node.name)) continue;
      if (node.name === "br") parts.push("\n");
      if (CELL.has(node.name)) {
        parts.push(cellText($(node)), $(node).next().length > 0 ? "\t" : "");
        continue;
      }
      if (BLOCK.has(node.name)) {
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
