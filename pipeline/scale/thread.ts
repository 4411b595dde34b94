// A worker thread as the pool sees it: gives documents to it, and outlives it.
import { Worker } from "node:worker_threads";
import type { Ingested } from "../ingest/ingest.ts";
import type { ExtractOptions } from "./extract.ts";

const SOURCE = import.meta.url.endsWith(".ts");
const WORKER = JSON.stringify(new URL(SOURCE ? "worker.ts" : "worker.js", import.meta.url).href);

/** A worker thread does not take over the loader that reads TypeScript in the main one: it registers its own first. */
const START = SOURCE
  ? `import(${JSON.stringify(import.meta.resolve("tsx/esm/api"))}).then((tsx) => { tsx.register(); return import(${WORKER}); });`
  : `import(${WORKER});`;

/** A thread that extracts. One that dies, as one does that runs out of memory, is followed by another. */
export class Thread {
  readonly #options: ExtractOptions;
  #worker: Worker | null = null;

  constructor(options: ExtractOptions) {
    this.#options = options;
  }

  #start(): Worker {
    const worker = new Worker(START, { eval: true, workerData: this.#options });
    this.#worker = worker;
    // It may die while nobody waits for an answer, and say so again after it said so to whoever did.
    return worker.on("error", () => {}).on("exit", () => this.#forget(worker));
  }

  #forget(worker: Worker): void {
    if (this.#worker === worker) this.#worker = null;
  }

  /** What is kept of each of the documents; the error when the thread dies of them. */
  extract(documents: readonly Ingested[]): Promise<Uint8Array[] | Error> {
    const worker = this.#worker ?? this.#start();
    return new Promise((resolve) => {
      const ended = (status: number) => settle(new Error(`its worker ended with status ${status}`));
      const settle = (answer: Uint8Array[] | Error) => {
        worker.off("message", settle).off("error", settle).off("exit", ended);
        if (answer instanceof Error) this.#forget(worker);
        resolve(answer);
      };
      worker.on("message", settle).on("error", settle).on("exit", ended);
      worker.postMessage(documents);
    });
  }

  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}
