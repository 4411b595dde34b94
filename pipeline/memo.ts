// What a function says of a text, kept: texts have few words that are new.

/** As many answers are kept; beyond, all are forgotten. */
const MOST = 100_000;

/** The function, asked once for each text. */
export function memo<T extends object | number>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    if (known.size >= MOST) known.clear();
    const fresh = read(text);
    known.set(text, fresh);
    return fresh;
  };
}
