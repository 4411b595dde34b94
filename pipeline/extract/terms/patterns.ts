// Finds terms known by their form: 《titles》, “quoted coinages”, slogans such as 三个强化 and “1+9”.
import type { Claim, Mention, Token } from "../../document.ts";
import { readLexicon } from "../../lexicon.ts";
import { tokensWithin } from "../../segment/tokens.ts";
import { mentionAt } from "./form.ts";
import { traitsOf } from "./words.ts";

const COLUMNS = ["name", "category", "subcategory", "pattern"] as const;
const patterns = readLexicon(new URL("patterns.csv", import.meta.url), COLUMNS).map((row) => ({
  pattern: new RegExp(row.pattern, "g"),
  quoted: row.name === "quoted",
  kind: {
    category: row.category || null,
    subcategory: row.subcategory || null,
    source: "pattern" as const,
    rule: `terms/${row.name}`,
  },
}));

const SHORTEST_COINAGE = 3;
const HAN = /\p{Script=Han}/gu;
/** Pronouns, particles and prepositions: a quotation that holds one is speech. */
const SPEECH = /^(?:r|u|y|p|e)/;
/** What jieba tags a word that its dictionary does not have, or that is a name. */
const NEW_WORD = /^(?:x|eng|nz|nt|nr|ns|j)/;

/** True for a quotation that coins a name: neither a phrase somebody says nor an everyday word used as a figure. */
function coins(text: string, words: readonly Token[]): boolean {
  const [only] = words;
  if ((text.match(HAN)?.length ?? 0) < SHORTEST_COINAGE || words.some(({ tag }) => SPEECH.test(tag))) return false;
  return words.length > 1 || (only !== undefined && NEW_WORD.test(only.tag));
}

function findForms(text: string, tokens: readonly Token[]): Mention[] {
  return patterns.flatMap(({ pattern, quoted, kind }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const form = match[1] ?? "";
      const start = match.index + match[0].indexOf(form);
      const span = { start, end: start + form.length };
      if (quoted && !coins(form, tokensWithin(tokens, span))) return [];
      return [mentionAt(text, span, kind)];
    }),
  );
}

const LONGEST_SLOGAN = 8;
const SLOGAN = { category: "口号", subcategory: "数字口号", source: "pattern", rule: "terms/enumeration" } as const;

/** 三个强化: a claim that counts principles is a slogan too; 十个方面 is none. */
function findSlogans(text: string, tokens: readonly Token[], claims: readonly Claim[]): Mention[] {
  return claims
    .filter(({ kind, indicatorSpan }) => kind === "enumeration" && indicatorSpan)
    .map(({ numeral, indicatorSpan }) => ({ start: numeral.start, end: indicatorSpan?.end ?? numeral.end }))
    .filter(({ start, end }) => end - start <= LONGEST_SLOGAN)
    .filter((span) => {
      const last = tokensWithin(tokens, span).at(-1);
      return !last || !traitsOf(last.text).closesNone;
    })
    .map((span) => mentionAt(text, span, SLOGAN));
}

const INITIATIVE = { category: "口号", subcategory: "地方口号", source: "pattern", rule: "terms/initiative" } as const;
const INITIATIVES: ReadonlySet<string> = new Set(
  readLexicon(new URL("initiatives.csv", import.meta.url), ["word"]).map(({ word }) => word),
);

/** 平安山东: an initiative is named for its aim and its place. */
function findInitiatives(text: string, tokens: readonly Token[]): Mention[] {
  const found: Mention[] = [];
  for (let i = 1; i < tokens.length; i++) {
    const place = tokens[i] as Token;
    if (place.tag !== "ns") continue;
    const aim = tokens[i - 1] as Token;
    if (place.start !== aim.end || !INITIATIVES.has(aim.text)) continue;
    found.push(mentionAt(text, { start: aim.start, end: place.end }, INITIATIVE));
  }
  return found;
}

/** Mentions of terms known by their form, those of the stricter patterns first. */
export const findPatternTerms = (text: string, tokens: readonly Token[], claims: readonly Claim[]): Mention[] => [
  ...findForms(text, tokens),
  ...findSlogans(text, tokens, claims),
  ...findInitiatives(text, tokens),
];
