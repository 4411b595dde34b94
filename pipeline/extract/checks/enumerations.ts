// Checks declared lists: 三个强化 against the items that the text lists behind it.
import {
  type Check,
  type Claim,
  type Document,
  firstFrom,
  type Numeral,
  type Section,
  type Warning,
} from "../../document.ts";

type Input = Document<"sections" | "numerals" | "claims"> & {
  /** The markers of lists in the text, in order. */
  readonly markers: readonly Numeral[];
};

/** Items of a declared list, by the way in which they are listed. */
type ItemFinder = (input: Input, claim: Claim, word: string) => string[];

const NEAR = 40;
const LONGEST_ITEM = 24;
/** How far the clauses of a list in one paragraph are looked for. */
const FRAMES_WITHIN = 2000;

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

/** Nothing between what announces a list and its first marker but the rest of its clause, or 即. */
const LEADS_IN = /^[^，。；：:]{0,20}(?:，(?:即|就是|分别是|具体是))?[。：:]?[\s（(]*$/;
const ORDER = /[一二三四五六七八九十\d]+/;
/** How a marker is written but for its number: 一是 and 二是 are of one style. */
const styleOf = (text: string, { start, end }: Numeral) => text.slice(start, end).replace(ORDER, "#");

/** 一是…二是…三是…, or headings （一）…（二）…, begun soon behind the claim and counted on in one style. */
const byMarkers: ItemFinder = ({ text, markers }, claim) => {
  let next = firstFrom(markers, claim.numeral.end);
  const first = markers[next];
  if (!first || first.start > claim.numeral.end + NEAR || first.value !== 1) return [];
  if (!LEADS_IN.test(text.slice(claim.numeral.end, first.start))) return [];
  const style = styleOf(text, first);
  const items: string[] = [];
  for (let marker = markers[next]; marker; marker = markers[++next]) {
    if (styleOf(text, marker) !== style) continue;
    if (marker.value !== items.length + 1) break;
    items.push(itemAt(text, marker.end));
  }
  return items;
};

const escapeForPattern = (word: string) => word.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** Clauses that begin with the word that is counted: 凡是…；凡是…；凡是…. */
const byFrames: ItemFinder = ({ text, markers }, claim, word) => {
  if (word.length < 2) return [];
  const from = claim.indicatorSpan?.end ?? claim.numeral.end;
  const next = markers[firstFrom(markers, from + 1)]?.start ?? text.length;
  const end = Math.min(paragraphEnd(text, from), next, from + FRAMES_WITHIN);
  const frame = new RegExp(`(?:^|[。；;，,：:、要“])(?=${escapeForPattern(word)})`, "g");
  return [...text.slice(from, end).matchAll(frame)].map((match) => itemAt(text, from + match.index + match[0].length));
};

function childrenOf(sections: readonly Section[], parent: Section | null, at: number): Section[] {
  const children: Section[] = [];
  if (!parent) return children;
  for (let i = firstFrom(sections, at + 1); (sections[i]?.start ?? parent.end) < parent.end; i++) {
    const section = sections[i];
    if (section?.level === parent.level + 1) children.push(section);
  }
  return children;
}

/** Headings under the section of the claim that name what is counted: 理顺职与责的关系. */
const byHeadings: ItemFinder = ({ sections }, claim, word) => {
  const headings = childrenOf(sections, claim.sentence.section, claim.numeral.end).map((section) => section.heading);
  const named = headings.filter((heading) => heading.includes(word));
  return named.length === headings.length ? named : [];
};

const COLON_LIST = /[^，。；：:\n]{0,4}[：:]([^。；;：:\n]{4,160})/y;
/** 和 joins the last two of a list of short items: 甲、乙和丙. */
const LAST_TWO = /^(.{2,20}?)(?:和|以及|与)(.{2,20})$/;

/** 三项措施：甲、乙、丙: a list behind a colon, up to its first comma. */
const byColon: ItemFinder = ({ text }, claim) => {
  COLON_LIST.lastIndex = claim.indicatorSpan?.end ?? claim.numeral.end;
  const list = COLON_LIST.exec(text)?.[1]?.split(/[，,]/)[0] ?? "";
  const items = list.split("、").map((item) => item.trim());
  if (items.length < 2 || items.some((item) => item === "" || item.length > LONGEST_ITEM)) return [];
  const joined = LAST_TWO.exec(items.at(-1) ?? "");
  const apart = joined ? [...items.slice(0, -1), joined[1] ?? "", joined[2] ?? ""] : items;
  return apart.length === claim.numeral.value ? apart : items;
};

const FINDERS: readonly ItemFinder[] = [byMarkers, byColon, byFrames, byHeadings];

/** The items, from the finder that agrees with the number, else from the first that finds several. */
function itemsOf(input: Input, claim: Claim, declared: number): string[] {
  const word = claim.indicator ?? "";
  const found = FINDERS.map((find) => find(input, claim, word)).filter((items) => items.length > 1);
  return found.find((items) => items.length === declared) ?? found[0] ?? [];
}

/** Nouns that announce a list where a plain number of them stands before its items: 重点做好10个方面工作. */
const ANNOUNCES = /(?:方面|方面的?(?:重点)?工作|任务|亮点|措施|举措|原则|要求|关系|环节|问题)$/;
const COUNTS = /^(?:个|项|条|点|大|大类|类)$/;

const announces = ({ kind, numeral, indicator }: Claim) =>
  kind === "enumeration" || (kind === "level" && COUNTS.test(numeral.unit ?? "") && ANNOUNCES.test(indicator ?? ""));

/** One check for each declared list whose items the text lists behind it. */
function checkListed(input: Input, claim: Claim): Check | null {
  const declared = claim.numeral.value;
  if (declared === null || !announces(claim)) return null;
  const items = itemsOf(input, claim, declared);
  if (items.length === 0) return null;
  const result = items.length === declared ? "consistent" : "inconsistent";
  const detail = `${declared} declared, ${items.length} listed: ${items.join(" | ")}`;
  return { check: "enumeration", claims: [claim], result, value: items.length, detail };
}

const LONGEST_LIST = 160;
const LIST_BEHIND = /[^，。；：！？,;:!?\n]*$/;

/** 甲、乙等8个方面: some of what is counted, named before it; all of it where 等 closes a list as long as the number. */
function checkNamed({ text }: Input, claim: Claim): Check | null {
  const { value, start } = claim.numeral;
  const counted = claim.kind === "level" || claim.kind === "enumeration";
  if (value === null || !counted || claim.rule !== "claims/noun_behind" || text[start - 1] !== "等") return null;
  const before = text.slice(Math.max(0, start - 1 - LONGEST_LIST), start - 1);
  const items = (LIST_BEHIND.exec(before)?.[0] ?? "").split("、").filter(Boolean);
  if (items.length < 2 || items.length > value) return null;
  const result = items.length === value ? "consistent" : "open";
  const detail = `${value} declared, ${items.length} named: ${items.join(" | ")}`;
  return { check: "enumeration", claims: [claim], result, value: items.length, detail };
}

/** The checks of declared lists, in the order of the claims. */
export function checkEnumerations(document: Document<"sections" | "numerals" | "claims">): Check[] {
  const markers = document.numerals.filter((n) => n.role === "list_marker" && n.value !== null);
  const input = { ...document, markers };
  return input.claims.flatMap((claim): Check[] => {
    const check = checkListed(input, claim) ?? checkNamed(input, claim);
    return check ? [check] : [];
  });
}

/** 一是…三是…: a warning at each marker that goes on from the last one of its style in the text and skips some. */
export function listGaps({ text, numerals }: Pick<Input, "text" | "numerals">): Warning[] {
  const last = new Map<string, Numeral>();
  return numerals.flatMap((marker): Warning[] => {
    if (marker.role !== "list_marker" || marker.rule !== "clause_marker" || marker.value === null) return [];
    const style = styleOf(text, marker);
    const before = last.get(style);
    last.set(style, marker);
    if (!before?.value || marker.value <= before.value + 1) return [];
    const missing = marker.value - before.value - 1;
    const [from, to] = [before, marker].map(({ start, end }) => text.slice(start, end));
    const message = `${from} is followed by ${to}: ${missing === 1 ? "an item is" : `${missing} items are`} missing or numbered wrongly. Compare the source.`;
    return [{ code: "checks/list_gap", span: { start: marker.start, end: marker.end }, message }];
  });
}
