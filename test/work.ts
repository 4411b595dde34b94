// Counts the work of our own code: how often its blocks are entered, which no other load of the machine changes.
import { Session } from "node:inspector/promises";

const session = new Session();
session.connect();
await session.post("Profiler.enable");
// On from the start: a function that was compiled before is counted from its next compilation only.
await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

/** Entries into the blocks of the pipeline's code while a function runs; what a regular expression does inside is not counted. */
export async function workOf(run: () => unknown): Promise<number> {
  await session.post("Profiler.takePreciseCoverage");
  run();
  const { result } = await session.post("Profiler.takePreciseCoverage");
  return result
    .filter(({ url }) => url.includes("/pipeline/"))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
    .reduce((sum, count) => sum + count, 0);
}
