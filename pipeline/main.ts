#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
// The command line: options, progress, exit code; nothing else.
import { writeFile } from "node:fs/promises";
import { relative } from "node:path";
import cliProgress from "cli-progress";
import { chalk, minimist } from "zx";
import { type Difference, differences } from "./export/difference.ts";
import { differenceLines, toAnnotations, toJunit } from "./export/difference-report.ts";
import { FORMATS, type Format } from "./export/export.ts";
import { OutputError, Staged } from "./export/staged.ts";
import { BankError, loadUserBank } from "./extract/terms/user-bank.ts";
import { encodingNamed } from "./ingest/decode.ts";
import { openInputs } from "./ingest/folder.ts";
import type { InputOptions } from "./ingest/ingest.ts";
import { FIELDS, InputError } from "./ingest/input.ts";
import { writeResult } from "./result.ts";
import { unpackRecord, unpackSummary } from "./scale/packing.ts";
import { extractAll, WorkerError } from "./scale/pool.ts";
import { Store } from "./scale/store.ts";
import { RowError } from "./validate/validate.ts";

const HELP = `zhengshu 政数: numbers and policy terms of Chinese government articles, as tables

Usage: npm run pipeline -- [options]

  --input PATH   a file, a folder, or - for standard input     (default: input)
                 .txt .md .html .mhtml .docx .doc .pdf .ofd: an article each; .csv .xlsx .ndjson: an article a row;
                 .zip: all that is in it
  --encoding NAME  of every input, where it is found out wrong: utf-8, gb18030, big5, utf-16le ...
  --columns LIST   of a corpus, where its names are not known: text=NAME,id=NAME,title=NAME,date=NAME
                 (also author, place, source, url)
  --output DIR   where the result goes                       (default: output)
  --format LIST  csv, xlsx, parquet, parted by commas        (default: csv,xlsx; JSON always)
  --terms FILE   your own policy terms besides ours: a CSV with a column term, and, if wanted, category,
                 subcategory and variants (parted by |)
  --check        extract anew, compare with the output folder, write nothing
  --update       extract anew, list what is not as it was, and replace it
  --junit FILE   with --check: write the differences as JUnit XML
  --annotate     with --check: print the differences as annotations of a GitHub workflow
  --jobs N       worker threads                              (default: 1)
  --cache DIR    where what was extracted is kept, so that a rerun does what has changed alone, and a run that was
                 stopped goes on                             (default: .zhengshu-cache)
  --no-cache     keep nothing, and extract everything anew; --check always does
  --help         this text

Exit codes: 0 done; 1 some documents failed, or --check found differences; 2 wrong usage
`;

class UsageError extends Error {}

interface Options {
  readonly input: string;
  readonly output: string;
  readonly inputs: InputOptions;
  readonly formats: readonly Format[];
  readonly terms: string | null;
  readonly junit: string | null;
  readonly check: boolean;
  readonly update: boolean;
  readonly annotate: boolean;
  readonly jobs: number;
  /** Null where nothing is to be kept. */
  readonly cache: string | null;
  readonly help: boolean;
}

const STRINGS = ["input", "output", "encoding", "columns", "format", "terms", "junit", "jobs", "cache"];
const SWITCHES = ["check", "update", "annotate", "help"];
const DEFAULTS = { input: "input", output: "output", format: "csv,xlsx", jobs: "1", cache: ".zhengshu-cache" };

function single(value: unknown, name: string): string {
  if (typeof value === "string" && value !== "") return value;
  throw new UsageError(`--${name} takes one value.`);
}

function formatsOf(list: string): Format[] {
  const names = list.split(",").map((name) => name.trim());
  const wrong = names.find((name) => !(FORMATS as readonly string[]).includes(name));
  if (wrong !== undefined) throw new UsageError(`--format takes ${FORMATS.join(", ")}, not ${wrong}.`);
  return FORMATS.filter((format) => names.includes(format));
}

function encodingOf(name: string): string {
  const encoding = encodingNamed(name);
  if (encoding === null) throw new UsageError(`--encoding: no encoding is called ${name}. Try utf-8, gb18030 or big5.`);
  return encoding;
}

function columnsOf(list: string): InputOptions["columns"] {
  const pairs = list.split(",").map((pair): [string, string] => {
    const at = pair.indexOf("=");
    const [field, column] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    if (at < 0 || column === "" || !(FIELDS as readonly string[]).includes(field))
      throw new UsageError(`--columns takes FIELD=NAME with a field of ${FIELDS.join(", ")}, not ${pair}.`);
    return [field, column];
  });
  return Object.fromEntries(pairs);
}

function parse(argv: readonly string[]): Options {
  const args = minimist([...argv], {
    string: STRINGS,
    boolean: SWITCHES,
    default: DEFAULTS,
    unknown: (word) => {
      throw new UsageError(`${word} is not an option.`);
    },
  });
  const optional = (name: string) => (args[name] === undefined ? null : single(args[name], name));
  const jobs = single(args.jobs, "jobs");
  if (!/^[1-9]\d?$/.test(jobs)) throw new UsageError(`--jobs takes a whole number from 1 to 99, not ${jobs}.`);
  const [check, update] = [args.check === true, args.update === true];
  if (check && update) throw new UsageError("--check writes nothing and --update does: give one of them.");
  return {
    input: single(args.input, "input"),
    output: single(args.output, "output"),
    inputs: {
      encoding: args.encoding === undefined ? null : encodingOf(single(args.encoding, "encoding")),
      columns: args.columns === undefined ? {} : columnsOf(single(args.columns, "columns")),
    },
    formats: formatsOf(single(args.format, "format")),
    terms: optional("terms"),
    junit: optional("junit"),
    check,
    update,
    annotate: args.annotate === true,
    jobs: Number(jobs),
    cache: args.cache === false ? null : single(args.cache, "cache"),
    help: args.help === true,
  };
}

const say = (text: string) => process.stderr.write(`${text}\n`);

const LEAST_SHARE = 0.01;

/** 75 as 1m15s. */
const spoken = (seconds: number) =>
  seconds < 60 ? `${Math.round(seconds)}s` : `${Math.floor(seconds / 60)}m${Math.round(seconds % 60)}s`;

/** Counts the documents that are done on standard error, with their rate and the time left; only on a terminal. */
function progress(share: () => number): { done: () => void; end: () => void } {
  if (!process.stderr.isTTY) return { done: () => {}, end: () => {} };
  const bar = new cliProgress.SingleBar({
    format: "{bar} {percentage}%  {documents} documents, {rate}/s, {left} left",
    fps: 5,
    hideCursor: true,
  });
  const started = performance.now();
  let count = 0;
  bar.start(1, 0, { documents: 0, rate: "…", left: "…" });
  const done = () => {
    count++;
    const [part, seconds] = [share(), (performance.now() - started) / 1000];
    const left = part < LEAST_SHARE ? "…" : spoken((seconds * (1 - part)) / part);
    bar.update(part, { documents: count, rate: (count / seconds).toFixed(seconds < count ? 0 : 1), left });
  };
  return { done, end: () => bar.stop() };
}

/** The result made anew beside the output folder. */
interface Fresh {
  readonly staged: Staged;
  readonly failures: readonly string[];
  readonly documents: number;
}

async function report(found: readonly Difference[], staged: Staged, options: Options): Promise<void> {
  const { input, junit, annotate } = options;
  for (const line of differenceLines(found)) say(line);
  if (junit !== null)
    await writeFile(
      junit,
      toJunit(
        found,
        staged.sums.map(({ path }) => path),
      ),
    );
  if (annotate) for (const line of toAnnotations(found, input)) process.stdout.write(`${line}\n`);
}

const differencesFrom = (staged: Staged, output: string) =>
  differences(
    output,
    staged.folder,
    staged.sums.map(({ path }) => path),
  );

/** Compares, and says what differs. @returns whether nothing does. */
async function check(staged: Staged, options: Options): Promise<boolean> {
  const { output } = options;
  const found = await differencesFrom(staged, output);
  if (found === null) {
    say(`${output}: no result to compare with. Run the pipeline without --check first.`);
    return false;
  }
  await report(found, staged, options);
  const same = found.length === 0;
  say(same ? `${output}: as extracted anew` : chalk.red(`${output}: differs from what is extracted anew`));
  return same;
}

/** What the user said of the inputs, for the manifest; nothing where nothing was said. */
const said = ({ encoding, columns }: InputOptions) => ({
  ...(encoding === null ? {} : { encoding }),
  ...(Object.keys(columns).length === 0 ? {} : { columns }),
});

/** Extracts every document that the store lacks, and writes the result anew. Null where there is no document. */
async function extract(options: Options, store: Store): Promise<Fresh | null> {
  const { input, output, inputs, formats, terms, jobs } = options;
  const bank = terms === null ? null : await loadUserBank(terms);
  const { documents, files, failures, share } = await openInputs(input, inputs);
  const { done, end } = progress(share);
  const pool = { options: { bank: bank?.rows ?? [] }, jobs, store, done };
  const keys = await extractAll(documents, pool).finally(end);
  for (const failure of failures) say(chalk.red(failure));
  if (keys.length === 0) {
    say(`${input}: nothing to extract from.`);
    return null;
  }
  function* read<T>(unpack: (packed: Uint8Array) => T) {
    for (const key of keys) yield store.get(key, unpack);
  }
  const records = { summaries: () => read(unpackSummary), records: () => read(unpackRecord) };
  const staged = await Staged.beside(output);
  const named = { ...said(inputs), ...(bank ? { terms: bank.file } : {}) };
  await writeResult(staged, records, files, { formats, named }).catch((error) => {
    staged.discard();
    throw error;
  });
  return { staged, failures, documents: keys.length };
}

async function finish({ staged, failures, documents }: Fresh, options: Options): Promise<number> {
  const { output } = options;
  const ended = failures.length === 0 ? 0 : 1;
  try {
    if (options.check) return (await check(staged, options)) ? ended : 1;
    if (options.update) await report((await differencesFrom(staged, output)) ?? [], staged, options);
    staged.moveIn();
    say(`${chalk.green(relative(".", output) || output)}: ${documents} documents`);
    return ended;
  } finally {
    staged.discard();
  }
}

/** A check extracts anew: what was kept of an earlier run says nothing of this one. */
const storeOf = ({ cache, check }: Options) => (cache === null || check ? Store.temporary() : Store.in(cache));

const STOPS = [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const;

/** Told to stop, the program removes what it was writing; the former result is whole, and what was extracted is kept. */
function stopCleanly(store: Store, { output, cache }: Options): void {
  for (const [signal, code] of STOPS)
    process.once(signal, () => {
      Staged.discardAll();
      store.close();
      const kept = cache === null ? "" : " What was extracted is kept: run again to go on.";
      say(chalk.red(`stopped by ${signal}. ${output} is as it was.${kept}`));
      process.exit(code);
    });
}

async function run(options: Options): Promise<number> {
  const store = await storeOf(options);
  stopCleanly(store, options);
  try {
    const fresh = await extract(options, store);
    return fresh === null ? 1 : await finish(fresh, options);
  } finally {
    store.close();
  }
}

/** True where a disk is full or can not be written. */
const isWriteError = (error: unknown) =>
  /^E(?:NOSPC|ROFS|ACCES|PERM|DQUOT|IO|MFILE)$/.test((error as NodeJS.ErrnoException)?.code ?? "");

try {
  const options = parse(process.argv.slice(2));
  if (options.help) process.stdout.write(HELP);
  else process.exitCode = await run(options);
} catch (error) {
  if (error instanceof UsageError) {
    say(`${error.message}\n\n${HELP}`);
    process.exitCode = 2;
  } else if (error instanceof BankError) {
    say(chalk.red(error.message));
    process.exitCode = 2;
  } else if (error instanceof InputError || error instanceof OutputError || error instanceof RowError) {
    say(chalk.red(error.message));
    process.exitCode = error instanceof InputError && error.missing ? 2 : 1;
  } else if (error instanceof WorkerError || isWriteError(error)) {
    const { message, code, path } = error as NodeJS.ErrnoException;
    const problem = code ? `${path ?? "the result"}: can not be written (${code}).` : message;
    say(chalk.red(`${problem} The former result is as it was. Free space, or name other folders: --output, --cache.`));
    process.exitCode = 1;
  } else throw error;
}
