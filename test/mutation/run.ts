// Mutation testing of what reads numbers, claims and their checks: changes the code in small ways, and counts the changes
// that the examples, fixtures and annotated texts notice. npm run mutation -- [--every N] [--least PERCENT] [FILE...]
import { readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Mutant, PartialStrykerOptions } from "@stryker-mutator/api/core";
import { Stryker } from "@stryker-mutator/core";
import { Instrumenter } from "@stryker-mutator/instrumenter";
import { glob } from "zx";
import { keyOf } from "./sample.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Tries every nth mutant: a sample, the same every time. */
    every: { type: "string", default: "1" },
    /** The score, in percent, below which the command fails. */
    least: { type: "string", default: "0" },
  },
});

const nothing = () => {};
const silent = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
};

const MUTATED = ["pipeline/extract/{numerals,claims,checks}/*.ts", "!**/*-source.ts"];

const files = (await glob(positionals.length > 0 ? positionals : MUTATED)).sort();
const every = Number(values.every);

/** Every nth mutant, and the least ranges of the files that hold them, as Stryker names ranges. */
async function sampleOf(files: readonly string[]): Promise<{ sample: string[]; ranges: string[] }> {
  const sources = files.map((name) => ({ name: resolve(name), mutate: true, content: readFileSync(name, "utf8") }));
  const { mutants } = await new Instrumenter(silent).instrument(sources, {
    plugins: null,
    excludedMutations: [],
    ignorers: [],
  });
  const chosen = mutants.filter((_, i) => i % every === 0);
  const rangeOf = ({ fileName, location: { start, end } }: Pick<Mutant, "fileName" | "location">) =>
    `${relative(".", fileName)}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;
  return { sample: chosen.map(keyOf), ranges: [...new Set(chosen.map(rangeOf))] };
}

const { sample, ranges } = await sampleOf(files);
const mutants = await new Stryker({
  // Ranges are matched one by one with every file: of all mutants there are too many.
  mutate: every === 1 ? files : ranges,
  plugins: ["@stryker-mutator/vitest-runner", "./test/mutation/sample.mjs"],
  checkers: ["sample"],
  sample,
  warnings: { unknownOptions: false, preprocessorErrors: true, unserializableOptions: true, slow: true },
  testRunner: "vitest",
  vitest: { configFile: "test/mutation/vitest.config.ts", related: false },
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  reporters: ["json"],
  jsonReporter: { fileName: ".stryker-tmp/report.json" },
  tempDirName: ".stryker-tmp",
  concurrency: 2,
  // Generous, so that a busy machine is not taken for a mutant that hangs.
  timeoutMS: 30_000,
  timeoutFactor: 3,
} as PartialStrykerOptions).runMutationTest();

const tally = new Map<string, { noticed: number; all: number }>();
for (const { status, fileName } of mutants) {
  const noticed = status === "Killed" || status === "Timeout";
  if (!noticed && status !== "Survived" && status !== "NoCoverage") continue;
  for (const part of [relative(".", dirname(fileName)), "all"]) {
    const counts = tally.get(part) ?? { noticed: 0, all: 0 };
    tally.set(part, { noticed: counts.noticed + Number(noticed), all: counts.all + 1 });
  }
}
for (const [part, { noticed, all }] of tally)
  console.log(`${part}: ${noticed} of ${all} mutants noticed, ${((100 * noticed) / all).toFixed(1)}%`);
const { noticed, all } = tally.get("all") ?? { noticed: 0, all: 0 };
if (all === 0 || (100 * noticed) / all < Number(values.least)) process.exitCode = 1;
