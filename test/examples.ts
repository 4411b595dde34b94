// Reads the examples files that stand beside lexicons and rules: ⟦ ⟧ marks the evidence, ! a counterexample.
import { readdirSync, readFileSync } from "node:fs";

/** One line of an examples file. Offsets are of the evidence in the text without its marks. */
export interface Example {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly counter: boolean;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Asserted fields; null where the file says -. */
  readonly expected: Readonly<Record<string, string | null>>;
}

function readLine(header: readonly string[], cells: readonly string[], file: string, line: number): Example {
  const fields = Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ""]));
  const { rule = "", text = "", ...rest } = fields;
  const start = text.indexOf("⟦");
  const end = text.indexOf("⟧") - 1;
  const asserted = Object.entries(rest).filter(([, value]) => value !== "");
  return {
    file,
    line,
    rule: rule.replace(/^!/, ""),
    counter: rule.startsWith("!"),
    text: text.replace(/[⟦⟧]/g, ""),
    start,
    end,
    expected: Object.fromEntries(asserted.map(([name, value]) => [name, value === "-" ? null : value])),
  };
}

/** The folders below pipeline/ whose examples files the tests run. */
export const EXAMPLE_FOLDERS = ["extract/numerals", "extract/claims", "extract/terms", "extract/checks"] as const;

/** The examples files of a folder below pipeline/. */
export function readExamples(folder: (typeof EXAMPLE_FOLDERS)[number]): Example[] {
  const url = new URL(`../pipeline/${folder}/`, import.meta.url);
  const files = readdirSync(url).filter((file) => file.endsWith(".examples.tsv"));
  return files.flatMap((file) => {
    const lines = readFileSync(new URL(file, url), "utf8").split("\n");
    const at = lines.findIndex((line) => line !== "" && !line.startsWith("#"));
    const header = (lines[at] ?? "").split("\t");
    return lines
      .slice(at + 1)
      .flatMap((line, i) => (line === "" ? [] : [readLine(header, line.split("\t"), file, at + i + 2)]));
  });
}
