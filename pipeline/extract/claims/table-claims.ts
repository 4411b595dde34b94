// The claims of a table: each figure, with what its row, its column and the table's caption say of it.
import {
  type Claim,
  type Document,
  firstFrom,
  type Numeral,
  type Section,
  type Span,
  type Table,
} from "../../document.ts";
import { withoutBrackets } from "../../segment/cells.ts";
import { yearWritten } from "../numerals/context.ts";
import { columnHeads, rowHeads } from "../numerals/table-cells.ts";
import { type Governor, governorAt } from "./governor.ts";
import { directionOf, type Evidence, kindOf } from "./kind.ts";
import { BASELINES, GENERIC_HEADS, PLANNED, RANK_HEADS, SIGNED_HEADS, standardOf } from "./lexicon.ts";
import type { HeadingPeriods } from "./periods.ts";

type Input = Document<"metadata" | "sections" | "tables" | "sentences" | "numerals">;

const BRACKETED = /\s*[(（[【][^()（）[\]【】]*[)）\]】]/g;
const ORDER =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d０-９]{1,2}[)）]|[\d０-９]{1,2}[、.．](?![\d０-９])|[#*＃＊▲△○●]+|其中[:：]?)\s*/;
const SIGNS = /[±%％*＊①②③④⑤#]/g;
const EVERYWHERE: ReadonlySet<number> = new Set(Array.from({ length: 64 }, (_, i) => i));

/** A head without order, brackets and signs: （一）财政收入（亿元） is 财政收入. */
function plain(head: string): string {
  let words = head.replaceAll(BRACKETED, "").replaceAll(SIGNS, "").replaceAll(/\s+/g, "").trim();
  for (let order = ORDER.exec(words); order && order[0].length < words.length; order = ORDER.exec(words))
    words = words.slice(order[0].length);
  return words
    .replace(/^[—–-]+/, "")
    .replace(/[:：]$/, "")
    .replace(/[，。；].*$/, "");
}

const COMPARED = /[比较与]/;

/** Dates of the text, to be asked for by place; those that something is compared with are left out. */
class Dates {
  readonly #text: string;
  readonly #dates: readonly Numeral[];

  constructor(text: string, numerals: readonly Numeral[]) {
    this.#text = text;
    this.#dates = numerals.filter((n) => n.role === "date" && n.iso !== null);
  }

  within({ start, end }: Span): Numeral[] {
    let next = firstFrom(this.#dates, start);
    const found: Numeral[] = [];
    for (let date = this.#dates[next]; date && date.end <= end; date = this.#dates[++next])
      if (!COMPARED.test(this.#text.charAt(date.start - 1))) found.push(date);
    return found;
  }
}

/** What the heads over a column say: what its figures are of, the verb that they end in, against what. */
interface Head {
  readonly words: string;
  readonly governor: Governor | null;
  readonly baseline: string | null;
  readonly planned: boolean;
  readonly ranks: boolean;
  /** True for a column of changes that go up or down by their sign: 增减额. */
  readonly signed: boolean;
}

/** 比上年 of 比上年增长, and 同比: what a change is measured against is no part of what it is of. */
function withoutBaseline(words: string): string {
  const rest = BASELINES.reduce((left, row) => left.replaceAll(row.word, ""), words);
  return rest === words ? words : rest.replace(/^[比较按与]|[比较按]$/g, "");
}

function headOf(parts: readonly string[]): Head {
  const written = parts.map(plain);
  const last = written.at(-1) ?? "";
  const governor = governorAt(last, last.length, 0, EVERYWHERE);
  const moves = governor?.verb.use === "move" ? governor : null;
  const of = written.map((part, i) =>
    withoutBaseline(moves && i === written.length - 1 ? part.slice(0, moves.start) : part),
  );
  const all = written.join("");
  return {
    words: of.filter((part) => !GENERIC_HEADS.has(part)).join(""),
    governor: moves,
    baseline: BASELINES.findLast((row) => all.includes(row.word))?.value ?? null,
    planned: PLANNED.isInAtLength(all),
    ranks: written.some((part) => RANK_HEADS.has(part)),
    signed: SIGNED_HEADS.has(last),
  };
}

/** 改革前 and 改革后 say when, and not what. */
const STAGE = /[前后]$/;
/** 发电量 has 量 in its name already. */
const NAMED_TWICE = /^(.*[产电销货客运])(量)[产总]?量$/;
/** Parts of a whole, which no caption makes changes of. */
const SHARES = /比重|占比|构成|份额|率$/;
/** A table of changes, in which no column says so. */
const OF_CHANGES = /涨跌|增长速度|增长率|增速|增幅|(?:比上年|同比).{0,6}(?:增长|变化|变动)/;
/** What is said of another column's figures. */
const GROWTH = /^(?:增速|增幅|降幅|涨幅|升幅|增长率|占比|比重|构成|份额)$/;
const ANNUAL = "annual_average";
const CUMULATED = /^\s*(?:累计|止累计|止|份)\s*$/;
const UNSAID = { partOf: false, before: false, compared: false, since: false, ofOther: false };

/** True for a period that ends in a year after that of the writing. */
const isAhead = (period: string | null, written: number | null) =>
  period !== null && written !== null && Number(/\d{4}(?!.*\d{4})/.exec(period)?.[0]) > written;

/** A table being read: where its heads and dates stand. */
class TableReader {
  readonly #input: Input;
  readonly #table: Table;
  readonly #dates: Dates;
  readonly #section: Section | null;
  readonly #period: string | null;

  constructor(input: Input, table: Table, dates: Dates, headings: HeadingPeriods) {
    this.#input = input;
    this.#table = table;
    this.#dates = dates;
    this.#section = input.sentences[firstFrom(input.sentences, table.start)]?.section ?? null;
    const caption = table.caption ? dates.within(table.caption).at(-1) : undefined;
    this.#period = caption?.iso ?? headings.of(this.#section);
  }

  #slice = ({ start, end }: Span) => this.#input.text.slice(start, end);

  /** The cells' words, without their dates and what belongs to these (累计). */
  #words(cells: readonly Span[]): string[] {
    return cells.map((cell) => {
      const dates = this.#dates.within(cell);
      const rest = dates.reduce((left, date) => left.replace(this.#slice(date), ""), this.#slice(cell));
      return dates.length > 0 && CUMULATED.test(rest) ? "" : rest;
    });
  }

  #captionBaseline(): string | null {
    const caption = this.#table.caption ? this.#slice(this.#table.caption) : "";
    return BASELINES.findLast((row) => caption.includes(row.word))?.value ?? null;
  }

  #head(column: number): Head {
    return headOf(this.#words(columnHeads(this.#table, column)));
  }

  /** What a column of 增长 or 增速 is of: the last column before it that names something. */
  #wordsBefore(column: number): string {
    for (const before of this.#table.figureColumns.filter((other) => other < column).reverse()) {
      const { words, governor, ranks } = this.#head(before);
      if (governor === null && !ranks && !GROWTH.test(words)) return STAGE.test(words) ? "" : words;
    }
    return "";
  }

  /** What the row's heads say, and the verb that they end in: 降低 in 单位GDP能耗降低. */
  #row(row: number): Pick<Head, "words" | "governor"> {
    const parts = this.#words(rowHeads(this.#input.text, this.#table, row)).map(plain);
    const last = parts.at(-1) ?? "";
    const governor = governorAt(last, last.length, 0, EVERYWHERE);
    if (governor?.verb.use !== "move" || governor.start === 0) return { words: parts.join(""), governor: null };
    return { words: [...parts.slice(0, -1), last.slice(0, governor.start)].join(""), governor };
  }

  #indicator(row: number, column: number, head: Head): string | null {
    const { caption } = this.#table;
    const own = head.words === "" || GROWTH.test(head.words) || head.ranks;
    const of = own ? `${this.#wordsBefore(column)}${head.words}` : head.words;
    const whole = `${this.#row(row).words}${of}`;
    const named = whole.replace(NAMED_TWICE, "$1$2");
    return named || (caption ? plain(this.#slice(caption)) : "") || null;
  }

  /** The cells' last date; else the caption's, or the heading's. */
  #periodOf(row: Span, column: number): string | null {
    const over = columnHeads(this.#table, column).flatMap((cell) => this.#dates.within(cell));
    return (over.at(-1) ?? this.#dates.within(row).at(-1))?.iso ?? this.#period;
  }

  claim(numeral: Numeral, row: number, column: number): Claim {
    const { metadata, text } = this.#input;
    const line = this.#table.rows[row] as Table["rows"][number];
    const head = this.#head(column);
    const indicator = this.#indicator(row, column, head);
    const period = this.#periodOf(line, column);
    const written = this.#slice(numeral);
    const governor = this.#row(row).governor ?? head.governor;
    const evidence: Evidence = { ...UNSAID, numeral, written, governor, indicator };
    const ofChanges = this.#table.caption !== null && OF_CHANGES.test(this.#slice(this.#table.caption));
    const cumulated = isBracket(text[numeral.start - 1]) && head.baseline === ANNUAL;
    const baseline = cumulated ? null : (head.baseline ?? (ofChanges ? this.#captionBaseline() : null));
    const rates = (head.baseline !== null || ofChanges) && numeral.type === "percent";
    const compared = head.signed || (rates && !SHARES.test(indicator ?? ""));
    const kind = head.ranks ? "rank" : compared ? "change" : kindOf(evidence);
    const bySign = (numeral.value ?? 0) < 0 ? "decrease" : "increase";
    const [first] = rowHeads(text, this.#table, row);
    return {
      numeral,
      fromNumeral: null,
      within: [],
      sentence: { start: line.start, end: line.end, section: this.#section },
      kind,
      direction: directionOf(kind, evidence) ?? (compared ? bySign : null),
      indicator,
      indicatorSpan: first ?? null,
      action: governor?.text ?? null,
      agent: null,
      period,
      baseline: kind === "change" ? baseline : null,
      status: head.planned || isAhead(period, yearWritten(metadata)) ? "planned" : "reported",
      standard: indicator && standardOf(indicator),
      rule: "claims/table_cell",
    };
  }
}

/** The sign before a figure that went up. */
const isPlus = (character: string | undefined): boolean => character === "+" || character === "＋";
/** The bracket before a figure of several years. */
const isBracket = (character: string | undefined): boolean => /^[[［〔【]$/.test(character ?? "");
/** True for what may open a cell before its figure, and is no part of the numeral. */
export const opensFigure = (character: string | undefined): boolean => isPlus(character) || isBracket(character);

/** The claims of all tables, and the numerals that they are of. */
export function tableClaims(input: Input, headings: HeadingPeriods): Claim[] {
  if (input.tables.length === 0) return [];
  const dates = new Dates(input.text, input.numerals);
  const asserted = new Map(input.numerals.filter((n) => n.role === "claim").map((n) => [n.start, n]));
  return input.tables
    .filter(({ headed }) => headed)
    .flatMap((table) => {
      const reader = new TableReader(input, table, dates, headings);
      return table.rows.slice(table.headRows).flatMap(({ cells }, i) =>
        table.figureColumns.flatMap((column): Claim[] => {
          const cell = cells[column] && withoutBrackets(input.text, cells[column]);
          const start = cell && (isPlus(input.text[cell.start]) ? cell.start + 1 : cell.start);
          const numeral = start === undefined ? undefined : asserted.get(start);
          return numeral?.end === cell?.end && numeral ? [reader.claim(numeral, i + table.headRows, column)] : [];
        }),
      );
    });
}
