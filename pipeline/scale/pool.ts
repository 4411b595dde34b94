// Extracts documents as they come, in this thread or spread over workers, and keeps each in a store. The order is the
// documents', whatever the number of threads, and no more documents are held than are being worked on.
import { Worker } from "node:worker_threads";
import type { Ingested } from "../ingest/ingest.ts";
import { type ExtractOptions, extractor } from "./extract.ts";
import { fingerprintOf, keyOf } from "./fingerprint.ts";
import { packRecord } from "./packing.ts";
import type { Store } from "./store.ts";

const SOURCE = import.meta.url.endsWith(".ts");
const WORKER = JSON.stringify(new URL(SOURCE ? "worker.ts" : "worker.js", import.meta.url).href);

/** A worker thread does not take over the loader that reads TypeScript in the main one: it registers its own first. */
const START = SOURCE
  ? `import(${JSON.stringify(import.meta.resolve("tsx/esm/api"))}).then((tsx) => { tsx.register(); return import(${WORKER}); });`
  : `import(${WORKER});`;

/** Characters that a worker is given at a time: a message costs as much as a short document. */
const BATCH = 60_000;

/** What the pool does with each document. */
export interface Pool {
  readonly options: ExtractOptions;
  readonly jobs: number;
  readonly store: Store;
  /** Called after each document. */
  readonly done: () => void;
}

/** A document that is still to be extracted. */
interface Waiting {
  readonly key: string;
  readonly document: Ingested;
}

/** Takes the documents one by one, notes the key of each in their order, and gives those on that the store lacks. */
class Queue {
  readonly keys: string[] = [];
  readonly #documents: AsyncIterator<Ingested>;
  readonly #pool: Pool;
  readonly #fingerprint: string;
  readonly #given = new Set<string>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(documents: AsyncIterable<Ingested>, pool: Pool) {
    this.#documents = documents[Symbol.asyncIterator]();
    this.#pool = pool;
    this.#fingerprint = fingerprintOf(pool.options);
  }

  async #gather(): Promise<Waiting[]> {
    const batch: Waiting[] = [];
    for (let length = 0; length < BATCH; ) {
      const next = await this.#documents.next();
      if (next.done) break;
      const key = keyOf(this.#fingerprint, next.value);
      this.keys.push(key);
      if (this.#pool.store.has(key) || this.#given.has(key)) {
        this.#pool.done();
        continue;
      }
      this.#given.add(key);
      batch.push({ key, document: next.value });
      length += next.value.text.length;
    }
    return batch;
  }

  /** The next documents; none when all are given. Workers that ask at once are served one after the other. */
  next(): Promise<Waiting[]> {
    const batch = this.#turn.then(() => this.#gather());
    this.#turn = batch;
    return batch;
  }
}

/** Gives the documents of the queue to `extract` until there are none. */
async function work(queue: Queue, { store, done }: Pool, extract: (documents: Ingested[]) => Promise<Uint8Array[]>) {
  for (let batch = await queue.next(); batch.length > 0; batch = await queue.next()) {
    const packed = await extract(batch.map(({ document }) => document));
    batch.forEach(({ key }, i) => {
      store.put(key, packed[i] as Uint8Array);
      done();
    });
  }
}

/** A worker that was ended before it answered, as one is that runs out of memory. */
export class WorkerError extends Error {
  override name = "WorkerError";
}

function ask(worker: Worker, documents: readonly Ingested[]): Promise<Uint8Array[]> {
  return new Promise((resolve, reject) => {
    const answered = (answer: Uint8Array[]) => settle(() => resolve(answer));
    const failed = (error: Error) => settle(() => reject(error));
    const ended = (code: number) =>
      settle(() =>
        reject(
          new WorkerError(
            `a worker ended with status ${code} near ${documents[0]?.id}: out of memory? Fewer --jobs take less.`,
          ),
        ),
      );
    const settle = (end: () => void) => {
      worker.off("message", answered).off("error", failed).off("exit", ended);
      end();
    };
    worker.on("message", answered).on("error", failed).on("exit", ended);
    worker.postMessage(documents);
  });
}

async function workInThread(queue: Queue, pool: Pool): Promise<void> {
  const worker = new Worker(START, { eval: true, workerData: pool.options });
  try {
    await work(queue, pool, (documents) => ask(worker, documents));
  } finally {
    await worker.terminate();
  }
}

/**
 * Extracts the documents that the store lacks.
 * @returns the keys of all, in their order, under which the store has their records.
 */
export async function extractAll(documents: AsyncIterable<Ingested>, pool: Pool): Promise<readonly string[]> {
  const queue = new Queue(documents, pool);
  if (pool.jobs <= 1) {
    const extract = extractor(pool.options);
    await work(queue, pool, async (batch) => batch.map((document) => packRecord(extract(document))));
  } else await Promise.all(Array.from({ length: pool.jobs }, () => workInThread(queue, pool)));
  return queue.keys;
}
