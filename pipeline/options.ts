// The options of the pipeline: what they are called, what they take, what they are when nothing is said.
import { minimist } from "zx";
import { FORMATS, type Format } from "./export/export.ts";
import { encodingNamed } from "./ingest/decode.ts";
import type { InputOptions } from "./ingest/ingest.ts";
import { FIELDS } from "./ingest/input.ts";

/** What --help prints. */
export const HELP = `zhengshu 政数: numbers and policy terms of Chinese government articles, as tables

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

/** A mistake of the command line: what is wrong with it. */
export class UsageError extends Error {}

/** What the command line says. */
export interface Options {
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

/** The options of the arguments. @throws UsageError where one is wrong. */
export function parse(argv: readonly string[]): Options {
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
