// JSON: an array with a row a line, so that differences read line by line.

/** The rows as a JSON array, one row a line. */
export const toJson = (rows: readonly object[]): string =>
  rows.length === 0 ? "[]\n" : `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`;

/** JSON for people to read: keys in the order given. */
export const toPrettyJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
