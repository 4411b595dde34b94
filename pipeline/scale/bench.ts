// Measures, in one run: segmentation alone, the whole pipeline and each stage, in MB of UTF-8 a second on one core, and as
// multiples of segmentation, beside those of a saved run.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import nodejieba from "nodejieba";
import { add } from "../document.ts";
import { recordOf } from "../export/record.ts";
import { checks } from "../extract/checks/checks.ts";
import { claims } from "../extract/claims/claims.ts";
import { numerals } from "../extract/numerals/numerals.ts";
import { type BankRow, bankWith } from "../extract/terms/bank.ts";
import { terms, termsOf } from "../extract/terms/terms.ts";
import { readInputs } from "../ingest/folder.ts";
import { endUnread } from "../ingest/input.ts";
import { analyse } from "../pipeline.ts";
import { sections } from "../segment/sections.ts";
import { sentences } from "../segment/sentences.ts";
import { tables } from "../segment/tables.ts";
import { tokens } from "../segment/tokens.ts";

const TAG = "nodejieba.tag";
const LEAST_ROUNDS = 5;
const LEAST_STARTS = 3;
/** Enough for the engine to have compiled what it runs. */
const LEAST_SECONDS = 2;
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { save: { type: "boolean", default: false }, growth: { type: "boolean", default: false } },
});
const { documents, failures } = await readInputs(positionals[0] ?? "input").catch(endUnread);
for (const failure of failures) console.error(failure);
const bytes = documents.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
const BASELINE = fileURLToPath(new URL("bench-baseline.json", import.meta.url)).replace(/\.build\//, "");

/**
 * The least time of many rounds, in seconds: what each work costs when nothing else runs. They are done in turn, so that
 * a machine that is slow for a while is slow for all of them.
 */
function times(works: readonly (() => void)[]): number[] {
  const least = works.map(() => Number.POSITIVE_INFINITY);
  const started = performance.now();
  for (let round = 0; round < LEAST_ROUNDS || performance.now() - started < LEAST_SECONDS * 1000; round++)
    for (const [i, work] of works.entries()) {
      const start = process.hrtime.bigint();
      work();
      least[i] = Math.min(least[i] ?? Number.POSITIVE_INFINITY, Number(process.hrtime.bigint() - start) / 1e9);
    }
  return least;
}

/** From documents to validated rows in JSON and CSV, in memory. */
function wholePipeline(): void {
  for (const document of documents) recordOf(analyse(document));
}

/** Seconds that a process of its own takes, the least of a few. */
function secondsOf(parameters: readonly string[], input: string): number {
  const runs = Array.from({ length: LEAST_STARTS }, () => {
    const start = process.hrtime.bigint();
    const { status, stderr } = spawnSync(process.execPath, parameters, { input, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return Number(process.hrtime.bigint() - start) / 1e9;
  });
  return Math.min(...runs);
}

const LOAD_ALONE = `require(${JSON.stringify(createRequire(import.meta.url).resolve("nodejieba"))}).load()`;
/** A process that only loads nodejieba as it comes, and one that extracts a line: from their start to their end. */
const [loadAlone, firstLine] = [
  secondsOf(["-e", LOAD_ALONE], ""),
  secondsOf([fileURLToPath(new URL("filter.js", import.meta.url))], '{"id":"1","text":"粮食产量达到732.5亿斤。"}\n'),
];

function tagAll(): void {
  for (const { text } of documents) nodejieba.tag(text);
}

const each = <T>(all: readonly T[], stage: (one: T) => unknown) => times([() => all.forEach(stage)])[0] ?? 0;
/** Measured before the layers of all documents fill the memory. */
const [wholeAlone = 0, tagAlone = 0] = times([wholePipeline, tagAll]);
const numeralsAlone = each(
  documents.map((document) => add(document, tables)),
  numerals,
);

const sectioned = documents.map((document) => add(document, sections));
const tabled = sectioned.map((document) => add(document, tables));
const sentenced = tabled.map((document) => add(document, sentences));
const tokenised = sentenced.map((document) => add(document, tokens));
const counted = tokenised.map((document) => add(document, numerals));
const claimed = counted.map((document) => add(document, claims));
const termed = claimed.map((document) => add(document, terms));

const MORE_TERMS = 50_000;
const SYLLABLES = "政务服务监管改革创新发展产业民生生态安全财税金融科技教育医疗";

/** As many terms of four to seven characters, no two alike, made of the characters of official prose. */
function madeUpTerms(count: number): BankRow[] {
  const digit = (n: number) => SYLLABLES[n % SYLLABLES.length] as string;
  return Array.from({ length: count }, (_, n) => {
    let term = "";
    for (let rest = n, i = 0; i < 4 + (n % 4); i++, rest = Math.floor(rest / SYLLABLES.length)) term += digit(rest + i);
    return { term, category: "", subcategory: "", variants: "" };
  });
}

const seconds = {
  "nodejieba.cut": each(documents, ({ text }) => nodejieba.cut(text)),
  [TAG]: tagAlone,
  pipeline: wholeAlone,
  "- sections": each(documents, sections),
  "- tables": each(sectioned, tables),
  "- sentences": each(tabled, sentences),
  "- tokens": each(sentenced, tokens),
  "- numerals": numeralsAlone,
  "- claims": each(counted, claims),
  "- terms": each(claimed, terms),
  "- terms, +50,000": each(claimed, termsOf(bankWith(madeUpTerms(MORE_TERMS)))),
  "- checks": each(termed, checks),
  "- rows": each(
    termed.map((document) => add(document, checks)),
    recordOf,
  ),
};

/** Times as multiples of the segmenter's own on the same text: what does not depend on the machine. */
const ratios = Object.fromEntries(Object.entries(seconds).map(([name, took]) => [name, took / seconds[TAG]]));
const baseline: Record<string, number> = existsSync(BASELINE) ? JSON.parse(readFileSync(BASELINE, "utf8")) : {};

console.log(`${documents.length} documents, ${(bytes / 1e6).toFixed(2)} MB`);
console.log(
  `start-up to the first line ${firstLine.toFixed(2)} s, ${(firstLine / loadAlone).toFixed(2)} times nodejieba's load`,
);
console.log(`${"".padEnd(18)}    MB/s   : tag   saved`);
for (const [name, took] of Object.entries(seconds)) {
  const [rate, ratio, saved] = [bytes / 1e6 / took, ratios[name] ?? 0, baseline[name]];
  const before = saved === undefined ? "" : saved.toFixed(2).padStart(8);
  console.log(`${name.padEnd(18)}${rate.toFixed(2).padStart(8)}${ratio.toFixed(2).padStart(8)}${before}`);
}
console.log(`pipeline : tag    ${(ratios.pipeline ?? 0).toFixed(2).padStart(8)}`);
console.log(`documents/s       ${(documents.length / seconds.pipeline).toFixed(1).padStart(8)}`);
console.log(`peak memory       ${(process.resourceUsage().maxRSS / 1024).toFixed(0).padStart(8)} MB`);
if (options.save) {
  const kept = Object.fromEntries(Object.entries(ratios).map(([name, ratio]) => [name, Number(ratio.toFixed(3))]));
  writeFileSync(BASELINE, `${JSON.stringify(kept, null, 2)}\n`);
}

/** Sizes, in MB, over which the cost of a MB is followed. */
const SIZES = [1, 4, 16, 64];
const secondsSince = (start: bigint) => Number(process.hrtime.bigint() - start) / 1e9;
/** Each document is tagged beside, so that a machine that is slow for a while is slow for both. */
if (options.growth)
  for (const size of SIZES) {
    let [done, whole, tagged] = [0, 0, 0];
    for (let i = 0; done < size * 1e6; i = (i + 1) % documents.length) {
      const document = documents[i] as (typeof documents)[number];
      const start = process.hrtime.bigint();
      recordOf(analyse(document));
      whole += secondsSince(start);
      const startOfTag = process.hrtime.bigint();
      nodejieba.tag(document.text);
      tagged += secondsSince(startOfTag);
      done += Buffer.byteLength(document.text);
    }
    const cost = ((whole / done) * 1e6).toFixed(3);
    console.log(`${String(size).padStart(2)} MB ${cost} s/MB, ${(whole / tagged).toFixed(2)} times nodejieba.tag`);
  }
