// What the readers of numerals share: the text in both spellings, what has been read, and the quotations around it.
import type { Numeral, Span } from "../../document.ts";
import { simplified } from "../../ingest/traditional.ts";
import { characterSet, fold } from "./characters.ts";
import { settleCommas } from "./commas.ts";

const isBlank = characterSet(" \t");
const isLineEnd = characterSet("\n\r");

/** A span in quotation marks or in 《》, without the marks. */
export interface Enclosure extends Span {
  readonly title: boolean;
}

const STRAIGHT = '"';
const CLOSING: Record<string, string> = {
  "“": "”",
  "‘": "’",
  "《": "》",
  "「": "」",
  "『": "』",
  [STRAIGHT]: STRAIGHT,
};
const LONGEST_QUOTATION = 60;

/** Quotations and titles, innermost last; the search for a closing mark is bounded, so that the whole is linear. */
function findEnclosures(text: string): Enclosure[] {
  const found: Enclosure[] = [];
  const opening = /[“‘《「『"\n]/g;
  // Of straight marks every second one in a paragraph closes.
  let open = false;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const [mark] = match;
    const closes: boolean = mark === "\n" || (mark === STRAIGHT && open);
    if (mark === "\n" || mark === STRAIGHT) open = !closes;
    if (closes) continue;
    const start = match.index + 1;
    const length = text.slice(start, start + LONGEST_QUOTATION).indexOf(CLOSING[mark] ?? "");
    const broken = mark === STRAIGHT && text.slice(start, start + length).includes("\n");
    if (length > 0 && !broken) found.push({ start, end: start + length, title: mark === "《" });
  }
  return found;
}

/** What only a text of Taiwan speaks of in its own name. */
const OF_TAIWAN = /行政院(?:会|院长|核定|推动|施政)|新台币|新臺幣|民国\d{2,3}年|立法院/;

/** 参 is three in sums of money written in full (参万元), and no number in 参加. */
const THREE_ON_CHEQUES = /参(?=[万亿仟佰拾])/g;

const COMMUNIQUE = /((?:19|20)\d{2})年.*(?:公报|统计年报|年度报告)/;

/** The year that a communiqué of a year is of, by its title: 2019 for 2019年国民经济和社会发展统计公报. */
export const reportedYear = (title: string | null): number | null =>
  Number(COMMUNIQUE.exec(fold(title ?? ""))?.[1] ?? 0) || null;

/** What is laid before an assembly in a year, or is to be done in it, bears that year. */
const OF_ITS_YEAR =
  /((?:19|20)\d{2})年(?!.*\d{4}年).*(?:政府工作报告|(?:法院|检察院|委员会|常委会)工作报告|草案|工作要点|重点工作)/;

/** The year that a document is written in: that of its publication, or else what its title says; null where neither does. */
export function yearWritten({ published, title }: { published: string | null; title: string | null }): number | null {
  if (published !== null) return Number(published.slice(0, 4));
  const reported = reportedYear(title);
  if (reported !== null) return reported + 1;
  return Number(OF_ITS_YEAR.exec(fold(title ?? ""))?.[1] ?? 0) || null;
}

/** What is known of the text besides itself: its date, ISO 8601, and the parts that belong to the page. */
export interface NumeralOptions {
  readonly published?: string | null;
  /** The document's title, which says of which year a communiqué is. */
  readonly title?: string | null;
  readonly chrome?: readonly Span[];
}

/** The state of one reading of a text, from its start to its end. */
export class Context {
  readonly text: string;
  /** The text folded: the same length, in digits, simplified characters and half-width signs. */
  readonly folded: string;
  /** Numbers with a comma of which it stays open whether it groups thousands or parts two numbers. */
  readonly openCommas: readonly Span[];
  readonly published: string | null;
  /** The year that it is written in; null where nothing says it. */
  readonly written: number | null;
  /** The year that the document is a communiqué of; null for any other. */
  readonly reported: number | null;
  readonly chrome: readonly Span[];
  readonly enclosures: readonly Enclosure[];
  readonly numerals: Numeral[] = [];
  /** End of what has been read. */
  end = 0;
  /** The year named last, for dates that leave it out; null before any. */
  year: number | null;
  /** True for a text of Taiwan: its bare years are those of the Republic, 113年 for 2024. */
  readonly republican: boolean;
  /** The month named last. */
  month: number | null = null;
  #enclosure = 0;

  constructor(text: string, { published = null, title = null, chrome = [] }: NumeralOptions) {
    this.text = text;
    const settled = settleCommas(text);
    this.openCommas = settled.open;
    this.folded = fold(simplified(settled.text)).replaceAll(THREE_ON_CHEQUES, "叁");
    this.republican = OF_TAIWAN.test(this.folded);
    this.published = published;
    this.written = yearWritten({ published, title });
    this.reported = reportedYear(title);
    this.chrome = chrome;
    this.enclosures = findEnclosures(text);
    this.year = this.reported ?? this.written;
  }

  /** The innermost quotation or title that holds the span. Spans must be asked for in order. */
  enclosureOf({ start, end }: Span): Enclosure | null {
    const all = this.enclosures;
    while (this.#enclosure < all.length - 1 && (all[this.#enclosure + 1]?.start ?? 0) <= start) this.#enclosure++;
    for (let i = this.#enclosure; i >= Math.max(0, this.#enclosure - 3); i--) {
      const enclosure = all[i];
      if (enclosure && enclosure.start <= start && end <= enclosure.end) return enclosure;
    }
    return null;
  }

  /** The characters before `at`, at most `length` of them, that nothing read covers. */
  before(at: number, length: number): string {
    return this.folded.slice(Math.max(this.end, at - length), at);
  }

  /** True at the start of a line, and behind two wide spaces, as a paragraph begins where a page has lost its lines. */
  atLineStart(at: number): boolean {
    let i = at - 1;
    while (i >= 0 && isBlank(this.folded.charCodeAt(i))) i--;
    return i < 0 || isLineEnd(this.folded.charCodeAt(i)) || (at - i > 2 && this.text.startsWith("　　", at - 2));
  }
}

/** A reader of one form of numeral: what begins at `at`, or null. */
export type Reader = (context: Context, at: number) => Numeral | null;

/** A numeral with the fields that its form leaves open empty. Written out, for every numeral then has one shape. */
export function numeral(fields: Pick<Numeral, "start" | "end" | "type" | "role" | "rule"> & Partial<Numeral>): Numeral {
  const { start, end, type, role, rule, value = null, low = null, high = null } = fields;
  const { comparator = "eq", unit = null, iso = null } = fields;
  return { start, end, type, role, rule, value, low, high, comparator, unit, iso };
}

/** A pattern tied to a place. Patterns are sticky and their repeats bounded, so that reading stays linear. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
