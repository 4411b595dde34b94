// What each chart shows: rows of the tables, counted and labelled. An empty result means that there is nothing to draw.
import type { Rows } from "../../schemas/rows.ts";
import type { Tables } from "../export/tables.ts";

/** A row of a chart's data. */
export type ChartRow = Readonly<Record<string, string | number>>;

type ClaimsRow = Rows["claims"];

const KINDS: readonly (readonly [ClaimsRow["kind"], string])[] = [
  ["level", "水平"],
  ["change", "变化"],
  ["share", "占比"],
  ["rate", "比率"],
  ["rank", "位次"],
  ["difference", "差距"],
  ["enumeration", "列举"],
];

const MOST_BARS = 40;
const MOST_TERMS = 25;
const LONGEST_LABEL = 22;

const shorten = (text: string) => (text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 1)}…` : text);

/** Labels made distinct, for a chart lays equal ones over each other: the second 职能 becomes 职能 (2). */
function distinct(labels: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return labels.map((label) => {
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return count === 1 ? label : `${label} (${count})`;
  });
}

/** Where a claim stands: its outermost heading, or its document where the run has several. */
const placeOf = (claim: ClaimsRow, several: boolean) =>
  shorten(several ? claim.document_id : (claim.section?.split(" › ")[0] ?? "（无标题）"));

export function claimsBySection({ claims, documents }: Tables): ChartRow[] {
  const counts = new Map<string, Map<ClaimsRow["kind"], number>>();
  for (const claim of claims) {
    const place = placeOf(claim, documents.length > 1);
    const kinds = counts.get(place) ?? new Map<ClaimsRow["kind"], number>();
    kinds.set(claim.kind, (kinds.get(claim.kind) ?? 0) + 1);
    counts.set(place, kinds);
  }
  return [...counts].flatMap(([section, kinds]) =>
    KINDS.flatMap(([kind, name], rank) => {
      const count = kinds.get(kind);
      return count ? [{ section, kind: name, rank, count }] : [];
    }),
  );
}

/** Units that count things; amounts of money or area do not share their axis. */
const COUNTING = /^[项个家户人名件条处座所次种类批起宗]$/;

const labelled = (
  claims: readonly ClaimsRow[],
  label: (claim: ClaimsRow) => string,
  value: (claim: ClaimsRow) => ChartRow,
) => {
  const labels = distinct(claims.map((claim) => shorten(label(claim))));
  return claims.map((claim, i) => ({ label: labels[i] ?? "", ...value(claim) }));
};

const NAMES_AN_ACT = /^[\u4e00-\u9fff]{2,6}$/;
const actAndThing = ({ action, indicator }: ClaimsRow) =>
  `${action && NAMES_AN_ACT.test(action) && !/[有达共]/.test(action) ? action : ""}${indicator ?? ""}`;

export function counts({ claims }: Tables): ChartRow[] {
  const counted = claims.filter(
    (c) => /^(?:level|change)$/.test(c.kind) && c.value !== null && COUNTING.test(c.unit ?? ""),
  );
  const shown = [...counted].sort((a, b) => (b.value ?? 0) - (a.value ?? 0)).slice(0, MOST_BARS);
  return labelled(shown, actAndThing, (claim) => ({ value: claim.value ?? 0, text: `${claim.value}${claim.unit}` }));
}

export function shares({ claims }: Tables): ChartRow[] {
  const found = claims.filter((c) => c.kind === "share" && c.unit === "%" && c.value !== null && c.value <= 100);
  const shown = [...found].sort((a, b) => (b.value ?? 0) - (a.value ?? 0)).slice(0, MOST_BARS);
  return labelled(
    shown,
    (claim) => claim.indicator ?? "",
    (claim) => ({ value: claim.value ?? 0, text: claim.quantity }),
  );
}

export function changes({ claims }: Tables): ChartRow[] {
  const found = claims.filter((c) => c.kind === "change" && c.unit === "%" && c.value !== null && c.direction !== null);
  const signed = ({ value, direction }: ClaimsRow) => (direction === "decrease" ? -(value ?? 0) : (value ?? 0));
  const shown = [...found].sort((a, b) => signed(b) - signed(a));
  const ends = shown.length > MOST_BARS ? [...shown.slice(0, MOST_BARS / 2), ...shown.slice(-MOST_BARS / 2)] : shown;
  return labelled(
    ends,
    (claim) => claim.indicator ?? "",
    (claim) => ({
      value: signed(claim),
      direction: claim.direction === "decrease" ? "减少" : "增加",
    }),
  );
}

export function topTerms({ terms }: Tables): ChartRow[] {
  const counted = new Map<string, number>();
  for (const { term, count } of terms) counted.set(term, (counted.get(term) ?? 0) + count);
  return [...counted]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST_TERMS)
    .map(([term, count]) => ({ term: shorten(term), count }));
}
