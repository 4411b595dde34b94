// Finds quotation marks that lost their partner or their content: the sign of characters lost on the way to the page.
import type { Warning } from "../document.ts";

const PAIRS: Record<string, string> = { "“": "”", "‘": "’", "《": "》", "「": "」" };
const OPENING = new Map(Object.entries(PAIRS).map(([open, close]) => [close, open]));
const MARKS = /[“”‘’《》「」\n]/g;

const warning = (start: number, end: number, message: string): Warning => ({
  code: "ingest/quotation",
  span: { start, end },
  message: `${message} Characters may have been lost here: compare the source.`,
});

/** One warning for each mark without a partner in its paragraph, and for each pair with nothing between. */
export function findLostQuotations(text: string): Warning[] {
  const warnings: Warning[] = [];
  let open: { mark: string; at: number }[] = [];
  const unclosed = () => {
    for (const { mark, at } of open) warnings.push(warning(at, at + 1, `Opening mark ${mark} without a closing one.`));
    open = [];
  };
  for (const match of text.matchAll(MARKS)) {
    const [mark, at] = [match[0], match.index];
    if (mark === "\n") unclosed();
    else if (PAIRS[mark]) open.push({ mark, at });
    else if (open.at(-1)?.mark === OPENING.get(mark)) {
      const { at: start = at } = open.pop() ?? {};
      if (start + 1 === at) warnings.push(warning(start, at + 1, "Nothing between quotation marks."));
    } else warnings.push(warning(at, at + 1, `Closing mark ${mark} without an opening one.`));
  }
  unclosed();
  return warnings.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}
