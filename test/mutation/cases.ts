// The examples and the texts with their rows, as cases that one process can ask thousands of times: what no mutant touches,
// the segmentation, is done once.
import { readFileSync } from "node:fs";
import { asWritten } from "../../pipeline/as-written.ts";
import { type Analysed, add, type Document } from "../../pipeline/document.ts";
import { checks } from "../../pipeline/extract/checks/checks.ts";
import { claims } from "../../pipeline/extract/claims/claims.ts";
import { readNumber } from "../../pipeline/extract/numerals/number.ts";
import { numerals, readNumerals } from "../../pipeline/extract/numerals/numerals.ts";
import { simplified } from "../../pipeline/ingest/traditional.ts";
import { sections } from "../../pipeline/segment/sections.ts";
import { sentences } from "../../pipeline/segment/sentences.ts";
import { tables } from "../../pipeline/segment/tables.ts";
import { tokens } from "../../pipeline/segment/tokens.ts";
import { checksProblem, claimsProblem, type Example, numeralsProblem, PUBLISHED, readExamples } from "../examples.ts";
import { KEPT_TEXTS, keptFile, rowsOf } from "../kept-rows.ts";
import { textDocument } from "../score.ts";

/** What is asked of the code. */
export interface Case {
  readonly name: string;
  /** What is otherwise than expected; null where all is as it should be. */
  readonly problem: () => string | null;
}

/** As many as readings are kept; were they more, a case would outlive its mutant, and the run would say so. */
const PLACES = 64;

/**
 * What each character may begin is kept as characters are met: all of them are met before there is a mutant, which would
 * otherwise leave what it found to the cases behind it.
 */
const CHARACTERS = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).join("\n");
readNumerals(CHARACTERS, { published: PUBLISHED });

/** Has the readings of numbers that are kept by place be those of another text, so that none outlives its mutant. */
export function forget(): void {
  for (let at = 0; at < PLACES; at++) readNumber("0".repeat(PLACES), at);
}

/** Reads one text, without its terms, as often as it is asked; its words are those of the first time. */
function reader(name: string, text: string, published: string): () => Analysed {
  const ingested = textDocument(name, simplified(text), published);
  let words: Document<"tokens">["tokens"] | undefined;
  return () => {
    const split = add(add(add(ingested, sections), tables), sentences);
    words ??= add(split, tokens).tokens;
    const read = add(add(add({ ...split, tokens: words }, numerals), claims), checks);
    const analysed = { ...read, mentions: [] };
    return text === ingested.text ? analysed : asWritten(analysed, text);
  };
}

const nameOf = ({ file, line, text }: Example) => `${file}:${line} ${text}`;

const numeralCases = (): Case[] =>
  readExamples("extract/numerals").map((example) => ({
    name: nameOf(example),
    problem: () => numeralsProblem(example, readNumerals(example.text, { published: PUBLISHED })),
  }));

const READ_WHOLE = {
  "extract/claims": (example: Example, { claims }: Analysed) => claimsProblem(example, claims),
  "extract/checks": (example: Example, { checks }: Analysed) => checksProblem(example, checks),
};

const exampleCases = (folder: keyof typeof READ_WHOLE): Case[] =>
  readExamples(folder).map((example) => {
    const read = reader("example", example.text, PUBLISHED);
    return { name: nameOf(example), problem: () => READ_WHOLE[folder](example, read()) };
  });

const textCases = (): Case[] =>
  KEPT_TEXTS.map(({ name, text, published }) => {
    const read = reader(name, text, published);
    const problem = () => {
      const changed = rowsOf(read()).find(({ file, rows }) => rows !== readFileSync(keptFile(name, file), "utf8"));
      return changed ? `${name}/${changed.file}: other rows than were kept` : null;
    };
    return { name, problem };
  });

/** Every case, the quickest first. */
export const cases: readonly Case[] = [
  ...numeralCases(),
  ...exampleCases("extract/claims"),
  ...exampleCases("extract/checks"),
  ...textCases(),
];
