// The command line: options, progress, exit code; nothing else.
import { relative } from "node:path";
import { chalk, minimist } from "zx";
import { differences } from "./export/difference.ts";
import { OutputError, writeResult } from "./export/export.ts";
import { BankError, loadUserBank } from "./extract/terms/user-bank.ts";
import { readInputs } from "./ingest/folder.ts";
import { InputError } from "./ingest/input.ts";
import { resultOf } from "./result.ts";
import { extractAll } from "./scale/pool.ts";
import { RowError } from "./validate/validate.ts";

const HELP = `zhengshu 政数: numbers and policy terms of Chinese government articles, as tables

Usage: npm run pipeline -- [options]

  --input PATH   a file or a folder of .txt and .csv files   (default: input)
  --output DIR   where the result goes                       (default: output)
  --terms FILE   your own policy terms besides ours: a CSV with a column term, and, if wanted, category,
                 subcategory and variants (parted by |)
  --check        extract anew, compare with the output folder, write nothing
  --jobs N       worker threads                              (default: 1)
  --help         this text

Exit codes: 0 done; 1 some documents failed, or --check found differences; 2 wrong usage
`;

class UsageError extends Error {}

interface Options {
  readonly input: string;
  readonly output: string;
  readonly terms: string | null;
  readonly check: boolean;
  readonly jobs: number;
  readonly help: boolean;
}

function single(value: unknown, name: string): string {
  if (typeof value === "string" && value !== "") return value;
  throw new UsageError(`--${name} takes one value.`);
}

function parse(argv: readonly string[]): Options {
  const args = minimist([...argv], {
    string: ["input", "output", "terms", "jobs"],
    boolean: ["check", "help"],
    default: { input: "input", output: "output", jobs: "1" },
    unknown: (word) => {
      throw new UsageError(`${word} is not an option.`);
    },
  });
  const jobs = single(args.jobs, "jobs");
  if (!/^[1-9]\d?$/.test(jobs)) throw new UsageError(`--jobs takes a whole number from 1 to 99, not ${jobs}.`);
  const paths = { input: single(args.input, "input"), output: single(args.output, "output") };
  const terms = args.terms === undefined ? null : single(args.terms, "terms");
  return { ...paths, terms, jobs: Number(jobs), check: args.check === true, help: args.help === true };
}

const say = (text: string) => process.stderr.write(`${text}\n`);
const FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

/** Shows how many documents are done, on standard error and only on a terminal. */
function progress(total: number): () => void {
  let count = 0;
  return () => {
    count++;
    if (!process.stderr.isTTY) return;
    const frame = chalk.cyan(FRAMES[count % FRAMES.length]);
    process.stderr.write(`\r${frame} ${count}/${total}${count === total ? "\n" : ""}`);
  };
}

async function check(output: string, files: Awaited<ReturnType<typeof resultOf>>): Promise<boolean> {
  const found = await differences(output, files);
  for (const line of found) say(line);
  say(
    found.length === 0 ? `${output}: as extracted anew` : chalk.red(`${output}: differs from what is extracted anew`),
  );
  return found.length === 0;
}

async function run({ input, output, terms, check: checking, jobs }: Options): Promise<number> {
  const bank = terms === null ? null : await loadUserBank(terms);
  const { documents, files: inputs, failures } = await readInputs(input);
  for (const failure of failures) say(chalk.red(failure));
  if (documents.length === 0) {
    say(`${input}: nothing to extract from.`);
    return 1;
  }
  const extracted = await extractAll(documents, { bank: bank?.rows ?? [] }, jobs, progress(documents.length));
  const files = await resultOf(extracted, inputs, bank ? { terms: bank.file } : {});
  if (checking) return (await check(output, files)) && failures.length === 0 ? 0 : 1;
  await writeResult(output, files);
  const claims = extracted.reduce((sum, { extract }) => sum + extract.rows.claims.length, 0);
  say(`${chalk.green(relative(".", output) || output)}: ${documents.length} documents, ${claims} claims`);
  return failures.length === 0 ? 0 : 1;
}

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
  } else throw error;
}
