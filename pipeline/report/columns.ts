// Tables as columns, for the page: repeated values stand once, so that twenty reports fit in a few megabytes.

type Cell = string | number | null;
/** A row of any table. */
type Row = Readonly<Record<string, Cell>>;

/** A column: its values, or, where few differ, the distinct ones and for each row which. */
type Column = readonly Cell[] | { readonly distinct: readonly Cell[]; readonly which: readonly number[] };

/** A table by columns. */
export interface Columns {
  readonly length: number;
  readonly columns: Readonly<Record<string, Column>>;
}

/** A column being filled: what each cell is, by its place among the distinct ones. */
class ColumnFiller {
  readonly #places = new Map<Cell, number>();
  readonly #which: number[] = [];

  add(cell: Cell): void {
    const place = this.#places.get(cell) ?? this.#places.size;
    this.#places.set(cell, place);
    this.#which.push(place);
  }

  get column(): Column {
    const [distinct, which] = [[...this.#places.keys()], this.#which];
    return distinct.length * 2 < which.length ? { distinct, which } : which.map((place) => distinct[place] as Cell);
  }
}

/** The rows, gone over once, by columns, those named left out. */
export function toColumns<R extends object>(rows: Iterable<R>, without: readonly (keyof R)[] = []): Columns {
  const fillers = new Map<string, ColumnFiller>();
  let length = 0;
  for (const row of rows as Iterable<Row>) {
    if (length === 0)
      for (const name of Object.keys(row))
        if (!(without as readonly string[]).includes(name)) fillers.set(name, new ColumnFiller());
    for (const [name, filler] of fillers) filler.add(row[name] ?? null);
    length++;
  }
  return { length, columns: Object.fromEntries([...fillers].map(([name, { column }]) => [name, column])) };
}

/** The rows again. */
export function fromColumns<R extends object>({ length, columns }: Columns): R[] {
  const named = Object.entries(columns);
  return Array.from({ length }, (_, i) => {
    const cells = named.map(([name, column]) => [
      name,
      "which" in column ? column.distinct[column.which[i] as number] : column[i],
    ]);
    return Object.fromEntries(cells) as R;
  });
}
