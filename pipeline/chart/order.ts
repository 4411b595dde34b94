// Orders of rows, and the first of many rows by an order.

/** Orders strings by their code units, whatever the locale. */
export const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The keys that were counted at least so often, the most frequent first and of these no more than `most`. */
export const mostFrequent = (counts: ReadonlyMap<string, number>, least: number, most: number): string[] =>
  [...counts]
    .filter(([, count]) => count >= least)
    .sort(([a, x], [b, y]) => y - x || byText(a, b))
    .slice(0, most)
    .map(([key]) => key);

/** Holds the first `most` rows by an order; of equal ones those that passed earlier come first. */
export class Leading<T> {
  readonly #most: number;
  readonly #compare: (a: T, b: T) => number;
  #rows: T[] = [];
  #count = 0;

  constructor(most: number, compare: (a: T, b: T) => number) {
    this.#most = most;
    this.#compare = compare;
  }

  add(row: T): void {
    this.#count++;
    this.#rows.push(row);
    if (this.#rows.length >= 2 * this.#most) this.#rows = this.rows;
  }

  /** How many rows have passed. */
  get count(): number {
    return this.#count;
  }

  /** The first rows, in order. */
  get rows(): T[] {
    return this.#rows.sort(this.#compare).slice(0, this.#most);
  }
}
