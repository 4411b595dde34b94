#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
// The command line: options, progress, exit code; nothing else.
import { writeFile } from "node:fs/promises";
import { relative } from "node:path";
import { chalk } from "zx";
import { type Difference, differences } from "./export/difference.ts";
import { differenceLines, toAnnotations, toJunit } from "./export/difference-report.ts";
import { OutputError, Staged } from "./export/staged.ts";
import { BankError, loadUserBank } from "./extract/terms/user-bank.ts";
import { openInputs } from "./ingest/folder.ts";
import type { InputOptions } from "./ingest/ingest.ts";
import { InputError } from "./ingest/input.ts";
import { HELP, type Options, parse, UsageError } from "./options.ts";
import { progress } from "./progress.ts";
import { Result } from "./result.ts";
import { unpackOpen, unpackReady } from "./scale/packing.ts";
import { extractAll } from "./scale/pool.ts";
import { Store } from "./scale/store.ts";
import { RowError } from "./validate/validate.ts";

const say = (text: string) => process.stderr.write(`${text}\n`);

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
  const { documents, files, failures: unread, share } = await openInputs(input, inputs);
  const staged = await Staged.beside(output);
  try {
    const result = new Result(staged, formats);
    const { done, end } = progress(share);
    const kept = (key: string) => result.add(store.get(key, unpackReady));
    const pool = { options: { bank: bank?.rows ?? [] }, jobs, store, done, kept };
    const { keys, failures: unextracted } = await extractAll(documents, pool).finally(end);
    const failures = [...unread, ...unextracted];
    for (const failure of failures) say(chalk.red(failure));
    if (keys.length === 0) {
      say(`${input}: nothing to extract from.`);
      staged.discard();
      return null;
    }
    function* open() {
      for (const key of keys) yield store.get(key, unpackOpen);
    }
    await result.end(open(), files, { ...said(inputs), ...(bank ? { terms: bank.file } : {}) });
    return { staged, failures, documents: keys.length };
  } catch (error) {
    staged.discard();
    throw error;
  }
}

async function finish({ staged, failures, documents }: Fresh, options: Options): Promise<number> {
  const { output } = options;
  const ended = failures.length === 0 ? 0 : 1;
  try {
    if (options.check) return (await check(staged, options)) ? ended : 1;
    if (options.update) await report((await differencesFrom(staged, output)) ?? [], staged, options);
    staged.moveIn();
    moved = true;
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

/** Whether the new result stands in the output folder. */
let moved = false;

/** Told to stop, the program removes what it was writing; the former result is whole, or the new one. */
function stopCleanly(store: Store, { output, cache }: Options): void {
  for (const [signal, code] of STOPS)
    process.once(signal, () => {
      Staged.discardAll();
      store.close();
      const kept = cache === null ? "" : " What was extracted is kept: run again to go on.";
      const outcome = moved ? "is new and whole." : `is as it was.${kept}`;
      say(chalk.red(`stopped by ${signal}. ${output} ${outcome}`));
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

/** True where a disk is full or can not be written; Node says ENOENT of folders that it can not make on such a one. */
const isWriteError = (error: unknown) => {
  const { code = "", syscall } = error as NodeJS.ErrnoException;
  return /^E(?:NOSPC|ROFS|ACCES|PERM|DQUOT|IO|MFILE)$/.test(code) || (code === "ENOENT" && syscall === "mkdir");
};

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
  } else if (isWriteError(error)) {
    const { code, path } = error as NodeJS.ErrnoException;
    const problem = `${path ?? "the result"}: can not be written (${code}).`;
    say(chalk.red(`${problem} The former result is as it was. Free space, or name other folders: --output, --cache.`));
    process.exitCode = 1;
  } else throw error;
}
