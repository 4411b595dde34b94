// Checks declared lists: 三个强化 against the items that the text lists behind it.
import type { Check, Claim, Document, Numeral, Section } from "../../document.ts";

type Input = Document<"sections" | "numerals" | "claims">;

/** Items of a declared list, by the way in which they are listed. */
type ItemFinder = (input: Input, claim: Claim, word: string) => string[];

const NEAR = 40;
const LONGEST_ITEM = 24;

const paragraphEnd = (text: string, at: number) => {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
};

/** The start of an item, up to its first comma or stop. */
const itemAt = (text: string, at: number) =>
  text
    .slice(at, at + LONGEST_ITEM)
    .split(/[，,。；;：:\n]/)[0]
    ?.trim() ?? "";

/** 一是…二是…三是…, begun soon behind the claim. */
const byMarkers: ItemFinder = ({ text, numerals }, claim) => {
  const end = paragraphEnd(text, claim.numeral.end);
  const markers = numerals.filter(
    (n) => n.role === "list_marker" && n.start >= claim.numeral.end && n.start < end && n.value !== null,
  );
  if (!markers[0] || markers[0].start > claim.numeral.end + NEAR || markers[0].value !== 1) return [];
  const items: Numeral[] = [];
  for (const marker of markers) if (marker.value === items.length + 1) items.push(marker);
  return items.map((marker) => itemAt(text, marker.end));
};

const escapeForPattern = (word: string) => word.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** Clauses that begin with the word that is counted: 凡是…；凡是…；凡是…. */
const byFrames: ItemFinder = ({ text, numerals }, claim, word) => {
  if (word.length < 2) return [];
  const from = claim.indicatorSpan?.end ?? claim.numeral.end;
  const next = numerals.find((n) => n.role === "list_marker" && n.start > from)?.start ?? text.length;
  const end = Math.min(paragraphEnd(text, from), next);
  const frame = new RegExp(`(?:^|[。；;，,：:、要“])(?=${escapeForPattern(word)})`, "g");
  return [...text.slice(from, end).matchAll(frame)].map((match) => itemAt(text, from + match.index + match[0].length));
};

const childrenOf = (sections: readonly Section[], parent: Section | null, at: number) =>
  sections.filter((s) => parent && s.start > at && s.start < parent.end && s.level === parent.level + 1);

/** Headings under the section of the claim that name what is counted: 理顺职与责的关系. */
const byHeadings: ItemFinder = ({ sections }, claim, word) => {
  const headings = childrenOf(sections, claim.sentence.section, claim.numeral.end).map((section) => section.heading);
  const named = headings.filter((heading) => heading.includes(word));
  return named.length === headings.length ? named : [];
};

const FINDERS: readonly ItemFinder[] = [byMarkers, byFrames, byHeadings];

/** The items, from the finder that agrees with the number, else from the first that finds several. */
function itemsOf(input: Input, claim: Claim, declared: number): string[] {
  const word = claim.indicator ?? "";
  const found = FINDERS.map((find) => find(input, claim, word)).filter((items) => items.length > 1);
  return found.find((items) => items.length === declared) ?? found[0] ?? [];
}

/** One check for each declared list whose items the text lists. */
export function checkEnumerations(input: Input): Check[] {
  return input.claims.flatMap((claim): Check[] => {
    const declared = claim.numeral.value;
    if (claim.kind !== "enumeration" || declared === null) return [];
    const items = itemsOf(input, claim, declared);
    if (items.length === 0) return [];
    const result = items.length === declared ? "consistent" : "inconsistent";
    const detail = `${declared} declared, ${items.length} listed: ${items.join(" | ")}`;
    return [{ check: "enumeration", claims: [claim], result, value: items.length, detail }];
  });
}
