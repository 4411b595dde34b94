// Gives the annotations of a text that was read by its simplified characters in the characters that it was written in.
import type { Analysed, Claim, Mention, Numeral, Section, Span } from "./document.ts";

/** Finds words of the text as read, and gives them as written: both are of one length, character for character. */
class Original {
  readonly #read: string;
  readonly #written: string;

  constructor(read: string, written: string) {
    this.#read = read;
    this.#written = written;
  }

  /** The longest start of the words that stands in one of the places, as written; null where not even their first does. */
  #longest(words: string, places: readonly Span[]): string | null {
    for (const { start, end } of places) {
      const place = this.#read.slice(start, end);
      for (let length = words.length; length > 0; length--) {
        const at = place.indexOf(words.slice(0, length));
        if (at >= 0) return this.#written.slice(start + at, start + at + length);
      }
    }
    return null;
  }

  /** The words, put together of what stands in the places; what stands in none is left as it is. */
  of<Words extends string | null>(words: Words, ...places: readonly (Span | null)[]): Words {
    if (words === null) return words;
    const known = places.filter((place) => place !== null);
    let written = "";
    while (written.length < words.length) {
      const rest = words.slice(written.length);
      written += this.#longest(rest, known) ?? rest.slice(0, 1);
    }
    return written as Words;
  }
}

class Restorer {
  readonly #original: Original;
  readonly #sections = new Map<string, string>();

  constructor(original: Original) {
    this.#original = original;
  }

  section = (section: Section): Section => {
    const heading = this.#original.of(section.heading, section);
    const parent = section.path.slice(0, -(section.heading.length + " › ".length));
    const path = section.level === 1 ? heading : `${this.#sections.get(parent) ?? parent} › ${heading}`;
    this.#sections.set(section.path, path);
    return { ...section, heading, path, number: this.#original.of(section.number, section) };
  };

  numeral = (numeral: Numeral): Numeral => {
    if (numeral.unit === null) return numeral;
    const line = { start: Math.max(0, numeral.start - UNIT_BEFORE), end: numeral.end + UNIT_BEHIND };
    return { ...numeral, unit: this.#original.of(numeral.unit, numeral, line) };
  };

  claim = (claim: Claim): Claim => {
    const { sentence, indicatorSpan, numeral } = claim;
    const upToHere = { start: Math.max(0, sentence.start - CARRIED), end: numeral.end };
    const words = (said: string | null) => this.#original.of(said, sentence, upToHere);
    return {
      ...claim,
      indicator: this.#original.of(claim.indicator, indicatorSpan, sentence, upToHere),
      action: words(claim.action),
      agent: words(claim.agent),
    };
  };

  mention = (mention: Mention): Mention => ({ ...mention, term: this.#original.of(mention.term, mention) });
}

/** How far from its figure a unit may stand that several figures share. */
const UNIT_BEFORE = 40;
const UNIT_BEHIND = 40;
/** How far before its sentence what a claim is about may stand. */
const CARRIED = 400;

/** Each thing as made of its first: things that are one before are one after. */
function once<T extends object>(make: (thing: T) => T): (thing: T) => T {
  const made = new Map<T, T>();
  return (thing) => {
    const known = made.get(thing);
    if (known) return known;
    const fresh = make(thing);
    made.set(thing, fresh);
    return fresh;
  };
}

/** The document as it was written. Names of the banks (standard) stay as the banks have them. */
export function asWritten(read: Analysed, written: string): Analysed {
  const restorer = new Restorer(new Original(read.text, written));
  const section = once(restorer.section);
  const numeral = once(restorer.numeral);
  const sections = read.sections.map(section);
  const sentence = once((one: Analysed["sentences"][number]) => ({
    ...one,
    section: one.section && section(one.section),
  }));
  const sentences = read.sentences.map(sentence);
  const claim = once(
    (one: Claim): Claim => ({
      ...restorer.claim(one),
      sentence: sentence(one.sentence),
      numeral: numeral(one.numeral),
      fromNumeral: one.fromNumeral && numeral(one.fromNumeral),
      within: one.within.map(numeral),
    }),
  );
  return {
    ...read,
    text: written,
    sections,
    sentences,
    numerals: read.numerals.map(numeral),
    claims: read.claims.map(claim),
    tokens: read.tokens.map((token) => ({ ...token, text: written.slice(token.start, token.end) })),
    mentions: read.mentions.map(restorer.mention),
    checks: read.checks.map((check) => ({ ...check, claims: check.claims.map(claim) })),
  };
}
