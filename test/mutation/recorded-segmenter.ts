// The segmenter, with its answers kept in a file: each mutant has a process of its own, and would load the dictionaries.
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { userDictionary } from "../../pipeline/segment/dictionary.ts";
import * as segmenter from "../../pipeline/segment/jieba.ts";

/** Named for our own words, for other words give other answers. */
const dictionary = createHash("sha256").update(readFileSync(userDictionary)).digest("hex");
const file = resolve(`node_modules/.cache/zhengshu/segmented-${dictionary}.ndjson`);
const words = new Map<string, string[]>();
const tags = new Map<string, string>();

function learn([text, parts]: readonly [string, readonly (readonly [string, string])[]]): void {
  words.set(
    text,
    parts.map(([word]) => word),
  );
  for (const [word, tag] of parts) tags.set(word, tag);
}

if (existsSync(file)) for (const line of readFileSync(file, "utf8").split("\n").slice(0, -1)) learn(JSON.parse(line));

export const { checkUserDictionary } = segmenter;

export function wordsIn(text: string): string[] {
  if (!words.has(text)) {
    const answer = [text, segmenter.wordsIn(text).map((word) => [word, segmenter.tagOf(word)] as const)] as const;
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, `${JSON.stringify(answer)}\n`);
    learn(answer);
  }
  return words.get(text) as string[];
}

export const tagOf = (word: string): string => tags.get(word) ?? segmenter.tagOf(word);
