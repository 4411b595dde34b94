// Mutation testing of what reads numbers, claims and their checks: changes the code in small ways, and counts the changes
// that the tests notice. Each is tried on the examples and on the texts whose rows are kept, in one process; what these do
// not notice is tried on all tests, with vitest, which takes seconds for each.
// npm run mutation -- [--every N] [--again N] [--least PERCENT] [FILE...]
import { readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { MutantResult, PartialStrykerOptions } from "@stryker-mutator/api/core";
import { Stryker } from "@stryker-mutator/core";
import { Instrumenter } from "@stryker-mutator/instrumenter";
import { glob } from "zx";
import { keyOf, type Place } from "./sample.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Tries every nth mutant: a sample, the same every time. */
    every: { type: "string", default: "1" },
    /** Tries all tests on every nth of those that examples and texts do not notice; 0 for none. */
    again: { type: "string", default: "1" },
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

const MOST_RANGES = 2_000;

const MUTATED = ["pipeline/extract/{numerals,claims,checks}/*.ts", "!**/*-source.ts"];

const files = (await glob(positionals.length > 0 ? positionals : MUTATED)).sort();

async function mutantsOf(files: readonly string[]): Promise<readonly Place[]> {
  const sources = files.map((name) => ({ name: resolve(name), mutate: true, content: readFileSync(name, "utf8") }));
  const options = { plugins: null, excludedMutations: [], ignorers: [] };
  return (await new Instrumenter(silent).instrument(sources, options)).mutants;
}

const everyNth = <T>(all: readonly T[], n: number) => (n === 0 ? [] : all.filter((_, i) => i % n === 0));

/** As Stryker names a range of lines. */
const rangeOf = ({ fileName, location: { start, end } }: Place) =>
  `${relative(".", fileName)}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;

/** Tries the mutants, all of them or the sample, with a runner of tests. */
const tried = (sample: readonly Place[], runner: PartialStrykerOptions): Promise<MutantResult[]> =>
  new Stryker({
    // Ranges are matched one by one with every file: of all mutants there are too many.
    mutate: sample.length > MOST_RANGES ? files : [...new Set(sample.map(rangeOf))],
    checkers: ["sample"],
    sample: sample.map(keyOf),
    warnings: { unknownOptions: false, preprocessorErrors: true, unserializableOptions: true, slow: true },
    coverageAnalysis: "perTest",
    ignoreStatic: true,
    reporters: ["json", "progress-append-only"],
    tempDirName: ".stryker-tmp",
    // One process says which mutants are of the sample, and is idle for the most part; two try them.
    concurrency: 3,
    // Generous, so that a busy machine is not taken for a mutant that hangs.
    timeoutMS: 30_000,
    timeoutFactor: 3,
    ...runner,
  } as PartialStrykerOptions).runMutationTest();

const isNoticed = ({ status }: MutantResult) => status === "Killed" || status === "Timeout";
const isLeft = ({ status }: MutantResult) => status === "Survived" || status === "NoCoverage";

/** Where a result says that its mutant stands: it counts lines and columns from 1. */
function placeOf({ fileName, mutatorName, replacement = "", location: { start, end } }: MutantResult): Place {
  const from0 = ({ line, column }: typeof start) => ({ line: line - 1, column: column - 1 });
  return { fileName: resolve(fileName), mutatorName, replacement, location: { start: from0(start), end: from0(end) } };
}

const first = await tried(everyNth(await mutantsOf(files), Number(values.every)), {
  plugins: ["./test/mutation/in-process.mjs", "./test/mutation/sample.mjs"],
  testRunner: "in-process",
  testRunnerNodeArgs: ["--import", "tsx"],
  jsonReporter: { fileName: ".stryker-tmp/cases.json" },
});
const left = first.filter(isLeft);
const triedAgain = everyNth(left, Number(values.again)).map(placeOf);
const again =
  triedAgain.length === 0
    ? []
    : await tried(triedAgain, {
        plugins: ["@stryker-mutator/vitest-runner", "./test/mutation/sample.mjs"],
        testRunner: "vitest",
        vitest: { configFile: "test/mutation/vitest.config.ts", related: false },
        jsonReporter: { fileName: ".stryker-tmp/tests.json" },
      });

const broken = first.filter(({ status }) => status === "RuntimeError");
for (const { fileName, location, statusReason } of broken)
  console.error(`${fileName}:${location.start.line}: ${statusReason}`);

const noticedAgain = again.filter(isNoticed);
const counted = [...first.filter(isNoticed), ...left];
const parts = new Set(counted.map(({ fileName }) => relative(".", dirname(fileName))));
for (const part of [...parts, "all"]) {
  const within = ({ fileName }: MutantResult) => part === "all" || relative(".", dirname(fileName)) === part;
  const all = counted.filter(within).length;
  const noticed = [...first.filter(isNoticed), ...noticedAgain].filter(within).length;
  console.log(`${part}: ${noticed} of ${all} mutants noticed, ${((100 * noticed) / all).toFixed(1)}%`);
}
console.log(`all tests noticed ${noticedAgain.length} of ${triedAgain.length} tried again, of ${left.length} left`);
const score = (100 * (counted.length - left.length + noticedAgain.length)) / counted.length;
if (broken.length > 0 || !(score >= Number(values.least))) process.exitCode = 1;
