// What the documents of a run say of one another: how many have a term, which target met which outcome, where two figures
// of one thing contradict each other. Told document by document, so that a run of any length holds no document.
import type { Rows } from "../../schemas/rows.ts";
import { isComparable, roundingOf } from "../extract/checks/comparable.ts";
import { tfIdf } from "../extract/terms/weights.ts";
import type { Extract } from "./rows.ts";

type Claim = Rows["claims"];
type Indicator = Rows["indicators"];

/** A figure by what another one must share with it to be its target or its outcome. */
interface Side {
  readonly key: string;
  readonly status: "planned" | "reported";
  readonly claimId: string;
}

/** A figure by what another one must share with it to contradict it. */
interface Comparable {
  readonly key: string;
  readonly claimId: string;
  readonly indicator: string;
  readonly period: string;
  readonly value: number;
  /** The value as the detail of a check has it. */
  readonly written: string;
  /** Half a unit of the last digit that is written. */
  readonly rounding: number;
}

/** What a document says to the others of its run. */
export interface Summary {
  readonly id: string;
  /** The place that the document speaks of. One of none is a place of its own: no other document can meet its figures. */
  readonly place: string | null;
  readonly terms: readonly string[];
  readonly sides: readonly Side[];
  readonly comparables: readonly Comparable[];
}

function sideOf({ indicator, period, kind, unit, status, claim_id }: Indicator, place: string | [id: string]): Side[] {
  if (period === null || status === "required") return [];
  return [{ key: JSON.stringify([place, indicator, period, kind, unit]), status, claimId: claim_id }];
}

/** Shares and levels with a direction are left out: documents word what they are of, or since when, too differently. */
function comparableOf(claim: Claim, indicator: string, place: string): Comparable[] {
  const { kind, period, unit, direction, baseline, sentence, sentence_start, quantity_start, value } = claim;
  if (kind === "share" || (kind !== "change" && direction !== null)) return [];
  if (claim.status !== "reported" || period === null || !/^\d{4}/.test(period) || value === null) return [];
  const before = [...sentence].slice(0, quantity_start - sentence_start).join("");
  if (!isComparable({ ...claim, before })) return [];
  const key = JSON.stringify([place, indicator, period, kind, unit, direction, baseline]);
  return [
    {
      key,
      claimId: claim.claim_id,
      indicator,
      period,
      value,
      written: String(value),
      rounding: roundingOf(claim.quantity),
    },
  ];
}

/** A document's summary. */
export function summaryOf({ id, rows, terms }: Extract): Summary {
  const { place } = rows.document;
  const named = new Map(rows.indicators.map(({ claim_id, indicator }) => [claim_id, indicator]));
  return {
    id,
    place,
    terms: terms.map(({ term }) => term),
    sides: rows.indicators.flatMap((row) => sideOf(row, place ?? [id])),
    comparables: rows.claims.flatMap((claim) => {
      const indicator = named.get(claim.claim_id);
      return indicator === undefined || place === null ? [] : comparableOf(claim, indicator, place);
    }),
  };
}

/** The first figure of a key that is planned, and the first that is reported, by the ids of their claims. */
type Sides = { planned?: string; reported?: string };

interface First extends Pick<Comparable, "claimId" | "value" | "written" | "rounding"> {
  readonly id: string;
}

/** The documents of a run, added in their order. */
export class Across {
  #documents = 0;
  readonly #having = new Map<string, number>();
  readonly #sides = new Map<string, Sides>();
  readonly #firsts = new Map<string, First>();
  readonly #pairs = new Map<string, string>();
  readonly conflicts: Rows["checks"][] = [];

  add({ id, place, terms, sides, comparables }: Summary): void {
    this.#documents++;
    for (const term of terms) this.#having.set(term, (this.#having.get(term) ?? 0) + 1);
    const known = place === null ? new Map<string, Sides>() : this.#sides;
    for (const side of sides) this.#addSide(known, side);
    for (const comparable of comparables) this.#addComparable(id, comparable);
  }

  /** The first planned figure of a key and the first reported one are a pair. */
  #addSide(known: Map<string, Sides>, { key, status, claimId }: Side): void {
    const both = known.get(key) ?? {};
    known.set(key, both);
    if (both[status] !== undefined) return;
    both[status] = claimId;
    if (both.planned === undefined || both.reported === undefined) return;
    this.#pairs.set(both.planned, both.reported);
    this.#pairs.set(both.reported, both.planned);
  }

  /** A check for each document that gives another value than the first one did, beyond the rounding of both. */
  #addComparable(id: string, { key, claimId, indicator, period, value, written, rounding }: Comparable): void {
    const first = this.#firsts.get(key);
    if (!first) this.#firsts.set(key, { id, claimId, value, written, rounding });
    if (!first || first.id === id || Math.abs(first.value - value) <= first.rounding + rounding) return;
    this.conflicts.push({
      document_id: id,
      check: "conflict",
      claim_ids: `${first.claimId} ${claimId}`,
      result: "inconsistent",
      value: null,
      detail: `${indicator} ${period}: ${first.written} in ${first.id}, ${written} here`,
    });
  }

  pairOf = (claimId: string): string | null => this.#pairs.get(claimId) ?? null;

  tfIdf = (term: string, count: number): number => tfIdf(count, this.#having.get(term) ?? 0, this.#documents);
}
