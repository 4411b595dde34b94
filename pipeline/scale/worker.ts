// A worker thread: takes documents, some at a time, and gives what is kept of them back.
import { parentPort, workerData } from "node:worker_threads";
import type { Ingested } from "../ingest/ingest.ts";
import { type ExtractOptions, extractor } from "./extract.ts";
import { packRecord } from "./packing.ts";

const extract = extractor(workerData as ExtractOptions);

parentPort?.on("message", (documents: readonly Ingested[]) => {
  parentPort?.postMessage(extract(documents).map(packRecord));
});
