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

/** The rows, gone over once, by columns, those named left out. Each text is held once. */
export function toColumns<R extends object>(rows: Iterable<R>, without: readonly (keyof R)[] = []): Columns {
  const columns = new Map<string, Cell[]>();
  const texts = new Map<Cell, Cell>();
  const once = (cell: Cell): Cell => {
    if (typeof cell !== "string") return cell;
    if (!texts.has(cell)) texts.set(cell, cell);
    return texts.get(cell) ?? cell;
  };
  let length = 0;
  for (const row of rows as Iterable<Row>) {
    if (length === 0)
      for (const name of Object.keys(row)) if (!(without as readonly string[]).includes(name)) columns.set(name, []);
    for (const [name, cells] of columns) cells.push(once(row[name] ?? null));
    length++;
  }
  return { length, columns: Object.fromEntries([...columns].map(([name, cells]) => [name, encode(cells)])) };
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
