// Rows of one document: its annotations as the tables have them, with offsets in code points.
import type { Rows } from "../../schemas/rows.ts";
import type { Analysed, Claim, Numeral, Section, Span } from "../document.ts";
import { toBase, unitOf } from "../extract/numerals/units.ts";
import { codePointsOf } from "./code-points.ts";
import { type TermCount, termCounts } from "./term-rows.ts";

/** The rows of one document that need no other document. */
type DocumentRows = {
  readonly [T in "sections" | "claims" | "numerals" | "concordance" | "checks" | "warnings" | "indicators"]: Rows[T][];
} & { readonly document: Omit<Rows["documents"], "terms"> };

/** All that a run keeps of a document. */
export interface Extract {
  readonly id: string;
  readonly text: string;
  readonly rows: DocumentRows;
  readonly terms: readonly TermCount[];
}

const CONTEXT = 20;
const BREAK = /[\r\n\t]/g;

const SURROGATE = /[\ud800-\udfff]/;
/** The characters right before a place and right behind it, never half of one; hasPairs where units may be halves. */
const before = (text: string, at: number, hasPairs: boolean) =>
  hasPairs
    ? [...text.slice(Math.max(0, at - 2 * CONTEXT), at)].slice(-CONTEXT).join("")
    : text.slice(Math.max(0, at - CONTEXT), at);
const behind = (text: string, at: number, hasPairs: boolean) =>
  hasPairs ? [...text.slice(at, at + 2 * CONTEXT)].slice(0, CONTEXT).join("") : text.slice(at, at + CONTEXT);

class RowMaker {
  readonly #document: Analysed;
  readonly #at: (offset: number) => number;

  constructor(document: Analysed) {
    this.#document = document;
    this.#at = codePointsOf(document.text);
  }

  claimId = (claim: Claim): string => `${this.#document.id}#${this.#at(claim.numeral.start)}`;
  #slice = ({ start, end }: Span) => this.#document.text.slice(start, end);
  #span = ({ start, end }: Span) => ({ start: this.#at(start), end: this.#at(end) });

  claim = (claim: Claim): Rows["claims"] => {
    const { numeral, sentence, indicatorSpan } = claim;
    const unit = unitOf(numeral.unit);
    return {
      claim_id: this.claimId(claim),
      document_id: this.#document.id,
      section: sentence.section?.path ?? null,
      sentence: this.#slice(sentence),
      sentence_start: this.#at(sentence.start),
      sentence_end: this.#at(sentence.end),
      quantity: this.#slice(numeral),
      quantity_start: this.#at(numeral.start),
      quantity_end: this.#at(numeral.end),
      kind: claim.kind,
      value: numeral.value,
      low: numeral.low,
      high: numeral.high,
      comparator: numeral.comparator,
      unit: numeral.unit,
      unit_code: unit?.code ?? null,
      base_value: toBase(numeral.value, unit),
      base_unit: numeral.value !== null && unit?.factor != null ? unit.base : null,
      direction: claim.direction,
      from_value: claim.fromNumeral?.value ?? null,
      indicator: claim.indicator,
      indicator_start: indicatorSpan && this.#at(indicatorSpan.start),
      indicator_end: indicatorSpan && this.#at(indicatorSpan.end),
      action: claim.action,
      agent: claim.agent,
      period: claim.period,
      baseline: claim.baseline,
      status: claim.status,
      rule: claim.rule,
    };
  };

  numeral = (numeral: Numeral, claimId: string | null): Rows["numerals"] => {
    const { start, end, value, low, high, unit, iso, type, role, rule } = numeral;
    return {
      document_id: this.#document.id,
      text: this.#document.text.slice(start, end),
      start: this.#at(start),
      end: this.#at(end),
      value,
      low,
      high,
      unit,
      iso,
      type,
      role,
      rule,
      claim_id: claimId,
    };
  };

  numerals(): Rows["numerals"][] {
    const claimOf = new Map<Numeral, string>();
    for (const claim of this.#document.claims)
      for (const part of [...claim.within, claim.fromNumeral, claim.numeral])
        if (part) claimOf.set(part, this.claimId(claim));
    return this.#document.numerals.map((n) => this.numeral(n, claimOf.get(n) ?? null));
  }

  section = (section: Section): Rows["sections"] => ({
    document_id: this.#document.id,
    level: section.level,
    number: section.number,
    heading: section.heading,
    ...this.#span(section),
  });

  indicators(): Rows["indicators"][] {
    return this.#document.claims.flatMap((claim) => {
      const indicator = claim.standard ?? claim.indicator;
      if (indicator === null) return [];
      const { value, low, high, comparator, unit } = claim.numeral;
      const { period, status, kind } = claim;
      const figure = { period, status, kind, value, low, high, comparator, unit };
      return [{ indicator, document_id: this.#document.id, ...figure, claim_id: this.claimId(claim), pair: null }];
    });
  }

  concordance(): Rows["concordance"][] {
    const { text, sentences, mentions } = this.#document;
    const line = text.replaceAll(BREAK, " ");
    const hasPairs = SURROGATE.test(text);
    let next = 0;
    return mentions.map((mention) => {
      while (next < sentences.length - 1 && (sentences[next + 1]?.start ?? 0) <= mention.start) next++;
      return {
        document_id: this.#document.id,
        term: mention.term,
        standard: mention.standard,
        ...this.#span(mention),
        left: before(line, mention.start, hasPairs),
        match: this.#slice(mention),
        right: behind(line, mention.end, hasPairs),
        section: sentences[next]?.section?.path ?? null,
      };
    });
  }

  checks(): Rows["checks"][] {
    return this.#document.checks.map(({ check, claims, result, value, detail }) => {
      const ids = claims.map(this.claimId).join(" ");
      return { document_id: this.#document.id, check, claim_ids: ids, result, value, detail };
    });
  }

  warnings(): Rows["warnings"][] {
    return this.#document.warnings.map(({ code, span, message }) => {
      const place = span ? this.#span(span) : { start: null, end: null };
      return { document_id: this.#document.id, code, ...place, message };
    });
  }

  document(): DocumentRows["document"] {
    const { id, text, metadata, sentences, tokens, claims, warnings } = this.#document;
    const { file, sha256, title, published, dated, place, source, url, author, issuer, views, encoding } = metadata;
    const { document_number, index_number } = metadata;
    const page = { title, published, dated, place, source, url, author, issuer, document_number, index_number, views };
    const counts = {
      sentences: sentences.length,
      tokens: tokens.length,
      claims: claims.length,
      warnings: warnings.length,
    };
    return { document_id: id, file, sha256, ...page, encoding, characters: this.#at(text.length), ...counts };
  }
}

/** The rows of a document and the counts of its terms. */
export function extractOf(document: Analysed): Extract {
  const make = new RowMaker(document);
  const rows: DocumentRows = {
    document: make.document(),
    sections: document.sections.map(make.section),
    claims: document.claims.map(make.claim),
    numerals: make.numerals(),
    concordance: make.concordance(),
    checks: make.checks(),
    indicators: make.indicators(),
    warnings: make.warnings(),
  };
  return {
    id: document.id,
    text: document.text,
    rows,
    terms: termCounts(document, codePointsOf(document.text)),
  };
}
