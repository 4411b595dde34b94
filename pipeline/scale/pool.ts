// Extracts documents as they come, in this thread or spread over workers, and keeps each in a store. The order is the
// documents', whatever the number of threads, and no more documents are held than are being worked on.
import type { Ingested } from "../ingest/ingest.ts";
import { BATCH } from "../pipeline.ts";
import { type ExtractOptions, extractor } from "./extract.ts";
import { fingerprintOf, keyOf } from "./fingerprint.ts";
import { packRecord } from "./packing.ts";
import type { Store } from "./store.ts";
import { Thread } from "./thread.ts";

/** What the pool does with each document. */
export interface Pool {
  readonly options: ExtractOptions;
  readonly jobs: number;
  readonly store: Store;
  /** Called after each document. */
  readonly done: () => void;
  /** Called with the key of each document that the store has, in the order of the documents, as soon as that is known. */
  readonly kept: (key: string) => void;
}

/** A document that is still to be extracted. */
interface Waiting {
  readonly key: string;
  readonly document: Ingested;
}

/** Takes the documents one by one, notes the key of each in their order, and gives those on that the store lacks. */
class Queue {
  readonly #keys: string[] = [];
  readonly #failures = new Map<string, string>();
  readonly #documents: AsyncIterator<Ingested>;
  readonly #pool: Pool;
  readonly #fingerprint: string;
  readonly #given = new Set<string>();
  /** How many documents, from the first, are kept or have failed. */
  #settled = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(documents: AsyncIterable<Ingested>, pool: Pool) {
    this.#documents = documents[Symbol.asyncIterator]();
    this.#pool = pool;
    this.#fingerprint = fingerprintOf(pool.options);
  }

  /** A message to a worker costs as much as a short document, too. */
  async #gather(): Promise<Waiting[]> {
    const batch: Waiting[] = [];
    for (let length = 0; length < BATCH; ) {
      const next = await this.#documents.next();
      if (next.done) break;
      const key = keyOf(this.#fingerprint, next.value);
      this.#keys.push(key);
      if (this.#pool.store.has(key) || this.#given.has(key)) {
        this.#settle();
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

  /** Passes on what has its turn, now that one more document is done. */
  #settle(): void {
    this.#pool.done();
    for (; this.#settled < this.#keys.length; this.#settled++) {
      const key = this.#keys[this.#settled] as string;
      if (this.#pool.store.has(key)) this.#pool.kept(key);
      else if (!this.#failures.has(key)) return;
    }
  }

  put({ key }: Waiting, packed: Uint8Array): void {
    this.#pool.store.put(key, packed);
    this.#settle();
  }

  /** Leaves out a document that can not be extracted. */
  fail({ key, document: { metadata } }: Waiting, error: NodeJS.ErrnoException): void {
    const problem =
      error.code === "ERR_WORKER_OUT_OF_MEMORY"
        ? "takes more memory than a worker has. Part it, or give more by NODE_OPTIONS=--max-old-space-size"
        : `can not be extracted (${error.message}). This is a fault of zhengshu: please report it with the file`;
    this.#failures.set(key, `${metadata.file}: ${problem}`);
    this.#settle();
  }

  extracted(): Extracted {
    const keys = this.#keys.filter((key) => !this.#failures.has(key));
    return { keys, failures: [...this.#failures.values()].sort() };
  }
}

/** Extracts documents: what is kept of each, or the error that ended the work on all of them. */
type Extract = (documents: readonly Ingested[]) => Promise<Uint8Array[] | Error>;

/**
 * Extracts the documents of the queue until there are none: of those that the work ended on, each alone again. The next ones
 * are given out before what came back is kept, so that a thread does not wait for that.
 */
async function work(queue: Queue, extractDocuments: Extract): Promise<void> {
  const extract = (batch: readonly Waiting[]) => extractDocuments(batch.map(({ document }) => document));
  const keep = (batch: readonly Waiting[], packed: readonly Uint8Array[]) => {
    for (const [i, waiting] of batch.entries()) queue.put(waiting, packed[i] as Uint8Array);
  };
  const again = async (batch: readonly Waiting[], error: Error): Promise<void> => {
    const [first] = batch;
    if (batch.length === 1 && first) queue.fail(first, error);
    else
      for (const waiting of batch) {
        const answer = await extract([waiting]);
        if (answer instanceof Error) queue.fail(waiting, answer);
        else keep([waiting], answer);
      }
  };
  let batch = await queue.next();
  let working = batch.length > 0 ? extract(batch) : null;
  while (working) {
    const [answer, next] = await Promise.all([working, queue.next()]);
    if (answer instanceof Error) await again(batch, answer);
    working = next.length > 0 ? extract(next) : null;
    if (!(answer instanceof Error)) keep(batch, answer);
    batch = next;
  }
}

async function workInThread(queue: Queue, { options }: Pool): Promise<void> {
  const thread = new Thread(options);
  try {
    await work(queue, (documents) => thread.extract(documents));
  } finally {
    await thread.end();
  }
}

function workHere(queue: Queue, { options }: Pool): Promise<void> {
  const extract = extractor(options);
  return work(queue, async (documents) => {
    try {
      return extract(documents).map(packRecord);
    } catch (error) {
      return error as Error;
    }
  });
}

/** What was extracted: the keys of the documents in their order, under which the store has their records, and what failed. */
export interface Extracted {
  readonly keys: readonly string[];
  readonly failures: readonly string[];
}

/** Extracts the documents that the store lacks. */
export async function extractAll(documents: AsyncIterable<Ingested>, pool: Pool): Promise<Extracted> {
  const queue = new Queue(documents, pool);
  if (pool.jobs <= 1) await workHere(queue, pool);
  else await Promise.all(Array.from({ length: pool.jobs }, () => workInThread(queue, pool)));
  return queue.extracted();
}
