// How often the terms of a run occur, variants under their standard form: in all documents, and in each of the first.
import type { Rows } from "../../schemas/rows.ts";
import { byText } from "./order.ts";

/** Mentions of terms, gathered from rows of terms that pass in the documents' order. */
export class TermTotals {
  readonly #totals = new Map<string, number>();
  readonly #own = new Map<string, Map<string, number>>();
  readonly #most: number;
  #document: string | null = null;
  #documents = 0;

  /** most is the number of documents whose own counts are kept. */
  constructor(most: number) {
    this.#most = most;
  }

  add({ standard, count, document_id }: Rows["terms"]): void {
    this.#totals.set(standard, (this.#totals.get(standard) ?? 0) + count);
    if (document_id !== this.#document) {
      this.#document = document_id;
      this.#documents++;
      if (this.#own.size < this.#most) this.#own.set(document_id, new Map());
    }
    const own = this.#own.get(document_id);
    own?.set(standard, (own.get(standard) ?? 0) + count);
  }

  /** How many documents have terms. */
  get documents(): number {
    return this.#documents;
  }

  /** Mentions of a term in all documents. */
  of(standard: string): number {
    return this.#totals.get(standard) ?? 0;
  }

  /** Terms with their mentions in all documents, the most frequent first. */
  get ranked(): [standard: string, count: number][] {
    return [...this.#totals].sort(([a, x], [b, y]) => y - x || byText(a, b));
  }

  /** Of each of the first documents that have terms: its terms with their mentions. */
  get own(): ReadonlyMap<string, ReadonlyMap<string, number>> {
    return this.#own;
  }
}
