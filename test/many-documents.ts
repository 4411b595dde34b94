// Runs the compiled pipeline over many short documents, made of the paragraphs of texts, with one worker and with two: how
// fast, in how much memory, and whether with the same bytes. npm run bench:documents -- FOLDER [COUNT]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { readInputs } from "../pipeline/ingest/folder.ts";
import { ROOT } from "./command.ts";

const [folder = "input", count = "100000"] = process.argv.slice(2);
/** Shorter lines are headings. */
const LEAST_CHARACTERS = 20;
/** Says at the end, on standard output, how much memory the process has held, in KB. */
const TELLS_MEMORY = `data:text/javascript,process.on("exit",()=>console.log(process.resourceUsage().maxRSS))`;

const work = mkdtempSync(join(tmpdir(), "zhengshu-"));
const { documents } = await readInputs(folder);
const paragraphs = documents
  .flatMap(({ text }) => text.split("\n"))
  .map((line) => line.trim())
  .filter(({ length }) => length >= LEAST_CHARACTERS);

/** Paragraphs over and over, with a number that makes each a document of its own. @returns their MB. */
async function write(file: string): Promise<number> {
  const lines = createWriteStream(file);
  let bytes = 0;
  for (let i = 0; i < Number(count); i++) {
    const text = `${paragraphs[i % paragraphs.length]}\n第${Math.floor(i / paragraphs.length) + 1}号。`;
    bytes += Buffer.byteLength(text);
    const room = lines.write(`${JSON.stringify({ id: `p${String(i).padStart(7, "0")}`, text })}\n`);
    if (!room) await once(lines, "drain");
  }
  await finished(lines.end());
  return bytes / 1e6;
}

interface Run {
  readonly seconds: number;
  readonly memory: number;
  /** Checksums of all that was written. */
  readonly manifest: string;
}

async function run(jobs: number): Promise<Run> {
  const output = join(work, `out-${jobs}`);
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [
      ...["--import", TELLS_MEMORY, join(ROOT, ".build/pipeline/main.js")],
      ...["--input", join(work, "in"), "--output", output, "--no-cache", "--format", "csv", "--jobs", String(jobs)],
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let told = "";
  child.stdout.on("data", (text) => {
    told += text;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`the pipeline ended with status ${code}`);
  const seconds = (performance.now() - started) / 1000;
  return { seconds, memory: Number(told) / 1024, manifest: readFileSync(join(output, "manifest.json"), "utf8") };
}

try {
  mkdirSync(join(work, "in"));
  const size = await write(join(work, "in/documents.ndjson"));
  console.log(`${count} documents, ${size.toFixed(1)} MB`);
  const [one, two] = [await run(1), await run(2)];
  for (const [jobs, { seconds, memory }] of [one, two].entries())
    console.log(
      `--jobs ${jobs + 1}: ${seconds.toFixed(1)} s, ${(Number(count) / seconds).toFixed(0)} documents/s, ${memory.toFixed(0)} MB at most`,
    );
  console.log(`two workers are ${(one.seconds / two.seconds).toFixed(2)} times as fast as one`);
  console.log(one.manifest === two.manifest ? "the results are the same" : "the results DIFFER");
  if (one.manifest !== two.manifest) process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
