// The text as written, its claims and terms marked; long texts are laid out as they come into view.
import { make } from "./dom.ts";
import { say, sayValue } from "./language.ts";
import type { Claim, Entry } from "./model.ts";

/** A part of the text that the same claim and terms cover. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly claim: Claim | null;
  readonly term: string | null;
}

/** Cuts a line where a claim or a term begins or ends. Claims and mentions are those that touch the line, in order. */
function piecesOf(start: number, end: number, claims: Entry["claims"], mentions: Entry["mentions"]): Piece[] {
  const cuts = new Set([start, end]);
  const inside = (at: number) => at > start && at < end;
  for (const { quantity_start, quantity_end } of claims)
    for (const at of [quantity_start, quantity_end]) if (inside(at)) cuts.add(at);
  for (const mention of mentions) for (const at of [mention.start, mention.end]) if (inside(at)) cuts.add(at);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((to, i) => {
    const from = places[i] as number;
    const claim = claims.find((c) => c.quantity_start <= from && c.quantity_end >= to) ?? null;
    const mention = mentions.find((m) => m.start <= from && m.end >= to);
    return { start: from, end: to, claim, term: mention?.term ?? null };
  });
}

type Sources = ReadonlyMap<string, string>;

function nodeOf({ start, end, claim, term }: Piece, entry: Entry, sources: Sources): Node | string {
  const text = entry.text.slice(start, end);
  const source = sources.get(term ?? "") ?? null;
  const marked = term === null ? text : make("span", { class: "term", "data-term": term, "data-source": source }, text);
  if (!claim) return marked;
  const first = claim.quantity_start === start;
  const label = `${claim.quantity}，${sayValue(claim.kind)}${claim.indicator ? `，${claim.indicator}` : ""}`;
  return make(
    "mark",
    {
      "data-claim": claim.claim_id,
      "data-kind": claim.kind,
      tabindex: first ? 0 : null,
      role: first ? "button" : null,
      "aria-label": first ? label : null,
    },
    marked,
  );
}

/** Walks annotations that are sorted by where they begin, and gives those that touch each stretch asked for in order. */
function touching<T>(all: readonly T[], startOf: (one: T) => number, endOf: (one: T) => number) {
  let next = 0;
  return (start: number, end: number): T[] => {
    while (next < all.length && endOf(all[next] as T) <= start) next++;
    const found: T[] = [];
    for (let i = next; i < all.length && startOf(all[i] as T) < end; i++)
      if (endOf(all[i] as T) > start) found.push(all[i] as T);
    return found;
  };
}

/** A longer line is a paragraph that begins with its heading. */
const LONGEST_HEADING = 60;

/** The document's text as paragraphs, each with the place where it begins. */
export function renderText(entry: Entry): HTMLElement {
  const body = make("div", { class: "text", lang: "zh", id: "text-body" });
  const claims = touching(
    [...entry.claims].sort((a, b) => a.quantity_start - b.quantity_start),
    (claim) => claim.quantity_start,
    (claim) => claim.quantity_end,
  );
  const mentions = touching(
    entry.mentions,
    (mention) => mention.start,
    (mention) => mention.end,
  );
  const headings = touching(
    entry.sections,
    ({ start }) => start,
    ({ start }) => start + 1,
  );
  const sources = new Map(entry.terms.map(({ term, source }) => [term, source]));
  const whole = entry.text.slice(0, entry.text.length);
  let at = 0;
  for (const line of whole.split("\n")) {
    const length = [...line].length;
    const pieces = piecesOf(at, at + length, claims(at, at + length), mentions(at, at + length));
    const heading = headings(at, at + length).length > 0 && length <= LONGEST_HEADING;
    const nodes = pieces.filter(({ start, end }) => end > start).map((piece) => nodeOf(piece, entry, sources));
    body.append(make("p", { "data-start": at, class: heading ? "heading" : null }, ...nodes));
    at += length + 1;
  }
  return body;
}

/** The paragraph that holds the place. */
function paragraphAt(body: ParentNode, place: number): HTMLElement | null {
  const paragraphs = [...body.querySelectorAll<HTMLElement>("p[data-start]")];
  return paragraphs.findLast((paragraph) => Number(paragraph.dataset.start) <= place) ?? null;
}

/** Scrolls the text to a claim or a place, and points at it. */
export function pointAt(body: HTMLElement, claimId: string | null, place: number): void {
  for (const old of body.querySelectorAll(".chosen")) old.classList.remove("chosen");
  const marks = claimId ? [...body.querySelectorAll(`mark[data-claim="${CSS.escape(claimId)}"]`)] : [];
  const targets = marks.length > 0 ? marks : [paragraphAt(body, place)].filter((target) => target !== null);
  for (const target of targets) target.classList.add("chosen");
  targets[0]?.scrollIntoView({ block: "center" });
}

/** The colours of the kinds of claims and the sources of terms, said in words. */
export const legend = ({ claims, terms }: Entry): HTMLElement => {
  const kinds = [...new Set(claims.map(({ kind }) => kind))];
  const sources = [...new Set(terms.map(({ source }) => source))];
  return make(
    "p",
    { class: "legend" },
    ...kinds.flatMap((kind) => [make("mark", { "data-kind": kind }, sayValue(kind)), " "]),
    `· ${say("term")}：`,
    ...sources.flatMap((source) => [make("span", { class: "term", "data-source": source }, sayValue(source)), " "]),
  );
};
