// CoNLL-U (universaldependencies.org/format.html): sentences with tokens, tags and exact offsets; syntax is left open.
import type { Analysed, Sentence, Token } from "../document.ts";
import { memo } from "../memo.ts";
import { Bytes, encoded } from "./cells.ts";
import { codePointsOf } from "./code-points.ts";

/** A form with spaces between its parts as CoNLL-U has them, and in the one form that Unicode has of it. */
const plain = (text: string) => text.replaceAll(/\s+/gu, " ").normalize("NFC");

const formOf = memo((text) => encoded(plain(text)));
const wordOf = memo(encoded);
const [SPACE, LINE, TAB] = [encoded(" "), encoded("\n"), encoded("\t")];
const [NEW_DOCUMENT, SENTENCE, TEXT] = [encoded("# newdoc id = "), encoded("# sent_id = "), encoded("# text = ")];
/** Features, head, relation and enhanced relations. */
const OPEN = "\t_\t_\t_\t_\t";
const [START, START_BEFORE_NEXT, END] = [
  encoded(`${OPEN}start_char=`),
  encoded(`${OPEN}SpaceAfter=No|start_char=`),
  encoded("|end_char="),
];

const out = new Bytes();

/** Adds a sentence's text with the spaces that CoNLL-U lets between tokens: one, or none. */
function addText(tokens: readonly Token[], forms: readonly Uint8Array[]): void {
  let end = tokens[0]?.start ?? 0;
  for (const [i, token] of tokens.entries()) {
    if (token.start > end) out.add(SPACE);
    out.add(forms[i] as Uint8Array);
    end = token.end;
  }
}

/** Adds a line for each token; its lemma, of which nothing is known, is its form. */
function addTokens(tokens: readonly Token[], forms: readonly Uint8Array[], at: (offset: number) => number): void {
  for (let i = 0; i < tokens.length; i++) {
    const [token, form] = [tokens[i] as Token, forms[i] as Uint8Array];
    out.addInteger(i + 1);
    out.add(TAB);
    out.add(form);
    out.add(TAB);
    out.add(form);
    out.add(TAB);
    out.add(wordOf(token.pos));
    out.add(TAB);
    out.add(wordOf(token.tag));
    out.add(tokens[i + 1]?.start === token.end ? START_BEFORE_NEXT : START);
    out.addInteger(at(token.start));
    out.add(END);
    out.addInteger(at(token.end));
    out.add(LINE);
  }
}

/** The tokens of each sentence; both are in order, and no token crosses the end of a sentence. */
function tokensBySentence(sentences: readonly Sentence[], tokens: readonly Token[]): Token[][] {
  let next = 0;
  return sentences.map(({ end }) => {
    const from = next;
    while (next < tokens.length && (tokens[next] as Token).start < end) next++;
    return tokens.slice(from, next);
  });
}

/** A document in CoNLL-U and UTF-8. MISC holds start_char and end_char, in code points of the document's text. */
export function toConllu({ id, text, sentences, tokens }: Analysed): Uint8Array {
  const at = codePointsOf(text);
  const name = encoded(plain(id));
  out.length = 0;
  for (const [i, words] of tokensBySentence(sentences, tokens).entries()) {
    if (words.length === 0) continue;
    if (i === 0) {
      out.add(NEW_DOCUMENT);
      out.add(name);
      out.add(LINE);
    }
    out.add(SENTENCE);
    out.add(name);
    out.addAscii(`-${i + 1}\n`);
    const forms = words.map((token) => formOf(token.text));
    out.add(TEXT);
    addText(words, forms);
    out.add(LINE);
    addTokens(words, forms, at);
    out.add(LINE);
  }
  if (out.length === 0) out.add(LINE);
  return out.taken();
}
