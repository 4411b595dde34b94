// A worker thread: takes documents one by one and gives their rows back.
import { parentPort, workerData } from "node:worker_threads";
import type { Ingested } from "../ingest/ingest.ts";
import { type ExtractOptions, extractor } from "./extract.ts";

const extract = extractor(workerData as ExtractOptions);

parentPort?.on("message", ({ index, document }: { index: number; document: Ingested }) => {
  parentPort?.postMessage({ index, extracted: extract(document) });
});
