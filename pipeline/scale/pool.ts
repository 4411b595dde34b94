// Spreads documents over worker threads; the results come back in the documents' order, whatever the number of threads.
import { Worker } from "node:worker_threads";
import type { Ingested } from "../ingest/ingest.ts";
import { type Extracted, type ExtractOptions, extractor } from "./extract.ts";

const SOURCE = import.meta.url.endsWith(".ts");
const WORKER = JSON.stringify(new URL(SOURCE ? "worker.ts" : "worker.js", import.meta.url).href);

/** A worker thread does not take over the loader that reads TypeScript in the main one: it registers its own first. */
const START = SOURCE
  ? `import(${JSON.stringify(import.meta.resolve("tsx/esm/api"))}).then((tsx) => { tsx.register(); return import(${WORKER}); });`
  : `import(${WORKER});`;

interface Answer {
  readonly index: number;
  readonly extracted: Extracted;
}

/** done is called after each document. */
export async function extractAll(
  documents: readonly Ingested[],
  options: ExtractOptions,
  jobs: number,
  done: () => void,
): Promise<Extracted[]> {
  if (jobs <= 1 || documents.length <= 1) {
    const extract = extractor(options);
    return documents.map((document) => {
      const extracted = extract(document);
      done();
      return extracted;
    });
  }
  const results: Extracted[] = new Array(documents.length);
  let next = 0;
  const work = async () => {
    const worker = new Worker(START, { eval: true, workerData: options });
    try {
      while (next < documents.length) {
        const { index, extracted } = await ask(worker, next, documents[next++] as Ingested);
        results[index] = extracted;
        done();
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, documents.length) }, work));
  return results;
}

function ask(worker: Worker, index: number, document: Ingested): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const answered = (answer: Answer) => {
      worker.off("error", failed);
      resolve(answer);
    };
    const failed = (error: Error) => {
      worker.off("message", answered);
      reject(error);
    };
    worker.once("message", answered);
    worker.once("error", failed);
    worker.postMessage({ index, document });
  });
}
