// CoNLL-U (universaldependencies.org/format.html): sentences with tokens, tags and exact offsets; syntax is left open.
import type { Analysed, Sentence, Token } from "../document.ts";
import { codePointsOf } from "./code-points.ts";

/** Most words have neither space nor marks to be put together. */
const IS_PLAIN = /^[!-~\u3001-\u3011\u4e00-\u9fff\uff01-\uff5e]+$/;
const plain = (text: string) => (IS_PLAIN.test(text) ? text : text.replaceAll(/\s+/gu, " ").normalize("NFC"));

function tokenLine(token: Token, next: Token | undefined, id: number, at: (offset: number) => number): string {
  const form = plain(token.text);
  const after = next?.start === token.end ? "SpaceAfter=No|" : "";
  const misc = `${after}start_char=${at(token.start)}|end_char=${at(token.end)}`;
  return `${id}\t${form}\t${form}\t${token.pos}\t${token.tag}\t_\t_\t_\t_\t${misc}`;
}

/** A sentence's text with the spaces that CoNLL-U lets between tokens: one, or none. */
function sentenceText(tokens: readonly Token[]): string {
  let text = "";
  let end = tokens[0]?.start ?? 0;
  for (const token of tokens) {
    text += token.start > end ? ` ${plain(token.text)}` : plain(token.text);
    end = token.end;
  }
  return text;
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
    const lines = words.map((token, k) => tokenLine(token, words[k + 1], k + 1, at));
    const head = [`# sent_id = ${plain(id)}-${i + 1}`, `# text = ${sentenceText(words)}`];
    return [[...(i === 0 ? [`# newdoc id = ${plain(id)}`] : []), ...head, ...lines, ""].join("\n")];
  });
  return `${blocks.join("\n")}\n`;
}
