// A worker thread: takes documents one by one and gives their rows back.
import { parentPort } from "node:worker_threads";
import type { Ingested } from "../ingest/ingest.ts";
import { extract } from "./extract.ts";

parentPort?.on("message", ({ index, document }: { index: number; document: Ingested }) => {
  parentPort?.postMessage({ index, extracted: extract(document) });
});
