// Mutation testing of what reads numbers, claims and their checks: changes the code in small ways, and counts the changes
// that the examples, fixtures and annotated texts notice. npm run mutation -- [--every N] [--least PERCENT] [FILE...]
import { readFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { glob } from "zx";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Mutates every nth of the blocks of lines between empty ones: a sample, the same every time. */
    every: { type: "string", default: "1" },
    /** The score, in percent, below which the command fails. */
    least: { type: "string", default: "0" },
  },
});

const MUTATED = ["pipeline/extract/{numerals,claims,checks}/*.ts", "!**/*-source.ts"];

/** The blocks of a file, as Stryker names ranges of lines. */
function blocksOf(file: string): string[] {
  const blocks = readFileSync(file, "utf8").split(/\n(?=\n)/);
  let next = 1;
  return blocks.map((block) => {
    const first = next;
    next += block.split("\n").length;
    return `${file}:${first}-${next - 1}`;
  });
}

const files = (await glob(positionals.length > 0 ? positionals : MUTATED)).sort();
const every = Number(values.every);
const blocks = files.flatMap(blocksOf).filter((_, i) => i % every === 0);

const mutants = await new Stryker({
  mutate: every === 1 ? files : blocks,
  testRunner: "vitest",
  vitest: { configFile: "test/mutation/vitest.config.ts", related: false },
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  reporters: ["json"],
  jsonReporter: { fileName: ".stryker-tmp/report.json" },
  tempDirName: ".stryker-tmp",
  concurrency: 2,
}).runMutationTest();

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
