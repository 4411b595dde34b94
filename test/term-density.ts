// How many terms passages of 800 characters are given: npm run evaluate:density -- FOLDER.
import { readInputs } from "../pipeline/ingest/folder.ts";
import { endUnread } from "../pipeline/ingest/input.ts";
import { analyse } from "../pipeline/pipeline.ts";
import { textDocument } from "./score.ts";

const { documents, failures } = await readInputs(process.argv[2] ?? "input").catch(endUnread);
for (const failure of failures) console.error(failure);
const passages = documents.flatMap(({ text }) => text.match(/[\s\S]{800}/g) ?? []);
const counts = passages.map((text) => {
  const { mentions } = analyse(textDocument("passage", text));
  const of = (source?: string) =>
    new Set(mentions.filter((mention) => !source || mention.source === source).map(({ term }) => term)).size;
  return { all: of(), bank: of("bank"), pattern: of("pattern"), discovered: of("discovered") };
});
console.log(`${passages.length} passages of 800 characters; terms a passage: median, 95th percentile, most`);
for (const name of ["all", "bank", "pattern", "discovered"] as const) {
  const sorted = counts.map((count) => count[name]).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  console.log(`${name.padEnd(12)}${[at(0.5), at(0.95), at(1)].map((n) => String(n).padStart(5)).join("")}`);
}
