// Says differences: as lines to read, as JUnit XML, as annotations of a GitHub workflow.
import junit, { type Builder } from "junit-report-builder";
import type { Difference } from "./difference.ts";

const MOST_LINES = 40;
const show = (value: unknown) => JSON.stringify(value);
const SIGNS = { changed: "~", removed: "-", added: "+" } as const;

const placeText = ({ place }: Difference) => (place ? `${place.file}:${place.line}:${place.column} ` : "");

/** What is not as it was: what, from, to. */
function sentence({ kind, key, label, column, from, to }: Difference): string {
  if (key === null) return label;
  const what = `${key}: ${show(label)}`;
  return kind === "changed" ? `${what} ${column}: ${show(from)} -> ${show(to)}` : what;
}

const byPath = (all: readonly Difference[]) => {
  const groups = new Map<string, Difference[]>();
  for (const one of all) groups.set(one.path, [...(groups.get(one.path) ?? []), one]);
  return groups;
};

/** A line a difference under each file, with its place in the text; of many, the first forty. */
export function differenceLines(all: readonly Difference[]): string[] {
  return [...byPath(all)].flatMap(([path, own]) => {
    if (own.every(({ key }) => key === null)) return own.map(({ label }) => `${path}: ${label}`);
    const shown = own.slice(0, MOST_LINES).map((one) => `  ${SIGNS[one.kind]} ${placeText(one)}${sentence(one)}`);
    const more = own.length - MOST_LINES;
    return [`${path}: ${own.length} differences`, ...shown, ...(more > 0 ? [`  and ${more} more`] : [])];
  });
}

/** JUnit XML: a test a file of the result, failed where it differs. */
export function toJunit(all: readonly Difference[], paths: readonly string[]): string {
  const groups = byPath(all);
  // Node gives the builder itself, where the types have a module around it.
  const builder = (junit as unknown as Builder).newBuilder();
  const suite = builder.testSuite().name("zhengshu");
  for (const path of new Set([...paths, ...groups.keys()])) {
    const own = groups.get(path);
    const test = suite.testCase().className("zhengshu").name(path);
    if (own) test.failure(differenceLines(own).join("\n"), "difference");
  }
  return builder.build();
}

/** GitHub's escapes for the message and the properties of a workflow command. */
const message = (text: string) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string) => message(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** Workflow commands of GitHub that show each difference at its place. input is the folder that was read. */
export function toAnnotations(all: readonly Difference[], input: string): string[] {
  return all.slice(0, MOST_LINES).map((one) => {
    const { path, kind, place } = one;
    const where = place ? `file=${property(`${input}/${place.file}`)},line=${place.line},col=${place.column},` : "";
    return `::error ${where}title=${property(`${path} ${kind}`)}::${message(sentence(one))}`;
  });
}
