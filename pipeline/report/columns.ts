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

function encode(cells: readonly Cell[]): Column {
  const places = new Map<Cell, number>();
  const which = cells.map((cell) => {
    const place = places.get(cell) ?? places.size;
    places.set(cell, place);
    return place;
  });
  return places.size * 2 < cells.length ? { distinct: [...places.keys()], which } : cells;
}

/** A table that is given row by row and held by columns, each text once. */
export class ColumnTable<R extends object> {
  readonly #without: ReadonlySet<keyof R>;
  readonly #columns = new Map<string, Cell[]>();
  readonly #texts = new Map<string, string>();
  #length = 0;

  /** without names columns to be left out. */
  constructor(without: readonly (keyof R)[] = []) {
    this.#without = new Set(without);
  }

  add(row: R): void {
    const cells = row as Row;
    if (this.#length === 0)
      for (const name of Object.keys(cells)) if (!this.#without.has(name as keyof R)) this.#columns.set(name, []);
    for (const [name, column] of this.#columns) column.push(this.#once(cells[name] ?? null));
    this.#length++;
  }

  #once(cell: Cell): Cell {
    if (typeof cell !== "string") return cell;
    const known = this.#texts.get(cell);
    if (known === undefined) this.#texts.set(cell, cell);
    return known ?? cell;
  }

  /** How many rows there are. */
  get length(): number {
    return this.#length;
  }

  /** The cells of a column; none where there is no row. */
  cells(name: keyof R & string): readonly Cell[] {
    return this.#columns.get(name) ?? [];
  }

  /** The columns by name, encoded one by one. */
  *encoded(): Generator<readonly [name: string, column: Column]> {
    for (const [name, cells] of this.#columns) yield [name, encode(cells)];
  }
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
