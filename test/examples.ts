// Reads the examples files that stand beside lexicons and rules: ⟦ ⟧ marks the evidence, ! a counterexample.
import { readdirSync, readFileSync } from "node:fs";
import type { Check, Claim, Mention, Numeral } from "../pipeline/document.ts";

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
  const { rule = "", text: marked = "", ...rest } = fields;
  const text = marked.replaceAll("\\n", "\n");
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

/** The day on which the examples' texts are taken to be published, ISO 8601. */
export const PUBLISHED = "2026-01-27";

const plain = (value: unknown) => (value === null || value === undefined ? null : String(value));

/** What an example says of what was read at its mark and is not so; null where all is. */
function mismatch({ file, line, expected }: Example, found: object | undefined): string | null {
  if (!found) return `${file}:${line}: nothing read at the mark`;
  const fields = found as Record<string, unknown>;
  const wrong = Object.entries(expected).filter(([name, value]) => plain(fields[name]) !== value);
  const said = wrong.map(([name, value]) => `${name} is ${plain(fields[name])}, not ${value}`);
  return wrong.length > 0 ? `${file}:${line}: ${said.join("; ")}` : null;
}

const unwanted = ({ file, line, rule }: Example, rules: readonly string[]) =>
  rules.includes(rule) ? `${file}:${line}: read by ${rule}` : null;

/** What is wrong with the numerals that were read in an example's text; null where nothing is. */
export function numeralsProblem(example: Example, numerals: readonly Numeral[]): string | null {
  if (example.counter)
    return unwanted(
      example,
      numerals.map(({ rule }) => rule),
    );
  // The mark may leave out a modifier that stands before the number.
  const found = numerals.find((n) => n.start <= example.start && n.end === example.end);
  return mismatch(example, found);
}

/** What is wrong with the claims that were read in an example's text; null where nothing is. */
export function claimsProblem(example: Example, claims: readonly Claim[]): string | null {
  const { start, end, expected } = example;
  const ruleOf = ({ rule }: Claim) => rule.replace(/^claims\//, "");
  if (example.counter) return unwanted(example, claims.map(ruleOf));
  const claim = claims.find(({ numeral }) => numeral.start === start && numeral.end === end);
  const { value, unit, comparator } = claim?.numeral ?? {};
  return mismatch(
    { ...example, expected: { ...expected, rule: example.rule } },
    claim && { ...claim, value, unit, comparator, from_value: claim.fromNumeral?.value, rule: ruleOf(claim) },
  );
}

/** What is wrong with the checks of an example's text; null where nothing is. */
export function checksProblem(example: Example, checks: readonly Check[]): string | null {
  const found = checks.filter(({ check }) => check === example.rule);
  if (found.length !== Number(!example.counter))
    return `${example.file}:${example.line}: ${found.length} checks of ${example.rule}`;
  return example.counter ? null : mismatch(example, found[0]);
}

/** What is wrong with the mentions of terms in an example's text; null where nothing is. */
export function termsProblem(example: Example, mentions: readonly Mention[]): string | null {
  const ruleOf = ({ rule }: Mention) => rule.replace(/^terms\//, "");
  if (example.counter) return unwanted(example, mentions.map(ruleOf));
  const mention = mentions.find(({ start, end }) => start === example.start && end === example.end);
  return mismatch(
    { ...example, expected: { ...example.expected, rule: example.rule } },
    mention && { ...mention, rule: ruleOf(mention) },
  );
}
