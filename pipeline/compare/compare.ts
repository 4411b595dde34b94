// Compares two results claim by claim: what is new, what is gone, what is said otherwise. A moved sentence is no change.
import type { Rows } from "../../schemas/rows.ts";

type Claim = Rows["claims"];

/** The tables of a result that a comparison needs. */
export interface Compared {
  readonly documents: readonly Rows["documents"][];
  readonly claims: readonly Claim[];
  readonly indicators: readonly Rows["indicators"][];
}

/** A claim with what it is known by in both results. */
interface Figure {
  readonly claim: Claim;
  readonly place: string | null;
  readonly indicator: string | null;
  readonly key: string;
}

const placesOf = ({ documents }: Compared) => new Set(documents.map(({ place }) => place));

/** Places tell claims apart, but for two results of one place each that differ: two provinces, or one renamed. */
function comparesPlaces(before: Compared, after: Compared): boolean {
  const [old, fresh] = [placesOf(before), placesOf(after)];
  return old.size > 1 || fresh.size > 1;
}

/** A sentence without its quantity: what a claim with no indicator is known by. */
const frameOf = ({ sentence, quantity }: Claim) => sentence.replace(quantity, "");

function figuresOf({ documents, claims, indicators }: Compared, withPlaces: boolean): Figure[] {
  const places = new Map(documents.map(({ document_id, place }) => [document_id, place]));
  const names = new Map(indicators.map(({ claim_id, indicator }) => [claim_id, indicator]));
  return claims.map((claim) => {
    const place = withPlaces ? (places.get(claim.document_id) ?? null) : null;
    const indicator = names.get(claim.claim_id) ?? claim.indicator;
    const known = [place, indicator ?? frameOf(claim), claim.kind, claim.unit, claim.period];
    return { claim, place, indicator, key: JSON.stringify(known) };
  });
}

const SAYS = ["value", "low", "high", "comparator", "direction", "status"] as const;
const saysOf = ({ claim }: Figure) => JSON.stringify(SAYS.map((name) => claim[name]));

function grouped(figures: readonly Figure[], keyOf: (figure: Figure) => string): Map<string, Figure[]> {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const key = keyOf(figure);
    const group = groups.get(key);
    if (group) group.push(figure);
    else groups.set(key, [figure]);
  }
  return groups;
}

/** Of figures with one key, those that say the same leave in pairs; the others meet in their order. */
function unequal(before: readonly Figure[], after: readonly Figure[]): [Figure | null, Figure | null][] {
  const said = grouped(before, saysOf);
  const fresh = after.filter((figure) => said.get(saysOf(figure))?.shift() === undefined);
  const old = before.filter((figure) => said.get(saysOf(figure))?.includes(figure));
  return Array.from({ length: Math.max(old.length, fresh.length) }, (_, i) => [old[i] ?? null, fresh[i] ?? null]);
}

const DECIMALS = 12;

function rowOf(from: Figure | null, to: Figure | null): Rows["comparison"] {
  const { place, indicator, claim } = (to ?? from) as Figure;
  const [a, b] = [from?.claim.value ?? null, to?.claim.value ?? null];
  return {
    change: from && to ? "changed" : to ? "added" : "removed",
    place,
    indicator,
    kind: claim.kind,
    period: claim.period,
    unit: claim.unit,
    from_quantity: from?.claim.quantity ?? null,
    to_quantity: to?.claim.quantity ?? null,
    from_value: a,
    to_value: b,
    difference: a === null || b === null ? null : Number((b - a).toPrecision(DECIMALS)),
    from_status: from?.claim.status ?? null,
    to_status: to?.claim.status ?? null,
    from_claim_id: from?.claim.claim_id ?? null,
    to_claim_id: to?.claim.claim_id ?? null,
    from_sentence: from?.claim.sentence ?? null,
    to_sentence: to?.claim.sentence ?? null,
  };
}

/** The claims that differ: in the order of the second result, then those that only the first has. */
export function compareResults(before: Compared, after: Compared): Rows["comparison"][] {
  const withPlaces = comparesPlaces(before, after);
  const old = grouped(figuresOf(before, withPlaces), ({ key }) => key);
  const fresh = grouped(figuresOf(after, withPlaces), ({ key }) => key);
  const keys = new Set([...fresh.keys(), ...old.keys()]);
  return [...keys].flatMap((key) => unequal(old.get(key) ?? [], fresh.get(key) ?? []).map(([a, b]) => rowOf(a, b)));
}
