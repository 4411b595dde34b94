// The first of many by an order, of rows that pass one by one.

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
