// CoNLL-U (universaldependencies.org/format.html): sentences with tokens, tags and exact offsets; syntax is left open.
import type { Analysed, Sentence, Token } from "../document.ts";
import { codePointsOf } from "./code-points.ts";

const plain = (text: string) => text.replaceAll(/\s+/gu, " ").normalize("NFC");

function tokenLine(
  text: string,
  token: Token,
  next: Token | undefined,
  id: number,
  at: (offset: number) => number,
): string {
  const form = plain(text.slice(token.start, token.end));
  const misc = [`start_char=${at(token.start)}`, `end_char=${at(token.end)}`];
  if (next?.start === token.end) misc.unshift("SpaceAfter=No");
  return [id, form, form, token.pos, token.tag, "_", "_", "_", "_", misc.join("|")].join("\t");
}

/** A sentence's text with the spaces that CoNLL-U lets between tokens: one, or none. */
function sentenceText(text: string, tokens: readonly Token[]): string {
  return tokens
    .map((token, i) => {
      const gap = i > 0 && (tokens[i - 1] as Token).end < token.start ? " " : "";
      return gap + plain(text.slice(token.start, token.end));
    })
    .join("");
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

/** A document in CoNLL-U. MISC holds start_char and end_char, in code points of the document's text. */
export function toConllu({ id, text, sentences, tokens }: Analysed): string {
  const at = codePointsOf(text);
  const blocks = tokensBySentence(sentences, tokens).flatMap((words, i) => {
    if (words.length === 0) return [];
    const lines = words.map((token, k) => tokenLine(text, token, words[k + 1], k + 1, at));
    const head = [`# sent_id = ${plain(id)}-${i + 1}`, `# text = ${sentenceText(text, words)}`];
    return [[...(i === 0 ? [`# newdoc id = ${plain(id)}`] : []), ...head, ...lines, ""].join("\n")];
  });
  return `${blocks.join("\n")}\n`;
}
