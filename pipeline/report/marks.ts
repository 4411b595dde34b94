// Puts marks around parts of a text for HTML: every character is escaped, and overlapping marks are cut so that they nest.

/** What stands around a part of a text. Offsets are code points, as in the tables. */
export interface Annotation {
  readonly start: number;
  readonly end: number;
  readonly open: string;
  readonly close: string;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as HTML that shows it. */
export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (c) => ENTITIES[c] ?? c);

/** The text as HTML with its annotations; one that an earlier one crosses is left out where it crosses. */
export function markText(text: string, annotations: readonly Annotation[]): string {
  const points = [...text];
  const slice = (from: number, to: number) => escapeHtml(points.slice(from, to).join(""));
  const ordered = [...annotations].sort((a, b) => a.start - b.start || b.end - a.end);
  const parts: string[] = [];
  const open: Annotation[] = [];
  let at = 0;
  const closeUntil = (limit: number) => {
    for (let top = open.at(-1); top && top.end <= limit; top = open.at(-1)) {
      parts.push(slice(at, top.end), top.close);
      at = top.end;
      open.pop();
    }
  };
  for (const annotation of ordered) {
    closeUntil(annotation.start);
    const outer = open.at(-1);
    if (annotation.start < at || (outer && annotation.end > outer.end)) continue;
    parts.push(slice(at, annotation.start), annotation.open);
    at = annotation.start;
    open.push(annotation);
  }
  closeUntil(points.length);
  parts.push(slice(at, points.length));
  return parts.join("");
}
