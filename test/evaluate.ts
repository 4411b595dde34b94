// Measures extraction. npm run evaluate -- [FOLDER] [--misses]: rates against the gold tables and term lists of a folder.
// npm run evaluate -- --against OLD_OUTPUT --input FOLDER: the claims that are added, removed and altered since OLD_OUTPUT.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { extractOf } from "../pipeline/export/rows.ts";
import { readInputs } from "../pipeline/ingest/folder.ts";
import { endUnread } from "../pipeline/ingest/input.ts";
import { analyse } from "../pipeline/pipeline.ts";
import type { Rows } from "../schemas/rows.ts";
import { extractGold, GOLD, goldNames, rates, type Score, score, scoreTerms, termNames, total } from "./score.ts";

type Claim = Rows["claims"];

const table = (name: string, one: Score) => {
  const numbers = Object.values(rates(one)).map((rate) => rate.toFixed(3).padStart(11));
  console.log(`${name.padEnd(24)}${String(one.owed).padStart(6)}${numbers.join("")}`);
};

/** For each kind of the gold, the share of its claims that are found, and strictly right. */
function byKind({ kinds }: Score): void {
  console.log(`\n${"kind".padEnd(24)}${"gold".padStart(6)}${"found".padStart(11)}${"strict".padStart(11)}`);
  for (const [kind, [owed, found, strict]] of [...kinds].sort()) {
    const [a, b] = [found, strict].map((hits) => (hits / owed).toFixed(3).padStart(11));
    console.log(`${kind.padEnd(24)}${String(owed).padStart(6)}${a}${b}`);
  }
}

/** For each text with a list of wanted terms, how many are given, and of how many terms in all. */
function termsOf(folder: URL, misses: boolean): void {
  const names = termNames(folder);
  if (names.length === 0) return;
  console.log(`\n${"terms of".padEnd(24)}${"wanted".padStart(6)}${"recall".padStart(11)}${"given".padStart(11)}`);
  for (const name of names) {
    const { wanted, given, missed } = scoreTerms(name, folder);
    const recall = (1 - missed.length / wanted).toFixed(3).padStart(11);
    console.log(`${name.padEnd(24)}${String(wanted).padStart(6)}${recall}${String(given).padStart(11)}`);
    if (misses) for (const term of missed) console.log(`${name}\tmissed\t${term}`);
  }
}

function scoreFolder(folder: URL, misses: boolean): void {
  const scored = goldNames(folder).map(
    (name) => [name, score(name, extractGold(name, folder).rows.claims, folder)] as const,
  );
  const all = total(scored.map(([, one]) => one));
  console.log(
    `${"text".padEnd(24)}${"gold".padStart(6)}${Object.keys(rates(all))
      .map((name) => name.padStart(11))
      .join("")}`,
  );
  for (const [name, one] of scored) table(name, one);
  table("all", all);
  byKind(all);
  termsOf(folder, misses);
  if (!misses) return;
  for (const [name, one] of scored)
    for (const { quantity, field, wanted, read } of one.misses)
      console.log(`${name}\t${quantity}\t${field}\twanted ${wanted}\tread ${read}`);
}

const COMPARED = [
  "value",
  "low",
  "high",
  "unit",
  "kind",
  "direction",
  "indicator",
  "comparator",
  "status",
  "from_value",
] as const;
const key = ({ document_id, quantity_start }: Claim) => `${document_id} ${quantity_start}`;
const place = ({ document_id, quantity, sentence }: Claim) =>
  `${document_id}\t${quantity}\t${sentence.trim().slice(0, 60)}`;

async function compare(output: string, input: string): Promise<void> {
  const old = new Map<string, Claim>();
  for (const row of JSON.parse(readFileSync(resolve(output, "claims.json"), "utf8")) as Claim[]) old.set(key(row), row);
  const { documents, failures } = await readInputs(input);
  for (const failure of failures) console.error(failure);
  const counts = { added: 0, removed: 0, altered: 0, same: 0 };
  for (const row of documents.flatMap((document) => extractOf(analyse(document)).rows.claims)) {
    const before = old.get(key(row));
    old.delete(key(row));
    const altered = before ? COMPARED.filter((field) => before[field] !== row[field]) : [];
    if (before && altered.length === 0) {
      counts.same++;
      continue;
    }
    counts[before ? "altered" : "added"]++;
    const what = before
      ? altered.map((field) => `${field}: ${before[field]} -> ${row[field]}`).join("; ")
      : row.indicator;
    console.log(`${before ? "altered" : "added"}\t${place(row)}\t${what}`);
  }
  for (const row of old.values()) {
    counts.removed++;
    console.log(`removed\t${place(row)}\t${row.indicator}`);
  }
  console.log(`${counts.added} added, ${counts.removed} removed, ${counts.altered} altered, ${counts.same} the same`);
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    misses: { type: "boolean", default: false },
    against: { type: "string" },
    input: { type: "string", default: "input" },
  },
});
try {
  if (values.against) await compare(values.against, values.input);
  else if (positionals.length === 0) scoreFolder(GOLD, values.misses);
  else for (const folder of positionals) scoreFolder(pathToFileURL(`${resolve(folder)}/`), values.misses);
} catch (error) {
  endUnread(error);
}
